import { useQuery } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  BtnLink,
  Cols,
  type Column,
  DataTable,
  Empty,
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
import type { fa } from '../insight.fa.ts'
import { periodLead, periodName } from '../period/period.lead.rules.ts'
import type { PeriodRow, PeriodView } from '../period/period.schema.ts'
import { monthHref, quarterHref } from './period-addresses.ts'
import { ByProvince, LateSection, TargetsSection } from './period-sections.tsx'
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

function Report({ view }: { view: PeriodView }) {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  const name = periodName(view, f.locale, t, f.digits)
  const { province } = view
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
        lead={nothing ? t('period.nothing', { name }) : periodLead(view, name, t, f.number, f.locale)}
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
            <dl className="period-counts">
              {view.parts.map((part) => (
                <div key={part.what}>
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
