import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  NumberInput,
  Radios,
  Select,
  TextInput,
  useFormat,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../indicators.fa.ts'
import type { IndicatorsView } from '../indicators.schema.ts'
import { IndicatorPicker, useIndicator } from './pickers.tsx'
import { apiOf, changed, type Place } from './queries.ts'
import type { Row } from './year-table.tsx'

/** A year's target, and from where its actual comes: counted where a room counts it, else entered by people. */
export function TargetDialog({
  place,
  view,
  row,
  onClose,
}: {
  place: Place
  view: IndicatorsView
  row?: Row | undefined
  onClose(): void
}) {
  const t = useWords<typeof fa>('indicators')
  const { locale } = useLooks()
  const f = useFormat()
  const [code, setCode] = useState<string | null>(row?.line.code ?? null)
  const [year, setYear] = useState(String(view.fiscalYear))
  const standing = row?.year?.target ?? null
  const [value, setValue] = useState<string | null>(standing?.value ?? null)
  const [unit, setUnit] = useState('')
  const [source, setSource] = useState(standing?.source ?? '')
  const [chosen, setChosen] = useState<'counted' | 'entered' | null>(null)
  const indicator = useIndicator(view.place.province.code, code)
  const line = view.lines.find((one) => one.code === code)
  const counter = indicator?.counters[place.kind] ?? null
  // a target that stands keeps its one source; a new one is counted wherever it can be
  const from = standing ? (row?.year?.counter ? 'counted' : 'entered') : (chosen ?? (counter ? 'counted' : 'entered'))
  const known = line?.unit?.[locale] ?? indicator?.unit?.[locale]
  const deed = useSend({
    fields: ['indicator', 'fiscalYear', 'value', 'unit', 'source', 'counter'],
    done: t('done.target'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
      api.post(`${apiOf(place)}/targets`, {
        ...(code ? { indicator: code } : {}),
        fiscalYear: Number(year),
        ...(value === null ? {} : { value }),
        ...(unit ? { unit } : {}),
        ...(source.trim() ? { source } : {}),
        ...(from === 'counted' && (row?.year?.counter ?? counter) ? { counter: row?.year?.counter ?? counter } : {}),
      }),
    )
  const years = [...new Set([...view.fiscalYears, view.fiscalYear + 1, view.fiscalYear - 1])].sort(
    (one, other) => one - other,
  )
  return (
    <FormDialog
      title={row ? t('form.targetOf', { name: row.line[locale] }) : t('do.target')}
      lead={t('form.targetLead')}
      verb={t('do.target')}
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
      {!standing && (
        <Select
          label={t('form.year')}
          value={year}
          onChange={(one) => setYear(one ?? year)}
          error={deed.field('fiscalYear')}
          options={years.map((one) => ({ value: String(one), label: f.digits(String(one)) }))}
        />
      )}
      <NumberInput label={t('col.target')} unit={known} value={value} onChange={setValue} error={deed.field('value')} />
      {((indicator && !known) || deed.field('unit')) && (
        <TextInput
          label={t('col.unit')}
          hint={t('form.unitHint')}
          value={unit}
          onChange={setUnit}
          error={deed.field('unit')}
        />
      )}
      {standing ? null : counter || deed.field('counter') ? (
        <Radios
          label={t('form.from')}
          value={from}
          onChange={setChosen}
          error={deed.field('counter')}
          options={[
            {
              value: 'counted',
              label: t('form.fromCounted', { counter: counter ? t.maybe(`counter.${counter}`) : '' }),
              disabled: !counter,
            },
            { value: 'entered', label: t('form.fromPeople') },
          ]}
        />
      ) : null}
      <TextInput
        label={t('form.source')}
        hint={t('form.targetSourceHint')}
        value={source}
        onChange={setSource}
        error={deed.field('source')}
      />
    </FormDialog>
  )
}
