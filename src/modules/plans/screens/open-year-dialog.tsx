import { useState } from 'react'
import { toJalali, toLatinDigits } from '../../../kernel/fa/index.ts'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { Checkbox, FormDialog, NumberInput, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import type { PlanView } from '../plans.schema.ts'
import { draftHref } from './addresses.ts'
import { usePlanWords } from './words.ts'

/** Opens the n-th year of a plan and goes on to its draft. */
export function OpenYearDialog({ plan, onClose }: { plan: PlanView; onClose(): void }) {
  const { t, f } = usePlanWords()
  const { today } = useLooks()
  const go = useGo()
  const last = plan.years.at(-1)
  const [n, setN] = useState<string | null>(String((last?.n ?? 0) + 1))
  // a year is no quantity: its digits are not grouped
  const [fiscalYear, setFiscalYear] = useState(String(last ? last.fiscalYear + 1 : toJalali(today).year))
  const [yearWeight, setYearWeight] = useState<string | null>(null)
  const [takenOver, setTakenOver] = useState(false)
  const sending = useSend({
    fields: ['n', 'fiscalYear', 'yearWeight'],
    done: t('plan.yearOpened', { n }),
    renew: 'all',
  })
  const { send, field } = sending
  const open = async () => {
    let opened = ''
    const done = await send(async () => {
      const { planYearId } = await api.post<{ planYearId: string }>(`/api/plans/${plan.id}/years`, {
        n: Number(n),
        fiscalYear: Number(fiscalYear),
        ...(yearWeight === null ? {} : { yearWeight }),
        ...(takenOver ? { takenOver } : {}),
      })
      opened = planYearId
    })
    if (done) go(draftHref(opened))
    return done
  }
  return (
    <FormDialog
      title={t('plan.openYearTitle')}
      verb={t('plan.openYear', { n })}
      sending={sending}
      onSend={open}
      onClose={onClose}
    >
      <NumberInput label={t('plan.n')} value={n} min={1} max={9} onChange={setN} error={field('n')} />
      <TextInput
        label={t('plan.fiscalYear')}
        hint={t('plan.fiscalYearHint')}
        inputMode="numeric"
        value={f.digits(fiscalYear)}
        onChange={(typed) => setFiscalYear(toLatinDigits(typed))}
        error={field('fiscalYear')}
      />
      <NumberInput
        label={t('plan.yearWeight')}
        optional
        hint={t('plan.yearWeightHint')}
        value={yearWeight}
        min={0}
        max={100}
        onChange={setYearWeight}
        error={field('yearWeight')}
      />
      {plan.may.takeOver === true && (
        <Checkbox label={t('plan.takenOver')} checked={takenOver} onChange={setTakenOver} />
      )}
    </FormDialog>
  )
}
