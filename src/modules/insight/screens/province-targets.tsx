import { useQuery } from '@tanstack/react-query'
import { useAddress, useAsOf, useGo } from '../../../ui/address.ts'
import {
  Answer,
  type Column,
  DataTable,
  ExampleMark,
  Figure,
  Link,
  Section,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import { keepingDay, paths } from '../../clusters/screens/index.ts'
import { useValues } from '../../commitments/screens/index.ts'
import type { IndicatorLine, IndicatorsView, TargetLine } from '../../indicators/indicators.schema.ts'
import type { fa } from '../insight.fa.ts'
import { targetsQuery } from './queries.ts'

interface Row {
  line: IndicatorLine
  year: TargetLine
}

/** The year's index targets of a province in short; each figure opens its receipts on their own page. */
export function ProvinceTargets({ code }: { code: string }) {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  const { query } = useAddress()
  const { asOf, knownAt } = useAsOf()
  const targets = useQuery(targetsQuery(code, { asOf, knownAt }))
  const year = targets.data ? f.digits(String(targets.data.fiscalYear)) : ''
  return (
    <Section
      title={t('targets.title', { year })}
      end={<Link href={keepingDay(paths.indexTargets(code), query)}>{t('targets.all')}</Link>}
    >
      <Answer of={targets}>{(view) => <Targets view={view} code={code} />}</Answer>
    </Section>
  )
}

function Targets({ view, code }: { view: IndicatorsView; code: string }) {
  const t = useWords<typeof fa>('insight')
  const words = useWords<Record<string, string>>('indicators')
  const f = useFormat()
  const { percent } = useValues()
  const { locale } = useLooks()
  const { query } = useAddress()
  const go = useGo()
  const rows = view.lines.flatMap((line) =>
    line.years
      .filter((year) => year.fiscalYear === view.fiscalYear && year.target)
      .map((year): Row => ({ line, year })),
  )
  if (rows.length === 0) return <p className="dim">{t('targets.none', { year: f.digits(String(view.fiscalYear)) })}</p>
  const open = (row: Row) =>
    keepingDay(
      `${paths.indexTargets(code)}?year=${view.fiscalYear}${row.year.counter ? `&why=${row.line.code}` : ''}`,
      query,
    )
  const columns: Column<Row>[] = [
    {
      key: 'indicator',
      head: words('col.indicator'),
      fold: 'title',
      cell: ({ line, year }) => (
        <>
          <b className="strong">{line[locale]}</b> {(year.target?.example || year.actual?.example) && <ExampleMark />}
          {line.unit && <span className="sub">{line.unit[locale]}</span>}
        </>
      ),
    },
    {
      key: 'target',
      head: words('col.target'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: ({ year }) => f.number(year.target!.value),
    },
    {
      key: 'actual',
      head: words('col.actual'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) =>
        row.year.actual ? (
          <Figure onOpen={() => go(open(row))}>{f.number(row.year.actual.value)}</Figure>
        ) : (
          <span className="dim">—</span>
        ),
    },
    {
      key: 'attainment',
      head: t('targets.attainment'),
      num: true,
      fold: 'end',
      cell: (row) =>
        row.year.attainment === null ? (
          <span className="dim">—</span>
        ) : (
          <Figure onOpen={() => go(open(row))}>{percent(row.year.attainment)}</Figure>
        ),
      sortBy: ({ year }) => year.attainment,
    },
  ]
  return (
    <>
      <p className="front-lead">
        {t('targets.lead', {
          year: String(view.fiscalYear),
          targets: view.summary.targets,
          reached: view.summary.reached,
          mean: percent(view.summary.meanAttainment),
        })}
      </p>
      <DataTable name={t('targets.all')} columns={columns} rows={rows} rowKey={({ line }) => line.code} />
    </>
  )
}
