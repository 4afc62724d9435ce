import { useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { Btn, FormDialog, NumberInput, SCurve, Section, useSend } from '../../../../ui/index.ts'
import { shortDecimal, useValues } from '../../../commitments/screens/index.ts'
import type { PlanView } from '../../plans.schema.ts'
import { weightSum } from '../draft.rules.ts'
import { usePlanWords } from '../words.ts'
import { silences } from '../year.rules.ts'

/** All years of the plan as one line, with a mark where each year begins. */
export function YearsLine({ plan, isPast }: { plan: PlanView; isPast: boolean }) {
  const { t, f, yearName, counted } = usePlanWords()
  const { percent } = useValues()
  const [weighing, setWeighing] = useState(false)
  const { line } = plan
  const mayWeigh = plan.may.weighYears === true && !isPast
  const points = (key: 'approved' | 'planned') =>
    (line?.points ?? []).flatMap((point) =>
      point[key] === null ? [] : [{ at: point.date, value: Number(point[key]) }],
    )
  return (
    <Section
      title={t('line.title')}
      note={line ? t('line.note') : undefined}
      end={
        mayWeigh && (
          <Btn small tone="quiet" onClick={() => setWeighing(true)}>
            {t('line.weigh')}
          </Btn>
        )
      }
    >
      {line ? (
        <>
          <p className="money-lead">
            {t.rich('line.say', {
              date: f.date(plan.asOf),
              count: counted(plan.years.length),
              approved: <b className="strong nowrap">{percent(shortDecimal(line.approved))}</b>,
              planned: <span className="nowrap">{percent(shortDecimal(line.planned))}</span>,
            })}
          </p>
          <SCurve
            name={t('line.name')}
            from={plan.years[0]!.from}
            to={plan.years.at(-1)!.to}
            asOf={plan.asOf}
            planned={points('planned')}
            approved={points('approved')}
            unknown={silences(plan.years)}
            marks={plan.years.map((year) => ({
              at: year.from,
              label: t('line.mark', { year: yearName(year.n), fiscal: f.digits(String(year.fiscalYear)) }),
            }))}
          />
        </>
      ) : (
        <p className="muted">{t(plan.years.length === 0 ? 'line.noYears' : 'line.noWeights')}</p>
      )}
      {weighing && <WeighDialog plan={plan} onClose={() => setWeighing(false)} />}
    </Section>
  )
}

function WeighDialog({ plan, onClose }: { plan: PlanView; onClose(): void }) {
  const { t, f, yearName } = usePlanWords()
  const [weights, setWeights] = useState<ReadonlyMap<number, string | null>>(
    new Map(plan.years.map((year) => [year.n, year.yearWeight && shortDecimal(year.yearWeight, 2)])),
  )
  const sending = useSend({ fields: [], done: t('line.weighDone'), renew: 'all' })
  const { sum } = weightSum([...weights.values()].map((weight) => ({ weight: weight ?? '' })))
  const send = () =>
    sending.send(() =>
      api.put(`/api/plans/${plan.id}/year-weights`, {
        version: plan.version,
        weights: [...weights].flatMap(([n, weight]) => (weight === null ? [] : [{ n, weight }])),
      }),
    )
  return (
    <FormDialog
      title={t('line.weighTitle')}
      lead={t('line.weighText')}
      verb={t('line.weigh')}
      sending={sending}
      onSend={send}
      onClose={onClose}
    >
      {plan.years.map((year) => (
        <NumberInput
          key={year.n}
          label={t('line.weighOf', { year: yearName(year.n) })}
          value={weights.get(year.n) ?? null}
          min={0}
          max={100}
          onChange={(weight) => setWeights((now) => new Map(now).set(year.n, weight))}
        />
      ))}
      <p className={sum === '100' ? 'ok-t small' : 'risk-t small'}>{t('line.weighSum', { sum: f.number(sum) })}</p>
    </FormDialog>
  )
}
