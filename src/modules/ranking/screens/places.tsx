import { type Column, DataTable, Link, Section, Tag, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { RankedCluster, RoundView } from '../ranking.schema.ts'
import { ScoreBar, ScoreText, useFigure } from './bars.tsx'
import { paths } from './queries.ts'

interface OfRound {
  round: RoundView
  onShow(cluster: string): void
}

/** Finished clusters in their places; a row opens its scores with the evidence. */
export function Places({ round, shown, onShow }: OfRound & { shown: string | undefined }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const rows = round.clusters.filter((one) => one.place !== null)
  const columns: Column<RankedCluster>[] = [
    {
      key: 'place',
      head: t('col.place'),
      num: true,
      width: '4rem',
      cell: (row) => f.number(row.place!),
      sortBy: (row) => row.place,
      labelled: true,
      fold: 'line',
    },
    {
      key: 'cluster',
      head: t('col.cluster'),
      cell: (row) => <b className="strong">{row.title}</b>,
      sortBy: (row) => row.title,
      fold: 'title',
    },
    { key: 'bar', head: t('col.bar'), width: '30%', cell: (row) => <ScoreBar cluster={row} />, fold: 'wide' },
    {
      key: 'score',
      head: t('col.score'),
      num: true,
      cell: (row) => <ScoreText cluster={row} />,
      sortBy: (row) => row.score,
      labelled: true,
      fold: 'line',
    },
    { key: 'state', head: t('col.state'), cell: (row) => <State row={row} round={round} />, fold: 'end' },
  ]
  return (
    <>
      <DataTable
        name={t('section.places')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.clusterId}
        onOpen={(row) => onShow(row.clusterId)}
        {...(shown ? { selectedKey: shown } : {})}
        empty={<p className="dim">{t('noPlaces')}</p>}
      />
      <Ties round={round} />
      {round.state === 'signed' && <Decision round={round} />}
    </>
  )
}

function State({ row, round }: { row: RankedCluster; round: RoundView }) {
  const t = useWords<typeof fa>('ranking')
  const shares = round.ties.some((tie) => tie.clusterIds.includes(row.clusterId))
  return (
    <>
      {row.chosen && <Tag tone="go">{t('chosen')}</Tag>} {shares && <Tag>{t('tied')}</Tag>}
    </>
  )
}

/** Why two clusters share a place, and in what they differ. */
function Ties({ round }: { round: RoundView }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const figure = useFigure()
  const { locale } = useLooks()
  const titleOf = (id: string) => round.clusters.find((one) => one.clusterId === id)?.title ?? ''
  return round.ties.map((tie) => {
    const names = tie.clusterIds.map(titleOf).join(locale === 'fa' ? ' و ' : ' and ')
    const criterion = round.criteria.find((one) => one.code === tie.differsIn)?.[locale]
    return (
      <p key={tie.place} className="muted small rank-after">
        {t('tie.shared', { names, score: figure(tie.score), place: f.number(tie.place) })}{' '}
        {criterion ? t('tie.differ', { criterion }) : t('tie.same')}
      </p>
    )
  })
}

/** The resolution that signed it, and why a higher place was passed over. */
function Decision({ round }: { round: RoundView }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  if (!round.decision) return null
  return (
    <p className="small rank-after">
      {t('signedBy', {
        name: round.signedBy?.name ?? '—',
        day: f.date(round.signedOn ?? round.openedOn, 'dayYear'),
      })}{' '}
      <Link href={`/resolutions/${round.decision.id}`}>{round.decision.name}</Link>
      {round.reason && ` ${t('passedOverBecause', { reason: round.reason })}`}
    </p>
  )
}

/** Clusters without a place: what each still lacks, or why it is left out. */
export function Unplaced({ round, onShow }: OfRound) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const rows = round.clusters.filter((one) => one.place === null)
  if (rows.length === 0) return null
  const openOf = (row: RankedCluster) => row.cells.filter((cell) => cell.standing !== 'settled').length
  const columns: Column<RankedCluster>[] = [
    {
      key: 'cluster',
      head: t('col.cluster'),
      cell: (row) => <b className="strong">{row.title}</b>,
      sortBy: (row) => row.title,
      fold: 'title',
    },
    { key: 'bar', head: t('col.bar'), width: '26%', cell: (row) => <ScoreBar cluster={row} />, fold: 'wide' },
    {
      key: 'range',
      head: t('col.range'),
      num: true,
      cell: (row) => <ScoreText cluster={row} />,
      labelled: true,
      fold: 'line',
    },
    {
      key: 'lacks',
      head: t('col.lacks'),
      cell: (row) =>
        row.leftOut ??
        (row.settled ? '' : t('lacks', { count: f.number(openOf(row)), of: f.number(row.cells.length) })),
      sortBy: (row) => openOf(row),
      fold: 'line',
    },
    {
      key: 'form',
      head: '',
      name: t('do.score'),
      cell: (row) =>
        round.may.score === true ? (
          <Link href={paths.form(round.id, row.clusterId)} aria-label={t('do.scoreOf', { cluster: row.title })}>
            {t('do.score')}
          </Link>
        ) : null,
      fold: 'line',
    },
  ]
  return (
    <Section title={t('section.unplaced')} note={t('section.unplacedNote')}>
      <DataTable
        name={t('section.unplaced')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.clusterId}
        onOpen={(row) => onShow(row.clusterId)}
      />
    </Section>
  )
}
