import { useQuery } from '@tanstack/react-query'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  Cols,
  type Column,
  DataTable,
  Link,
  type MapPlace,
  Matn,
  PageHead,
  ProvinceMap,
  Section,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import './clusters.css'
import { useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { NationView } from '../clusters.schema.ts'
import { Gap, useGapWords, YearFigure } from './figures.tsx'
import { gapClass, pointsBehind } from './gap.rules.ts'
import { keepingDay, paths } from './paths.ts'
import { boundariesQuery, nationQuery, provincesQuery } from './queries.ts'
import { StageRamp } from './stage-ramp.tsx'

/** The country: clusters by province on a map and in a list, values only where there are records. */
export function NationPage() {
  const { asOf, knownAt } = useAsOf()
  const query = useQuery(nationQuery({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }))
  return <Answer of={query}>{(nation) => <Nation nation={nation} />}</Answer>
}

type ProvinceRow = NationView['provinces'][number]

function Nation({ nation }: { nation: NationView }) {
  const t = useWords<typeof fa>('clusters')
  return (
    <>
      <PageHead
        title={t('nation.title')}
        lead={
          nation.total === 0
            ? t('nation.leadNone')
            : t.rich('nation.lead', {
                total: <b>{t('nation.clusters', { count: nation.total })}</b>,
                provinces: <b>{t('nation.provinces', { count: nation.provinces.length })}</b>,
              })
        }
      />
      <Cols wide>
        <Matn>
          <Section title={t('nation.map')} note={t('nation.mapNote')}>
            <GapMap nation={nation} />
          </Section>
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
            </>
          )}
        </Matn>
      </Cols>
    </>
  )
}

function GapMap({ nation }: { nation: NationView }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  const { query, change } = useAddress()
  const gapWords = useGapWords()
  const topology = useQuery(boundariesQuery)
  const provinces = useQuery(provincesQuery)
  const chosen = query.get('province')
  const rowOf = (code: string) => nation.provinces.find((one) => one.code === code)
  const classOf = (row: ProvinceRow | undefined) => {
    const points = row?.furthest ? pointsBehind(row.furthest) : null
    return points === null ? null : gapClass(points)
  }
  const places = (provinces.data ?? []).map((province): MapPlace => {
    const row = rowOf(province.code)
    const clusters = row && t('nation.clusters', { count: row.count })
    return {
      id: province.code,
      name: province[locale],
      gap: classOf(row),
      ...(row
        ? {
            labelled: true,
            said: row.furthest
              ? t('nation.said', { clusters, gap: gapWords(row.furthest) })
              : t('nation.saidNoProgress', { clusters }),
          }
        : {}),
    }
  })
  const count = (gap: MapPlace['gap']) => places.filter((place) => place.gap === gap).length
  return (
    <div className="map-grid">
      {topology.data && (
        <ProvinceMap
          name={t('nation.map')}
          topology={topology.data}
          idOf={(properties) => String(properties.code)}
          places={places}
          selected={chosen ?? undefined}
          onOpen={(code) => change({ province: code })}
        />
      )}
      <div>
        <ul className="legend">
          {([0, 1, 2, 3] as const).map((gap) => (
            <li key={gap}>
              <span className="sw2" style={{ background: `var(--c-gap-${gap})` }} />
              {t(`legend.${gap}`)}
              <b>{f.number(count(gap))}</b>
            </li>
          ))}
          <li>
            <span
              className="sw2"
              style={{
                background: 'repeating-linear-gradient(135deg, var(--c-rule-strong) 0 1px, var(--c-gap-none) 1px 5px)',
              }}
            />
            {t('legend.none')}
            <b>{f.number(count(null))}</b>
          </li>
        </ul>
        <Chosen
          row={chosen ? rowOf(chosen) : undefined}
          name={places.find((place) => place.id === chosen)?.name}
          code={chosen}
        />
      </div>
    </div>
  )
}

/** The province chosen on the map: its clusters, and the one that is furthest behind. */
function Chosen({ row, name, code }: { row: ProvinceRow | undefined; name: string | undefined; code: string | null }) {
  const t = useWords<typeof fa>('clusters')
  const { percent } = useValues()
  const { query } = useAddress()
  if (!code || !name) return <p className="dim small map-chosen">{t('nation.choose')}</p>
  return (
    <div className="pop flat map-chosen">
      <h3 className="strong">{name}</h3>
      <p className="small muted">{row ? t('nation.clusters', { count: row.count }) : t('nation.nothing')}</p>
      {row?.furthest && (
        <p className="small">
          {row.furthest.cluster}: <YearFigure yearId={row.furthest.recordId} value={row.furthest.approved} />{' '}
          <span className="dim">
            {t('col.planned')} {percent(row.furthest.planned)}
          </span>
        </p>
      )}
      <p className="small">
        <Link href={keepingDay(paths.province(code), query)}>{t('nation.front')}</Link>
      </p>
    </div>
  )
}

function Provinces({ rows }: { rows: readonly ProvinceRow[] }) {
  const t = useWords<typeof fa>('clusters')
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
      cell: (row) => f.number(row.count),
      sortBy: (row) => row.count,
      fold: 'end',
    },
    {
      key: 'running',
      head: t('nation.running'),
      num: true,
      cell: (row) => f.number(count(row, 'implementation')),
      sortBy: (row) => count(row, 'implementation'),
      labelled: true,
      fold: 'line',
    },
    {
      key: 'furthest',
      head: t('col.furthest'),
      cell: (row) => row.furthest?.cluster ?? <span className="dim">—</span>,
      fold: 'line',
    },
    {
      key: 'gap',
      head: t('col.gap'),
      cell: (row) => (row.furthest ? <Gap {...row.furthest} /> : <span className="dim">{t('gap.none')}</span>),
      sortBy: (row) => (row.furthest ? pointsBehind(row.furthest) : null),
      fold: 'end',
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
