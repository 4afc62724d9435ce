import { useQuery } from '@tanstack/react-query'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { Answer, type Column, DataTable, Link, useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { MovedReason, MovedView } from '../moved.schema.ts'
import { reviewHref } from './addresses.ts'
import { shortDecimal } from './figures.rules.ts'
import { useValues } from './values.ts'

type Leaf = MovedView['leaves'][number]

/** Both dates of a figure, for the address where it is proved. */
export interface FigureDates {
  asOf?: string
  knownAt?: string
}

/** Percent points with their sign; a dash where nothing moved. */
export function usePoints() {
  const f = useFormat()
  return (value: string): string => {
    const short = shortDecimal(value, 2)
    if (Number(short) === 0) return '—'
    return Number(short) > 0 ? `\u200e+${f.number(short)}` : f.number(short)
  }
}

/**
 * Why the figure of the page's past day differs from today's: the figure as it was known then, the same day as it is known now and today,
 * and activity by activity what made the difference.
 */
export function MovedOf({ recordId, hrefOf }: { recordId: string; hrefOf(dates: FigureDates): string }) {
  const { asOf, knownAt } = useAsOf()
  const query = useQuery({
    queryKey: ['commitments', 'moved', recordId, asOf, knownAt],
    queryFn: ({ signal }) => api.get<MovedView>(`/api/records/${recordId}/moved`, { asOf, knownAt }, signal),
    enabled: asOf !== undefined,
  })
  return <Answer of={query}>{(moved) => <Moved moved={moved} hrefOf={hrefOf} />}</Answer>
}

function Moved({ moved, hrefOf }: { moved: MovedView; hrefOf(dates: FigureDates): string }) {
  const t = useWords<typeof fa>('commitments')
  const { f, percent } = useValues()
  const points = usePoints()
  const day = f.date(moved.past.asOf)
  const known = f.date(moved.past.knownAt)
  const figure = (value: string | null, dates: FigureDates) =>
    value === null ? (
      t('moved.notFrozen')
    ) : (
      <Link className="fig strong" href={hrefOf(dates)}>
        {percent(value)}
      </Link>
    )
  const { asOf, knownAt } = moved.past
  const columns: Column<Leaf>[] = [
    {
      key: 'activity',
      head: t('moved.activity'),
      width: '30%',
      fold: 'title',
      cell: (leaf) => (
        <>
          <b className="strong">{leaf.title}</b>
          <span className="sub">
            {leaf.past === null
              ? t('moved.came', { now: percent(leaf.now) })
              : leaf.now === null
                ? t('moved.went', { past: percent(leaf.past) })
                : t('moved.from', { past: percent(leaf.past), now: percent(leaf.now) })}
          </span>
        </>
      ),
    },
    {
      key: 'learned',
      head: t('moved.learned'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (leaf) => points(leaf.learned.points),
      sortBy: (leaf) => leaf.learned.points,
    },
    {
      key: 'since',
      head: t('moved.since'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (leaf) => points(leaf.since.points),
      sortBy: (leaf) => leaf.since.points,
    },
    {
      key: 'why',
      head: t('moved.why'),
      width: '46%',
      fold: 'wide',
      cell: (leaf) => (
        <ul className="moved-why">
          {[...leaf.learned.reasons, ...leaf.since.reasons].map((reason, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the reasons of one leaf never change places
            <li key={place}>
              <Reason reason={reason} versions={moved.versions} />
            </li>
          ))}
        </ul>
      ),
    },
  ]
  const total = (key: 'learned' | 'since') =>
    points(String(moved.leaves.reduce((sum, leaf) => sum + Number(leaf[key].points), 0).toFixed(6)))
  return (
    <>
      <p className="moved-lead">
        {t.rich('moved.lead', {
          day,
          known,
          past: figure(moved.past.percent, { asOf, knownAt }),
          revised: figure(moved.revised.percent, { asOf }),
          now: figure(moved.now.percent, {}),
        })}
      </p>
      <DataTable
        name={t('moved.name', { title: moved.title })}
        columns={columns}
        rows={moved.leaves}
        rowKey={(leaf) => leaf.itemId}
        {...(moved.leaves.length > 1
          ? { sum: { activity: t('moved.total'), learned: total('learned'), since: total('since') } }
          : {})}
        empty={<p className="dim">{t('moved.nothing')}</p>}
      />
      {moved.versions.map((version) => (
        <p key={version.n} className="small muted">
          {t('moved.version', { n: version.n, at: f.date(version.frozenAt) })}
          {version.reason && ` ${t('moved.because', { reason: version.reason })}`}
        </p>
      ))}
    </>
  )
}

/** One reason in a sentence, with who and when, and the way to the claim that proves it. */
function Reason({ reason, versions }: { reason: MovedReason; versions: MovedView['versions'] }) {
  const t = useWords<typeof fa>('commitments')
  const f = useFormat()
  const { why, claim, step } = reason
  const words = {
    asOf: claim && f.date(claim.asOf),
    at: claim && f.date(claim.at),
    by: claim?.by?.name ?? t('moved.somebody'),
    stepAt: step && f.date(step.at),
    stepBy: step?.by?.name ?? t('moved.somebody'),
    n: versions.at(-1)?.n ?? 1,
  }
  const name =
    why === 'stepLater' && step?.kind === 'verify'
      ? 'moved.why.verifiedLater'
      : why === 'stepLater' && step?.kind === 'note'
        ? 'moved.why.notedLater'
        : why === 'takenBack' && !step
          ? 'moved.why.backInForce'
          : (why === 'newWork' || why === 'enteredLater') && !step
            ? (`moved.why.${why}Claimed` as const)
            : (`moved.why.${why}` as const)
  const said = claim?.reason ?? step?.reason
  return (
    <>
      {t(name, words)}
      {said && <> {t('moved.said', { said })}</>}
      {claim && (
        <>
          {' '}
          <Link href={reviewHref(claim.id)}>{t('moved.open')}</Link>
        </>
      )}
    </>
  )
}
