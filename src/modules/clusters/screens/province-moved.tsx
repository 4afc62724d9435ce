import { useQuery } from '@tanstack/react-query'
import { useAsOf } from '../../../ui/address.ts'
import { Answer, Btn, type Column, DataTable, Link, Section, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import { type FigureDates, MovedOf, usePoints, useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ProvinceMoved } from '../front.schema.ts'
import { Marks } from './marks.tsx'
import { paths } from './paths.ts'
import { movedQuery } from './queries.ts'

type Line = ProvinceMoved['clusters'][number]

/** Address of a plan year's receipts on these dates. */
export const receiptsOn =
  (recordId: string) =>
  ({ asOf, knownAt }: FigureDates) => {
    const dates = new URLSearchParams({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) })
    return `${paths.receipts(recordId)}${dates.size > 0 ? `&${dates}` : ''}`
  }

/** Why the province of the page's past day differs from today's: cluster by cluster, and of each that moved, activity by activity. */
export function ProvinceMovedSection({ code, onClose }: { code: string; onClose(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { asOf, knownAt } = useAsOf()
  const query = useQuery(movedQuery(code, { asOf, knownAt }))
  return (
    <Section
      title={t('moved.title')}
      end={
        <Btn tone="quiet" small onClick={onClose}>
          {t('moved.close')}
        </Btn>
      }
    >
      <Answer of={query}>{(moved) => <Moved moved={moved} />}</Answer>
    </Section>
  )
}

function Moved({ moved }: { moved: ProvinceMoved }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { percent } = useValues()
  const points = usePoints()
  const { locale } = useLooks()
  const differs = ({ approved, stage }: Line) =>
    approved.past !== approved.now || approved.past !== approved.revised || stage.past?.code !== stage.now?.code
  const changed = moved.clusters.filter(differs)
  const figure = (line: Line, value: string | null, dates: FigureDates) =>
    value === null || line.recordId === null ? (
      <span className="dim">—</span>
    ) : (
      <Link className="fig" href={receiptsOn(line.recordId)(dates)}>
        {percent(value)}
      </Link>
    )
  const { asOf, knownAt } = moved
  const columns: Column<Line>[] = [
    {
      key: 'cluster',
      head: t('col.cluster'),
      fold: 'title',
      cell: (line) => (
        <>
          <b className="strong">{line.title}</b> {line.example && <Marks marks={[{ mark: 'example', source: '' }]} />}
          {line.stage.past?.code !== line.stage.now?.code && (
            <span className="sub">
              {t(line.stage.learned ? 'moved.stageLearned' : 'moved.stage', {
                past: line.stage.past?.[locale] ?? t('noStage'),
                now: line.stage.now?.[locale] ?? t('noStage'),
              })}
            </span>
          )}
          {!line.sameYear && <span className="sub">{t('moved.otherYear')}</span>}
        </>
      ),
    },
    {
      key: 'past',
      head: t('moved.past', { day: f.date(asOf) }),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (line) => figure(line, line.approved.past, { asOf, knownAt }),
    },
    {
      key: 'revised',
      head: t('moved.revised'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (line) => figure(line, line.approved.revised, { asOf }),
    },
    {
      key: 'now',
      head: t('moved.now'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (line) => figure(line, line.approved.now, {}),
    },
    {
      key: 'points',
      head: t('moved.difference'),
      num: true,
      fold: 'end',
      cell: (line) => points(String((Number(line.approved.now ?? 0) - Number(line.approved.past ?? 0)).toFixed(6))),
    },
  ]
  const counts = moved.counts.filter((one) => one.past !== one.now || one.past !== one.revised)
  return (
    <>
      <p className="moved-lead">
        {t('moved.lead', { day: f.date(asOf), known: f.date(knownAt), count: changed.length })}
        {counts.map((one) => (
          <span key={one.what}>
            {' '}
            {t(`moved.count.${one.what}`, {
              past: one.past,
              revised: one.revised,
              now: one.now,
            })}
          </span>
        ))}
      </p>
      {changed.length > 0 && (
        <DataTable name={t('moved.title')} columns={columns} rows={changed} rowKey={(line) => line.id} />
      )}
      {changed.map(
        (line) =>
          line.recordId !== null &&
          line.sameYear &&
          line.approved.now !== null && (
            <section key={line.id} className="moved-cluster" aria-label={line.title}>
              <h3>{t('moved.of', { cluster: line.title })}</h3>
              <MovedOf recordId={line.recordId} hrefOf={receiptsOn(line.recordId)} />
            </section>
          ),
      )}
    </>
  )
}
