import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { Btn, Checkbox, FormDialog, Link, Section, useSend } from '../../../ui/index.ts'
import { diagnosisHref, reportHref } from '../../diagnosis/screens/index.ts'
import type { ChainView } from '../chain/chain.schema.ts'
import { yearHref } from './addresses.ts'
import { usePlanWords } from './words.ts'

/** The plan as a chain: the pressure points of the diagnostic study, the strategies that answer each, the activities under them. */
export function ChainSection({ planId, clusterId }: { planId: string; clusterId: string }) {
  const { t } = usePlanWords()
  const { isPast } = useAsOf()
  const [linking, setLinking] = useState(false)
  const { data: chain } = useQuery({
    queryKey: ['plans', 'chain', planId],
    queryFn: ({ signal }) => api.get<ChainView>(`/api/plans/${planId}/chain`, {}, signal),
  })
  // today's ties and today's study: of a past they would be untrue
  if (!chain || isPast) return null
  const { edition } = chain
  const answeredIds = new Set(chain.strategies.flatMap((one) => one.pressurePointIds))
  const shown = chain.points.filter((one) => one.position !== null || answeredIds.has(one.id))
  const loose = chain.strategies.filter(
    (one) => !one.pressurePointIds.some((id) => shown.some((point) => point.id === id)),
  )
  const mayLink = chain.may.link === true && chain.points.length > 0 && chain.strategies.length > 0
  return (
    <Section
      title={t('chain.title')}
      note={
        edition ? (
          <>
            <Link href={reportHref(edition.id, 'points')}>{t('chain.edition', { n: edition.n })}</Link>
            {!edition.accepted && `، ${t('chain.notAccepted')}`}
          </>
        ) : undefined
      }
      end={
        mayLink ? (
          <Btn small onClick={() => setLinking(true)}>
            {t('chain.link')}
          </Btn>
        ) : undefined
      }
    >
      {edition === null && (
        <p className="muted">
          {t('chain.none')} <Link href={diagnosisHref(clusterId)}>{t('chain.open')}</Link>
        </p>
      )}
      <ol className="chain">
        {shown.map((point) => {
          const answering = chain.strategies.filter((one) => one.pressurePointIds.includes(point.id))
          return (
            <li key={point.id}>
              <p className="chain-point">
                <span className="dim small">
                  {point.position === null ? t('chain.gone', { n: point.n }) : t('chain.point', { n: point.position })}
                </span>
                <b className="strong">{point.text}</b>
              </p>
              {answering.length === 0 ? (
                <p className="risk-t small">{t('chain.unanswered')}</p>
              ) : (
                answering.map((one) => <Strategy key={one.id} strategy={one} />)
              )}
            </li>
          )
        })}
        {loose.map((one) => (
          <li key={one.id}>
            {chain.points.length > 0 && <p className="dim small">{t('chain.answersNothing')}</p>}
            <Strategy strategy={one} />
          </li>
        ))}
      </ol>
      {linking && <LinkDialog chain={chain} onClose={() => setLinking(false)} />}
    </Section>
  )
}

/** A strategy with its activities, year by year. */
function Strategy({ strategy }: { strategy: ChainView['strategies'][number] }) {
  const { t, f, yearName, codeText } = usePlanWords()
  const years = [...Map.groupBy(strategy.activities, (one) => one.planYearId)]
  return (
    <div className="chain-strategy">
      <p>
        <span className="dim small">{t('chain.strategy', { n: strategy.position })}</span> {strategy.title}
      </p>
      {years.length === 0 && <p className="dim small">{t('chain.noActivities')}</p>}
      {years.map(([yearId, activities]) => {
        const { n, frozen } = activities[0]!
        return (
          <details key={yearId} className="small">
            <summary>
              {frozen ? yearName(n) : t('chain.draftYear', { year: yearName(n) })}
              {f.locale === 'fa' ? '، ' : ', '}
              {t('chain.count', { count: activities.length })}
            </summary>
            <ul className="list">
              {activities.map((one) => (
                <li key={one.itemId}>
                  <span className="dim">{codeText(one.code)}</span>{' '}
                  {frozen ? (
                    <Link href={`${yearHref(yearId)}?item=${one.itemId}&why=approved`}>{one.title}</Link>
                  ) : (
                    one.title
                  )}
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </div>
  )
}

/** For each strategy, the pressure points that it answers. */
function LinkDialog({ chain, onClose }: { chain: ChainView; onClose(): void }) {
  const { t } = usePlanWords()
  const [answers, setAnswers] = useState(() => new Map(chain.strategies.map((one) => [one.id, one.pressurePointIds])))
  const deed = useSend({ done: t('chain.linked'), renew: [['plans'], ['history']] })
  const body = {
    version: chain.version,
    answers: [...answers].map(([strategyId, pressurePointIds]) => ({ strategyId, pressurePointIds })),
  }
  const put = (id: string, point: string, on: boolean) =>
    setAnswers((now) => {
      const held = now.get(id) ?? []
      return new Map(now).set(id, on ? [...held, point] : held.filter((one) => one !== point))
    })
  return (
    <FormDialog
      wide
      title={t('chain.link')}
      lead={t('chain.linkLead')}
      verb={t('chain.link')}
      sending={deed}
      onSend={() => deed.send(() => api.put(`/api/plans/${chain.planId}/answered-points`, body))}
      onClose={onClose}
    >
      {chain.strategies.map((strategy) => (
        <fieldset key={strategy.id} className="chain-link">
          <legend>{strategy.title}</legend>
          {chain.points
            .filter((point) => point.position !== null || answers.get(strategy.id)?.includes(point.id))
            .map((point) => (
              <Checkbox
                key={point.id}
                label={point.text}
                checked={answers.get(strategy.id)?.includes(point.id) ?? false}
                onChange={(on) => put(strategy.id, point.id, on)}
              />
            ))}
        </fieldset>
      ))}
    </FormDialog>
  )
}
