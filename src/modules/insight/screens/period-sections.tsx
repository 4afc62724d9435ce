import { type Column, DataTable, ExampleMark, Link, Section, useFormat, useWords } from '../../../ui/index.ts'
import { useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../insight.fa.ts'
import type { PeriodView } from '../period/period.schema.ts'

/** Of the nation: how many of each in every province. */
export function ByProvince({ view }: { view: PeriodView }) {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  type Row = PeriodView['provinces'][number]
  const columns: Column<Row>[] = [
    { key: 'name', head: t('period.col.province'), fold: 'title', cell: (row) => row[f.locale] },
    ...view.parts
      .filter((part) => part.count > 0)
      .map(
        (part): Column<Row> => ({
          key: part.what,
          head: t(`period.part.${part.what}`),
          num: true,
          fold: 'line',
          labelled: true,
          cell: (row) => f.number(row.counts[part.what] ?? 0),
        }),
      ),
  ]
  return (
    <Section title={t('period.provinces')}>
      <DataTable name={t('period.provinces')} columns={columns} rows={view.provinces} rowKey={(row) => row.code} />
    </Section>
  )
}

/** What was late at the end, each leading to its receipts as they stood then. */
export function LateSection({ view }: { view: PeriodView }) {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  const { percent } = useValues()
  type Row = PeriodView['late']['rows'][number]
  const columns: Column<Row>[] = [
    {
      key: 'title',
      head: t('period.col.title'),
      fold: 'title',
      cell: (row) => (
        <>
          <Link
            href={`/plan-years/${row.recordId}?${new URLSearchParams({ item: row.itemId, why: 'approved', asOf: view.asOf, ...(view.over ? { knownAt: view.knownAt } : {}) })}`}
          >
            {row.title}
          </Link>{' '}
          {row.example && <ExampleMark />}
          <span className="sub">{row.cluster}</span>
        </>
      ),
    },
    {
      key: 'days',
      head: t('period.col.days'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => <span className="late-t">{f.number(row.days)}</span>,
    },
    {
      key: 'approved',
      head: t('period.col.approved'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => percent(row.approved),
    },
    { key: 'owner', head: t('period.col.owner'), fold: 'line', cell: (row) => row.owner ?? '—' },
  ]
  return (
    <Section
      title={t('period.late')}
      note={view.late.total > 0 ? t('period.lateTotal', { count: f.number(view.late.total) }) : undefined}
    >
      {view.late.total === 0 ? (
        <p className="dim">{t('period.lateNone')}</p>
      ) : (
        <DataTable
          name={t('period.late')}
          columns={columns}
          rows={view.late.rows}
          rowKey={(row) => `${row.recordId}${row.itemId}`}
        />
      )}
    </Section>
  )
}

/** Where the yearly targets stood at the end. */
export function TargetsSection({ view }: { view: PeriodView }) {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  const { percent } = useValues()
  type Row = PeriodView['targets'][number]
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: t('period.col.province'),
      fold: 'title',
      cell: (row) => (
        <>
          <Link href={`/provinces/${row.code}/index-targets?asOf=${view.asOf}`}>{row[f.locale]}</Link>{' '}
          {row.example && <ExampleMark />}
        </>
      ),
    },
    {
      key: 'targets',
      head: t('period.col.targets'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => f.number(row.targets),
    },
    {
      key: 'reached',
      head: t('period.col.reached'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => f.number(row.reached),
    },
    {
      key: 'mean',
      head: t('period.col.attainment'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => percent(row.meanAttainment),
    },
  ]
  return (
    <Section title={t('period.targets')}>
      {view.targets.length === 0 ? (
        <p className="dim">{t('period.targetsNone')}</p>
      ) : (
        <DataTable name={t('period.targets')} columns={columns} rows={view.targets} rowKey={(row) => row.code} />
      )}
    </Section>
  )
}
