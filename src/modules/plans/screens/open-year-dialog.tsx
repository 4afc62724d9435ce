import { useState } from 'react'
import { toJalali, toLatinDigits } from '../../../kernel/fa/index.ts'
import { useGo } from '../../../ui/address.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Btn, Dialog, NumberInput, TextInput, useLooks, useToast } from '../../../ui/index.ts'
import { Problem, useRefresh } from '../../commitments/screens/index.ts'
import type { PlanView } from '../plans.schema.ts'
import { draftHref } from './addresses.ts'
import { usePlanWords } from './words.ts'

/** Opens the n-th year of a plan and goes on to its draft. */
export function OpenYearDialog({ plan, onClose }: { plan: PlanView; onClose(): void }) {
  const { t, f } = usePlanWords()
  const { locale, today } = useLooks()
  const say = useToast()
  const go = useGo()
  const refresh = useRefresh()
  const last = plan.years.at(-1)
  const [n, setN] = useState<string | null>(String((last?.n ?? 0) + 1))
  // a year is no quantity: its digits are not grouped
  const [fiscalYear, setFiscalYear] = useState(String(last ? last.fiscalYear + 1 : toJalali(today).year))
  const [yearWeight, setYearWeight] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const said = (path: string) => (problem instanceof ApiProblem ? problem.field(path)?.[locale] : undefined)
  const open = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { planYearId } = await api.post<{ planYearId: string }>(`/api/plans/${plan.id}/years`, {
        n: Number(n),
        fiscalYear: Number(fiscalYear),
        ...(yearWeight === null ? {} : { yearWeight }),
      })
      say({ title: t('plan.yearOpened', { n }) })
      await refresh()
      go(draftHref(planYearId))
    } catch (refused) {
      setProblem(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('plan.openYearTitle')}
      footer={
        <>
          <Btn tone="go" busy={busy} onClick={() => void open()}>
            {t('plan.openYear', { n })}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('act.cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <div className="fields">
        <NumberInput label={t('plan.n')} value={n} min={1} max={9} onChange={setN} error={said('n')} />
        <TextInput
          label={t('plan.fiscalYear')}
          hint={t('plan.fiscalYearHint')}
          inputMode="numeric"
          value={f.digits(fiscalYear)}
          onChange={(typed) => setFiscalYear(toLatinDigits(typed))}
          error={said('fiscalYear')}
        />
        <NumberInput
          label={t('plan.yearWeight')}
          optional
          hint={t('plan.yearWeightHint')}
          value={yearWeight}
          min={0}
          max={100}
          onChange={setYearWeight}
          error={said('yearWeight')}
        />
        {problem instanceof ApiProblem && problem.fields.length > 0 ? null : <Problem of={problem} />}
      </div>
    </Dialog>
  )
}
