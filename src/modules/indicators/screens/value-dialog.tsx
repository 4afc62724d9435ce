import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  NumberInput,
  Select,
  TextInput,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import type { IndicatorsView } from '../indicators.schema.ts'
import { DecisionPicker, IndicatorPicker, useIndicator } from './pickers.tsx'
import { apiOf, changed, libraryQuery, type Place } from './queries.ts'
import type { Row } from './year-table.tsx'

/** A baseline or an actual: the number, its day, the paper that says it. A frozen baseline asks for the decision and the reason too. */
export function ValueDialog({
  what,
  place,
  view,
  row,
  onClose,
}: {
  what: 'baseline' | 'actual'
  place: Place
  view: IndicatorsView
  row?: Row | undefined
  onClose(): void
}) {
  const t = useWords<typeof fa>('indicators')
  const { locale, today } = useLooks()
  const [code, setCode] = useState<string | null>(row?.line.code ?? null)
  const [value, setValue] = useState<string | null>(null)
  const [unit, setUnit] = useState('')
  const [asOf, setAsOf] = useState<string | null>(what === 'actual' && !view.summary.over ? today : null)
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const [decisionId, setDecision] = useState<string | null>(null)
  const [missReason, setMissReason] = useState<string | null>(null)
  const indicator = useIndicator(view.place.province.code, code)
  const line = view.lines.find((one) => one.code === code)
  const { data: library } = useQuery(libraryQuery(view.place.province.code))
  const frozen = what === 'baseline' && view.freeze !== null
  const lateYear = what === 'actual' && row?.year?.over === true
  const known = line?.unit?.[locale] ?? indicator?.unit?.[locale]
  const fields = [
    'indicator',
    'value',
    'unit',
    'asOf',
    'source',
    ...(frozen ? ['reason', 'decisionId'] : []),
    ...(lateYear ? ['missReason'] : []),
  ]
  const deed = useSend({ fields, done: t(`done.${what}`), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`${apiOf(place)}/${what === 'baseline' ? 'baselines' : 'actuals'}`, {
        ...(code ? { indicator: code } : {}),
        ...(value === null ? {} : { value }),
        ...(unit ? { unit } : {}),
        ...(asOf ? { asOf } : {}),
        ...(source.trim() ? { source } : {}),
        ...(frozen && reason.trim() ? { reason } : {}),
        ...(frozen && decisionId ? { decisionId } : {}),
        ...(lateYear && missReason ? { missReason } : {}),
      }),
    )
  return (
    <FormDialog
      title={row ? t(`form.${what}Of`, { name: row.line[locale] }) : t(`do.${what}`)}
      lead={frozen ? t('form.frozenLead') : t(`form.${what}Lead`)}
      verb={t(`do.${what}`)}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      {!row && (
        <IndicatorPicker
          province={view.place.province.code}
          value={code}
          onChange={setCode}
          error={deed.field('indicator')}
        />
      )}
      <NumberInput label={t('form.value')} unit={known} value={value} onChange={setValue} error={deed.field('value')} />
      {(!known || deed.field('unit')) && (
        <TextInput
          label={t('col.unit')}
          hint={t('form.unitHint')}
          value={unit}
          onChange={setUnit}
          error={deed.field('unit')}
        />
      )}
      <JalaliDateInput
        label={t('form.asOf')}
        hint={t('form.asOfHint')}
        value={asOf}
        onChange={setAsOf}
        max={today}
        error={deed.field('asOf')}
      />
      <TextInput
        label={t('form.source')}
        hint={t('form.sourceHint')}
        value={source}
        onChange={setSource}
        error={deed.field('source')}
      />
      {lateYear && (
        <Select
          label={t('form.missReason')}
          optional
          hint={t('form.missReasonHint')}
          value={missReason}
          onChange={setMissReason}
          error={deed.field('missReason')}
          options={(library?.missReasons ?? []).map((one) => ({ value: one.code, label: one[locale] }))}
        />
      )}
      {frozen && (
        <>
          <DecisionPicker place={place} value={decisionId} onChange={setDecision} error={deed.field('decisionId')} />
          <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
        </>
      )}
    </FormDialog>
  )
}
