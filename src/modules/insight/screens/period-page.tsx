import { useQuery } from '@tanstack/react-query'
import { MONTHS } from '../../../kernel/fa/index.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  BtnLink,
  Cols,
  type Column,
  DataTable,
  Empty,
  ExampleMark,
  ExcelButton,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  PdfButton,
  Section,
  useFormat,
  useWords,
} from '../../../ui/index.ts'
import { useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../insight.fa.ts'
import type { PeriodRow, PeriodView } from '../period/period.schema.ts'
import { monthHref, quarterHref } from './period-addresses.ts'
import './insight.css'

type Part = PeriodView['parts'][number]

const usePeriod = (path: string) =>
  useQuery({ queryKey: ['period', path], queryFn: ({ signal }) => api.get<PeriodView>(path, {}, signal) })

/** A province's month: what happened in it and what was late at its end, as known at its end. */
export function MonthPage({ code, month }: { code: string; month: string }) {
  const found = usePeriod(`/api/provinces/${code}/months/${month}`)
  return <Answer of={found}>{(view) => <Report view={view} />}</Answer>
}

/** The nation's quarter, and how many of each in every province. */
export function QuarterPage({ quarter }: { quarter: string }) {
  const found = usePeriod(`/api/nation/quarters/${quarter}`)
  return <Answer of={found}>{(view) => <Report view={view} />}</Answer>
}

/** «بهمن ۱۳۹۵», «زمستان ۱۳۹۵». */
function usePeriodName() {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  return ({ kind, year, n }: Pick<PeriodView, 'kind' | 'year' | 'n'>) =>
    kind === 'month'
      ? t('period.monthName', { month: MONTHS[f.locale][n - 1]!, year: f.digits(String(year)) })
      : t('period.quarterName', { quarter: t(`period.q${n as 1 | 2 | 3 | 4}`), year: f.digits(String(year)) })
}

function Report({ view }: { view: PeriodView }) {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  const name = usePeriodName()(view)
  const { province } = view
  const countOf = (what: Part['what']) => f.number(view.parts.find((part) => part.what === what)?.count ?? 0)
  const told = view.parts.filter((part) => part.count > 0)
  const hrefOf = (code: string) => (province ? monthHref(province.code, code) : quarterHref(code))
  const print = province ? 'month' : 'quarter'
  const query = province ? { province: province.code, month: view.code } : { quarter: view.code }
  const nothing = told.length === 0
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/nation', label: t('period.nation') },
          ...(province ? [{ href: `/provinces/${province.code}`, label: province[f.locale] }] : []),
        ]}
        title={`${province ? t('period.month', { province: province[f.locale] }) : t('period.quarter')}، ${name}`.replace(
          '،',
          f.locale === 'fa' ? '،' : ',',
        )}
        lead={
          nothing
            ? t('period.nothing', { name })
            : t(view.over ? 'period.lead' : 'period.leadRunning', {
                name,
                sessions: countOf('sessions'),
                made: countOf('made'),
                done: countOf('done'),
                late: f.number(view.late.total),
              })
        }
        note={view.over ? t('period.known', { day: f.date(view.to, 'dayYear') }) : t('period.running')}
        acts={
          <>
            <PdfButton print={print} as="word" query={query} />
            <PdfButton print={print} query={query} />
            <ExcelButton list={print} query={query} />
            <BtnLink href={hrefOf(view.before)}>{t('period.before')}</BtnLink>
            {view.after && <BtnLink href={hrefOf(view.after)}>{t('period.after')}</BtnLink>}
          </>
        }
      />
      <Cols>
        <Matn>
          {nothing && <Empty title={t('period.nothing', { name })} text={t('period.nothingText')} />}
          {view.provinces.length > 0 && <ByProvince view={view} />}
          {told.map((part) => (
            <PartSection key={part.what} part={part} />
          ))}
          <LateSection view={view} />
          <TargetsSection view={view} />
        </Matn>
        <Hashieh>
          <Note title={t('period.summary')}>
            <dl className="kv">
              {view.parts.map((part) => (
                <div className="kv-row" key={part.what}>
                  <dt>{t(`period.part.${part.what}`)}</dt>
                  <dd>{f.number(part.count)}</dd>
                </div>
              ))}
            </dl>
          </Note>
        </Hashieh>
      </Cols>
    </>
  )
}

/** Where a row of a part is seen whole. */
function hrefOf({ what }: Part, row: PeriodRow): string {
  if (what === 'sessions') return `/sessions/${row.recordId}`
  if (what === 'gates') return `/clusters/${row.recordId}`
  return what === 'visits' ? `/visits/${row.recordId}` : `/records/${row.recordId}`
}

function PartSection({ part }: { part: Part }) {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  const columns: Column<PeriodRow>[] = [
    { key: 'on', head: t('period.col.on'), width: '6.5rem', fold: 'line', cell: (row) => f.date(row.on) },
    {
      key: 'title',
      head: t('period.col.title'),
      fold: 'title',
      cell: (row) => <Link href={hrefOf(part, row)}>{row.title}</Link>,
    },
    part.what === 'gates'
      ? { key: 'stage', head: t('period.col.stage'), fold: 'line', cell: (row) => row.stage?.[f.locale] ?? '—' }
      : { key: 'of', head: t('period.col.of'), fold: 'line', cell: (row) => row.of ?? '—' },
    ...(part.amount === null
      ? []
      : [
          {
            key: 'amount',
            head: t('period.col.amount'),
            num: true as const,
            fold: 'end' as const,
            cell: (row: PeriodRow) => (row.amount ? f.number(row.amount) : '—'),
          },
        ]),
  ]
  return (
    <Section
      title={t(`period.part.${part.what}`)}
      note={[
        t('period.count', { count: f.number(part.count) }),
        part.later > 0 && t('period.later', { count: f.number(part.later) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <DataTable
        name={t(`period.part.${part.what}`)}
        columns={columns}
        rows={part.rows}
        rowKey={(row) => `${row.recordId}${row.on}${row.title}`}
        {...(part.amount === null ? {} : { sum: { amount: f.number(part.amount) } })}
      />
      {part.left > 0 && <p className="small dim">{t('period.left', { count: f.number(part.left) })}</p>}
    </Section>
  )
}

function ByProvince({ view }: { view: PeriodView }) {
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

function LateSection({ view }: { view: PeriodView }) {
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

function TargetsSection({ view }: { view: PeriodView }) {
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
