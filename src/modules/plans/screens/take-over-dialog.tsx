import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, NumberInput, Radios, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { usePlanWords } from './words.ts'
import type { ActivityRow } from './year.rules.ts'

interface Reached {
  value: string | null
  result: string
}
const nothing: Reached = { value: null, result: '' }

/** What each activity had reached before the product, from a paper, as of one day. An activity left empty stays as it is. */
export function TakeOverDialog({
  view,
  rows,
  onClose,
}: {
  view: PlanYearView
  rows: readonly ActivityRow[]
  onClose(): void
}) {
  const { t } = usePlanWords()
  const { today } = useLooks()
  const [asOf, setAsOf] = useState<string | null>(view.year.to < today ? view.year.to : today)
  const [source, setSource] = useState('')
  const [reached, setReached] = useState<Readonly<Record<string, Reached>>>({})
  const of = (code: string) => reached[code] ?? nothing
  const change = (code: string, part: Partial<Reached>) => setReached({ ...reached, [code]: { ...of(code), ...part } })
  // where nothing can be claimed nothing can be taken over: it is counted or mirrored, or at its end
  const open = rows.filter(({ item }) => item.isLeaf && item.source === 'claimed' && item.closed === null)
  const said = open.filter((row) => of(row.code).value !== null)
  const sending = useSend({
    fields: [
      'source',
      ...said.flatMap((_, place) =>
        ['code', 'asOf', 'value', 'quantity', 'result'].map((name) => `states.${place}.${name}`),
      ),
    ],
    done: t('takeOver.done'),
    renew: 'all',
  })
  const wrong = (row: ActivityRow, name: string) => {
    const place = said.indexOf(row)
    return place < 0 ? undefined : sending.field(`states.${place}.${name}`)
  }
  const submit = () =>
    sending.send(() =>
      api.post(`/api/plan-years/${view.id}/taken-over`, {
        source,
        states: said.map((row) => ({
          code: row.code,
          asOf: asOf ?? '',
          [row.item.measure === 'quantity' ? 'quantity' : 'value']: of(row.code).value,
          result: of(row.code).result.trim() || t('takeOver.state'),
        })),
      }),
    )
  return (
    <FormDialog
      wide
      title={t('act.takeOver')}
      lead={t('takeOver.lead')}
      verb={t('takeOver.submit', { count: said.length })}
      why={said.length === 0 ? t('takeOver.nothing') : undefined}
      sending={sending}
      onSend={submit}
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('takeOver.asOf')}
        value={asOf}
        onChange={setAsOf}
        max={today}
        error={said[0] && wrong(said[0], 'asOf')}
      />
      <TextInput
        label={t('takeOver.source')}
        hint={t('takeOver.sourceHint')}
        value={source}
        onChange={setSource}
        error={sending.field('source')}
      />
      {open.map((row) => (
        <fieldset className="take-over" key={row.item.itemId}>
          <legend>
            <span className="dim">{row.code}</span> {row.item.title}
          </legend>
          {row.item.measure === 'milestone' ? (
            <Radios
              label={t('takeOver.milestone')}
              value={of(row.code).value}
              onChange={(value) => change(row.code, { value })}
              options={[
                { value: '100', label: t('takeOver.reached') },
                { value: '0', label: t('takeOver.notReached') },
              ]}
              error={wrong(row, 'value')}
            />
          ) : (
            <NumberInput
              label={
                row.item.measure === 'quantity'
                  ? t('takeOver.quantity', { unit: row.item.unit ?? '' })
                  : t('takeOver.percent')
              }
              optional
              value={of(row.code).value}
              min={0}
              {...(row.item.measure === 'percent' ? { max: 100 } : {})}
              onChange={(value) => change(row.code, { value })}
              error={wrong(row, row.item.measure === 'quantity' ? 'quantity' : 'value')}
            />
          )}
          <TextInput
            label={t('field.result')}
            optional
            value={of(row.code).result}
            onChange={(result) => change(row.code, { result })}
            error={wrong(row, 'result')}
          />
        </fieldset>
      ))}
    </FormDialog>
  )
}
