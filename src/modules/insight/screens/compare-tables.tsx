import type { ReactNode } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { type Column, DataTable, ExampleMark, Link, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import { Gap, keepingDay, paths, pointsBehind, StageName, YearFigure } from '../../clusters/screens/index.ts'
import { useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../insight.fa.ts'
import type { ComparedCluster, ComparedProvince } from '../insight.schema.ts'

const Nothing = () => <span className="dim no-value">—</span>

/** A count that opens the list it counts; a dash where nothing is recorded or seen. */
function Count({ value, href }: { value: number | null; href: string }) {
  const f = useFormat()
  const { query } = useAddress()
  if (value === null) return <Nothing />
  if (value === 0) return <>{f.number(0)}</>
  return (
    <Link className="fig" href={keepingDay(href, query)}>
      {f.number(value)}
    </Link>
  )
}

const lateOf = (value: number | null) => value ?? -1

/** Provinces side by side, sortable by every figure; each figure opens what proves it. */
export function ProvincesCompared({ rows }: { rows: readonly ComparedProvince[] }) {
  const t = useWords<typeof fa>('insight')
  const words = useWords<Record<string, string>>('clusters')
  const { percent } = useValues()
  const { locale } = useLooks()
  const { query } = useAddress()
  const columns: Column<ComparedProvince>[] = [
    {
      key: 'province',
      head: words('col.province'),
      fold: 'title',
      cell: (row) => <b className="strong">{row[locale]}</b>,
      sortBy: (row) => row[locale],
    },
    {
      key: 'clusters',
      head: words('col.count'),
      num: true,
      fold: 'end',
      cell: (row) => <Count value={row.clusters} href={paths.register({ province: row.code })} />,
      sortBy: (row) => row.clusters,
    },
    {
      key: 'stage',
      head: t('compare.stage'),
      fold: 'line',
      cell: (row) => row.furthestStage?.[locale] ?? <Nothing />,
    },
    {
      key: 'running',
      head: words('nation.running'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) => (
        <Count value={row.running} href={paths.register({ province: row.code, stage: 'implementation' })} />
      ),
      sortBy: (row) => row.running,
    },
    {
      key: 'onPlan',
      head: t('compare.onPlan'),
      labelled: true,
      fold: 'line',
      cell: (row) => (row.withPlan > 0 ? t('compare.onPlanOf', { on: row.onPlan, all: row.withPlan }) : <Nothing />),
      sortBy: (row) => (row.withPlan > 0 ? row.onPlan / row.withPlan : null),
    },
    {
      key: 'furthest',
      head: words('col.furthest'),
      fold: 'line',
      cell: (row) =>
        row.furthest ? (
          <>
            {row.furthest.title}
            <span className="sub">
              <YearFigure
                yearId={row.furthest.year.recordId}
                value={row.furthest.year.approved}
                example={row.furthest.year.example}
              />{' '}
              {words('col.planned')} {percent(row.furthest.year.planned)}
            </span>
          </>
        ) : (
          <Nothing />
        ),
    },
    {
      key: 'gap',
      head: words('col.gap'),
      fold: 'end',
      cell: (row) => (row.furthest ? <Gap {...row.furthest.year} /> : <Nothing />),
      sortBy: (row) => (row.furthest ? pointsBehind(row.furthest.year) : null),
    },
    {
      key: 'late',
      head: t('compare.late'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) => <Count value={row.late} href={paths.province(row.code)} />,
      sortBy: (row) => lateOf(row.late),
    },
    {
      key: 'attainment',
      head: t('compare.attainment'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) =>
        row.targets?.meanAttainment != null ? (
          <>
            <Link className="fig" href={keepingDay(paths.indexTargets(row.code), query)}>
              {percent(row.targets.meanAttainment)}
            </Link>
            {row.targets.example && ' '}
            {row.targets.example && <ExampleMark />}
          </>
        ) : (
          <Nothing />
        ),
      sortBy: (row) => row.targets?.meanAttainment,
    },
    {
      key: 'units',
      head: t('spread.units'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) => <Count value={row.units} href={`/directory?show=units&province=${row.code}`} />,
      sortBy: (row) => row.units,
    },
  ]
  return (
    <DataTable
      name={t('compare.titleProvinces')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      hrefOf={(row) => keepingDay(paths.province(row.code), query)}
    />
  )
}

/** Clusters of one trade over the provinces. */
export function TradeCompared({ rows, empty }: { rows: readonly ComparedCluster[]; empty: ReactNode }) {
  const t = useWords<typeof fa>('insight')
  const words = useWords<Record<string, string>>('clusters')
  const f = useFormat()
  const { percent } = useValues()
  const { locale } = useLooks()
  const { query } = useAddress()
  const columns: Column<ComparedCluster>[] = [
    {
      key: 'cluster',
      head: words('col.cluster'),
      fold: 'title',
      cell: (row) => (
        <>
          <b className="strong">{row.title}</b> {row.example && <ExampleMark />}
        </>
      ),
      sortBy: (row) => row.title,
    },
    {
      key: 'province',
      head: words('col.province'),
      fold: 'line',
      cell: (row) => row.province[locale],
      sortBy: (row) => row.province[locale],
    },
    {
      key: 'stage',
      head: words('col.stage'),
      fold: 'line',
      cell: (row) => <StageName stage={row.stage && { ...row.stage, takenOver: false, source: null }} />,
    },
    {
      key: 'year',
      head: words('col.year'),
      labelled: true,
      fold: 'line',
      cell: (row) => (row.year ? f.digits(String(row.year.fiscalYear)) : <Nothing />),
      sortBy: (row) => row.year?.fiscalYear,
    },
    {
      key: 'planned',
      head: words('col.planned'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) => (row.year?.planned != null ? percent(row.year.planned) : <Nothing />),
      sortBy: (row) => row.year?.planned,
    },
    {
      key: 'approved',
      head: words('col.approved'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) => (row.year ? <YearFigure yearId={row.year.recordId} value={row.year.approved} /> : <Nothing />),
      sortBy: (row) => row.year?.approved,
    },
    {
      key: 'gap',
      head: words('col.gap'),
      fold: 'end',
      cell: (row) => (row.year ? <Gap {...row.year} /> : <Nothing />),
      sortBy: (row) => (row.year ? pointsBehind(row.year) : null),
    },
    {
      key: 'late',
      head: t('compare.late'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) => (row.year ? <Count value={row.late} href={paths.year(row.year.recordId)} /> : <Nothing />),
      sortBy: (row) => lateOf(row.late),
    },
    {
      key: 'attainment',
      head: t('compare.attainment'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) =>
        row.targets?.meanAttainment != null ? (
          <>
            <Link className="fig" href={keepingDay(paths.indicators(row.id), query)}>
              {percent(row.targets.meanAttainment)}
            </Link>
            {row.targets.example && ' '}
            {row.targets.example && <ExampleMark />}
          </>
        ) : (
          <Nothing />
        ),
      sortBy: (row) => row.targets?.meanAttainment,
    },
  ]
  return (
    <DataTable
      name={t('compare.titleTrade')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      hrefOf={(row) => keepingDay(paths.cluster(row.id), query)}
      empty={empty}
    />
  )
}
