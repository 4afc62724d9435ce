import { useAddress } from '../../../ui/address.ts'
import { type Column, DataTable, Section, Select, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { CriterionShown, RankedCluster, RoundView } from '../ranking.schema.ts'
import { CriterionBar, ScoreText } from './bars.tsx'

/** Two clusters side by side, criterion by criterion; which two stands in the address. */
export function Compare({ round }: { round: RoundView }) {
  const t = useWords<typeof fa>('ranking')
  const { query, change } = useAddress()
  const options = round.clusters.map((one) => ({ value: one.clusterId, label: one.title }))
  const chosen = (key: string) => round.clusters.find((one) => one.clusterId === query.get(key))
  const [one, other] = [chosen('one'), chosen('other')]
  return (
    <Section title={t('section.compare')}>
      <div className="rank-compare">
        <Select
          label={t('compare.one')}
          value={one?.clusterId ?? null}
          onChange={(id) => change({ one: id })}
          options={options}
        />
        <Select
          label={t('compare.other')}
          value={other?.clusterId ?? null}
          onChange={(id) => change({ other: id })}
          options={options}
        />
      </div>
      {one && other && one !== other ? (
        <Both round={round} one={one} other={other} />
      ) : (
        <p className="dim small">{t('compare.choose')}</p>
      )}
    </Section>
  )
}

function Both({ round, one, other }: { round: RoundView; one: RankedCluster; other: RankedCluster }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const place = (criterion: CriterionShown) => round.criteria.indexOf(criterion)
  const side = (cluster: RankedCluster): Column<CriterionShown> => ({
    key: cluster.clusterId,
    head: cluster.title,
    width: '34%',
    cell: (criterion) => {
      const cell = cluster.cells[place(criterion)]!
      const { given } = cell
      const anchor = given?.score == null ? null : criterion.anchors[given.score - 1]
      return (
        <>
          <CriterionBar cell={cell} criterion={criterion} />
          <span className="small">
            {anchor ? `${t('of5', { score: f.number(given!.score!) })}، ${anchor[locale]}` : t('standing.unknown')}
            {cell.standing !== 'settled' && cell.standing !== 'unknown' && ` (${t(`standing.${cell.standing}`)})`}
          </span>
        </>
      )
    },
    labelled: true,
    fold: 'wide',
  })
  const columns: Column<CriterionShown>[] = [
    {
      key: 'criterion',
      head: t('col.criterion'),
      cell: (row) => (
        <>
          <b className="strong">{row[locale]}</b>{' '}
          <span className="dim small">{t('weightIs', { weight: f.number(row.weight) })}</span>
        </>
      ),
      fold: 'title',
    },
    side(one),
    side(other),
  ]
  return (
    <DataTable
      name={t('section.compare')}
      columns={columns}
      rows={round.criteria}
      rowKey={(row) => row.code}
      sum={{
        criterion: t('col.score'),
        [one.clusterId]: <ScoreText cluster={one} />,
        [other.clusterId]: <ScoreText cluster={other} />,
      }}
    />
  )
}
