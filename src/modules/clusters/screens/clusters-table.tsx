import type { ReactNode } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { type Column, DataTable, InkBar, useWords } from '../../../ui/index.ts'
import { inkOf } from '../../commitments/screens/index.ts'
import './clusters.css'
import type { fa } from '../clusters.fa.ts'
import type { ClusterLine } from '../clusters.schema.ts'
import { Gap, YearFigure } from './figures.tsx'
import { pointsBehind } from './gap.rules.ts'
import { Marks } from './marks.tsx'
import { keepingDay, paths } from './paths.ts'
import { StageName } from './stage-name.tsx'

/** A dash in a column; where the table folds the whole cell goes. */
const NoValue = () => <span className="dim no-value">—</span>

/** Clusters with stage, this year's progress against plan and agent; the same table on every page that lists clusters. */
export function ClustersTable({
  name,
  rows,
  provinceOf,
  withProvince,
  groupOf,
  empty,
}: {
  name: string
  rows: readonly ClusterLine[]
  provinceOf(code: string): string
  withProvince?: boolean
  groupOf?(row: ClusterLine): string
  empty?: ReactNode
}) {
  const t = useWords<typeof fa>('clusters')
  const { query } = useAddress()
  const columns: Column<ClusterLine>[] = [
    {
      key: 'cluster',
      head: t('col.cluster'),
      cell: (row) => <b className="strong">{row.title}</b>,
      sortBy: (row) => row.title,
      fold: 'title',
    },
    {
      key: 'source',
      head: '',
      name: t('facts.source'),
      cell: (row) => <Marks marks={row.marks.filter((mark) => mark.field === '')} />,
      fold: 'end',
    },
    ...(withProvince
      ? [
          {
            key: 'province',
            head: t('col.province'),
            cell: (row: ClusterLine) => provinceOf(row.provinceId),
            sortBy: (row: ClusterLine) => provinceOf(row.provinceId),
            fold: 'line' as const,
          },
        ]
      : []),
    { key: 'stage', head: t('col.stage'), cell: (row) => <StageName stage={row.stage} />, fold: 'line' },
    {
      key: 'progress',
      head: t('col.progress'),
      width: '22%',
      cell: (row) => (row.year?.frozen ? <InkBar size="thin" {...inkOf(row.year)} /> : <NoValue />),
      fold: 'wide',
    },
    {
      key: 'approved',
      head: t('col.approved'),
      num: true,
      cell: (row) =>
        row.year ? (
          <YearFigure yearId={row.year.recordId} value={row.year.approved} example={row.year.example} />
        ) : (
          <NoValue />
        ),
      sortBy: (row) => row.year?.approved,
      labelled: true,
      fold: 'line',
    },
    {
      key: 'gap',
      head: t('col.gap'),
      cell: (row) => (row.year ? <Gap {...row.year} /> : <NoValue />),
      sortBy: (row) => (row.year ? pointsBehind(row.year) : null),
      fold: 'end',
    },
    {
      key: 'agent',
      head: t('col.agent'),
      cell: (row) => row.agent?.name ?? row.custodian?.name ?? <NoValue />,
      sortBy: (row) => row.agent?.name,
      fold: 'hide',
    },
  ]
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      hrefOf={(row) => keepingDay(paths.cluster(row.id), query)}
      groupOf={groupOf}
      empty={empty}
    />
  )
}
