import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, NumberInput, Select, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import type { FactKind } from '../directory.kinds.ts'
import type { UnitPage } from '../units/units.schema.ts'
import { type How, OnBehalfField } from './fields.tsx'
import { useDirectoryWords } from './words.ts'

const kinds: readonly FactKind[] = ['state', 'jobs', 'capacity', 'operatingPermit', 'establishmentPermit']
const states = ['planned', 'active', 'semiStagnant', 'stagnant'] as const
const paths = ['value', 'measure', 'aspect', 'fromDay', 'source', 'untilDay'].map((name) => `facts.0.${name}`)

/** States one dated fact about a unit. The older value stays in the history. */
export function FactDialog({ onClose, unit }: { onClose(): void; unit: UnitPage }) {
  const { t, stateName } = useDirectoryWords()
  const { today } = useLooks()
  const [kind, setKind] = useState<FactKind>('state')
  const [value, setValue] = useState<string | null>(null)
  const [measure, setMeasure] = useState('')
  const [product, setProduct] = useState('')
  const [fromDay, setFromDay] = useState<string | null>(null)
  const [untilDay, setUntilDay] = useState<string | null>(null)
  const [source, setSource] = useState('')
  const [how, setHow] = useState<How | null>(null)
  const sending = useSend({ fields: paths, done: t('facts.stated', { fact: t(`fact.${kind}`) }), renew: 'all' })
  const { send, field } = sending
  const isPermit = kind === 'operatingPermit' || kind === 'establishmentPermit'
  const keep = () => {
    const fact = {
      kind,
      value: value ?? '',
      fromDay: fromDay ?? '',
      source,
      ...(kind === 'capacity' ? { measure, ...(product.trim() ? { aspect: product } : {}) } : {}),
      ...(isPermit ? { untilDay } : {}),
    }
    const onBehalf = how ? { onBehalf: { organisationId: unit.id, how } } : {}
    return send(() => api.post(`/api/units/${unit.id}/facts`, { facts: [fact], ...onBehalf }))
  }
  const error = (name: string) => field(`facts.0.${name}`)
  return (
    <FormDialog
      title={t('facts.stateTitle')}
      verb={t('facts.stateVerb')}
      sending={sending}
      onSend={keep}
      onClose={onClose}
    >
      <Select
        label={t('facts.which')}
        options={kinds.map((one) => ({ value: one, label: t(`fact.${one}`) }))}
        value={kind}
        onChange={(next) => {
          setKind((next ?? 'state') as FactKind)
          setValue(null)
        }}
      />
      {kind === 'state' && (
        <Select
          label={t('fact.state')}
          options={states.map((state) => ({ value: state, label: stateName(state) }))}
          value={value}
          onChange={setValue}
          error={error('value')}
        />
      )}
      {(kind === 'jobs' || kind === 'capacity') && (
        <NumberInput label={t(`fact.${kind}`)} value={value} onChange={setValue} error={error('value')} />
      )}
      {isPermit && (
        <TextInput label={t('facts.permitNumber')} value={value ?? ''} onChange={setValue} error={error('value')} />
      )}
      {kind === 'capacity' && (
        <div className="two">
          <TextInput
            label={t('facts.measure')}
            hint={t('facts.measureHint')}
            value={measure}
            onChange={setMeasure}
            error={error('measure')}
          />
          <TextInput
            label={t('facts.product')}
            optional
            value={product}
            onChange={setProduct}
            error={error('aspect')}
          />
        </div>
      )}
      {isPermit && (
        <JalaliDateInput
          label={t('facts.until')}
          optional
          value={untilDay}
          onChange={setUntilDay}
          error={error('untilDay')}
        />
      )}
      <JalaliDateInput
        label={t('facts.from')}
        hint={t('facts.fromHint')}
        value={fromDay}
        max={today}
        onChange={setFromDay}
        error={error('fromDay')}
      />
      <TextInput
        label={t('facts.source')}
        hint={t('facts.sourceHint')}
        value={source}
        onChange={setSource}
        error={error('source')}
      />
      <OnBehalfField value={how} onChange={setHow} />
    </FormDialog>
  )
}
