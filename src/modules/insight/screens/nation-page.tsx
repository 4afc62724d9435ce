import { useQuery } from '@tanstack/react-query'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  BtnLink,
  Cols,
  type Column,
  DataTable,
  DayLine,
  ExampleMark,
  ExcelButton,
  Link,
  Matn,
  PageHead,
  PdfButton,
  Section,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { NationView } from '../../clusters/screens/index.ts'
import { Gap, keepingDay, nationQuery, paths, pointsBehind, StageRamp } from '../../clusters/screens/index.ts'
import type { fa } from '../insight.fa.ts'
import { quarterHref, quarterOf } from './period-addresses.ts'
import './insight.css'
import { NationLateSection } from './nation-late.tsx'
import { NationMap } from './nation-map.tsx'

type ClusterWords = Record<string, string>

/** The country: clusters by province on a map and in a list, values only where there are records. */
export function NationPage() {
  const { asOf, knownAt } = useAsOf()
  const query = useQuery(nationQuery({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }))
  return <Answer of={query}>{(nation) => <Nation nation={nation} />}</Answer>
}

type ProvinceRow = NationView['provinces'][number]

function Nation({ nation }: { nation: NationView }) {
  const t = useWords<ClusterWords>('clusters')
  const own = useWords<typeof fa>('insight')
  const { query } = useAddress()
  const dates = { asOf: query.get('asOf'), knownAt: query.get('knownAt') }
  return (
    <>
      <PageHead
        title={t('nation.title')}
        lead={
          nation.total === 0
            ? t('nation.leadNone')
            : t.rich('nation.lead', {
                // every figure opens what it was counted from
                total: (
                  <Link className="fig strong" href={keepingDay(paths.register({}), query)}>
                    {t('nation.clusters', { count: nation.total })}
                  </Link>
                ),
                provinces: (
                  <Link className="fig strong" href={keepingDay('/compare', query)}>
                    {t('nation.provinces', { count: nation.provinces.length })}
                  </Link>
                ),
              })
        }
        acts={
          nation.total > 0 && (
            <>
              <PdfButton print="nation" query={dates} />
              <ExcelButton list="provinces" query={dates} />
              <BtnLink href={quarterHref(quarterOf(nation.asOf))}>{own('period.openQuarter')}</BtnLink>
              <BtnLink href={keepingDay('/compare', query)}>{own('nation.compare')}</BtnLink>
            </>
          )
        }
      />
      <DayLine />
      <Cols wide>
        <Matn>
          <NationMap nation={nation} />
          {nation.total > 0 && (
            <>
              <Section title={t('register.byStage')}>
                <StageRamp
                  name={t('register.byStage')}
                  byStage={nation.byStage}
                  hrefOf={(stage) => paths.register({ stage })}
                />
              </Section>
              <Section title={t('nation.list')}>
                <Provinces rows={nation.provinces} />
              </Section>
              <NationLateSection />
            </>
          )}
        </Matn>
      </Cols>
    </>
  )
}

function Provinces({ rows }: { rows: readonly ProvinceRow[] }) {
  const t = useWords<ClusterWords>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  const { query } = useAddress()
  const count = (row: ProvinceRow, code: string) => row.byStage.find((one) => one.code === code)?.count ?? 0
  const columns: Column<ProvinceRow>[] = [
    {
      key: 'province',
      head: t('col.province'),
      cell: (row) => <b className="strong">{row[locale]}</b>,
      sortBy: (row) => row[locale],
      fold: 'title',
    },
    {
      key: 'count',
      head: t('col.count'),
      num: true,
      cell: (row) => (
        <Link className="fig" href={keepingDay(paths.register({ province: row.code }), query)}>
          {f.number(row.count)}
        </Link>
      ),
      sortBy: (row) => row.count,
      fold: 'end',
    },
    {
      key: 'running',
      head: t('nation.running'),
      num: true,
      cell: (row) =>
        count(row, 'implementation') === 0 ? (
          f.number(0)
        ) : (
          <Link
            className="fig"
            href={keepingDay(paths.register({ province: row.code, stage: 'implementation' }), query)}
          >
            {f.number(count(row, 'implementation'))}
          </Link>
        ),
      sortBy: (row) => count(row, 'implementation'),
      labelled: true,
      fold: 'line',
    },
    {
      key: 'furthest',
      head: t('col.furthest'),
      cell: (row) =>
        row.furthest ? (
          <>
            {row.furthest.cluster} {row.furthest.example && <ExampleMark />}
          </>
        ) : (
          <span className="dim">—</span>
        ),
      fold: 'line',
    },
    {
      key: 'gap',
      head: t('col.gap'),
      cell: (row) => (row.furthest ? <Gap {...row.furthest} /> : <span className="dim">{t('gap.none')}</span>),
      sortBy: (row) => (row.furthest ? pointsBehind(row.furthest) : null),
      fold: 'line',
    },
  ]
  return (
    <DataTable
      name={t('nation.list')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      hrefOf={(row) => keepingDay(paths.province(row.code), query)}
    />
  )
}
