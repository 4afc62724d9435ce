import { useState } from 'react'
import {
  Answer,
  Btn,
  type Column,
  DataTable,
  ExcelButton,
  Link,
  Section,
  Tag,
  tehranDay,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ProgressView } from '../commitments.schema.ts'
import { daysBetween } from '../dates.ts'
import type { LateLeaf, LateView } from '../late/late.schema.ts'
import { reviewHref } from './addresses.ts'
import { useLate } from './money.data.ts'
import { useValues } from './values.ts'
import { useWhy } from './why.ts'
import './commitments.css'

interface LateSectionProps {
  recordId: string
  forecast: ProgressView['forecast']
  /** Who does it where the promise itself names nobody. */
  executorOf?(itemId: string): string | null
  openId: string | null
  onOpen(itemId: string): void
}

const FEW = 5

/** The first thing whoever answers for a plan sees: what is late, why, with whom, and when it will be done. */
export function LateSection(props: LateSectionProps) {
  const late = useLate(props.recordId)
  return <Answer of={late}>{(view) => <LateList {...props} view={view} />}</Answer>
}

function LateList({ view, forecast, executorOf, openId, onOpen }: LateSectionProps & { view: LateView }) {
  const t = useWords<typeof fa>('commitments')
  const { f, percent } = useValues()
  const whyOf = useWhy()
  const [all, setAll] = useState(false)
  const rows = all ? view.late : view.late.slice(0, FEW)
  const columns: Column<LateLeaf>[] = [
    {
      key: 'title',
      head: t('late.what'),
      fold: 'title',
      cell: (leaf) => (
        <>
          {leaf.title}
          <LateWhy leaf={leaf} asOf={view.asOf} />
        </>
      ),
    },
    {
      key: 'days',
      head: t('late.how'),
      width: '6.5rem',
      fold: 'line',
      labelled: true,
      cell: (leaf) => (
        <>
          <b className={`strong nowrap ${leaf.kind === 'overdue' ? 'late-t' : 'risk-t'}`}>
            {t('late.days', { days: leaf.days })}
          </b>
          <span className="sub nowrap">
            {t('late.figures', { approved: percent(leaf.approved), planned: percent(leaf.planned) })}
          </span>
        </>
      ),
    },
    {
      key: 'who',
      head: t('late.who'),
      width: '9.5rem',
      fold: 'line',
      labelled: true,
      cell: (leaf) => <Who leaf={leaf} executor={executorOf?.(leaf.itemId) ?? null} />,
    },
    {
      key: 'forecast',
      head: t('late.forecast'),
      width: '8.5rem',
      fold: 'line',
      labelled: true,
      cell: (leaf) => (
        <>
          {leaf.forecast.finish ? (
            <span className="nowrap">{f.date(leaf.forecast.finish)}</span>
          ) : (
            <span className="dim" title={whyOf(leaf.forecast.why ? `commitments.${leaf.forecast.why}` : undefined)}>
              {t('late.noForecast')}
            </span>
          )}
          {leaf.finish && <span className="sub nowrap">{t('late.planned', { date: f.date(leaf.finish) })}</span>}
        </>
      ),
    },
    {
      key: 'path',
      head: t('late.path'),
      width: '7rem',
      fold: 'line',
      cell: (leaf) =>
        leaf.critical ? (
          <span title={t('late.onCritical')}>
            <Tag tone="late">{t('late.critical')}</Tag>
          </span>
        ) : leaf.slack === null ? null : (
          <span className="dim nowrap">{t('late.slack', { days: leaf.slack })}</span>
        ),
    },
  ]
  return (
    <Section
      title={t('late.title')}
      end={
        view.late.length > 0 && (
          <>
            {view.late.length > FEW && (
              <Btn small tone="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? t('late.fewer') : t('late.more', { count: view.late.length })}
              </Btn>
            )}
            <ExcelButton
              list="behind"
              query={{ record: view.recordId, ...(view.isPast ? { asOf: view.asOf, knownAt: view.knownAt } : {}) }}
            />
          </>
        )
      }
    >
      <p className="late-lead">
        <Lead view={view} /> <Whole view={view} forecast={forecast} />
      </p>
      {view.late.length > 0 && (
        <DataTable
          name={t('late.title')}
          columns={columns}
          rows={rows}
          rowKey={(leaf) => leaf.itemId}
          groupOf={new Set(view.late.map((leaf) => leaf.kind)).size > 1 ? (leaf) => t(`late.${leaf.kind}`) : undefined}
          selectedKey={openId ?? undefined}
          onOpen={(leaf) => onOpen(leaf.itemId)}
        />
      )}
    </Section>
  )
}

/** How many are past their finish and how many behind, as a sentence. */
function Lead({ view }: { view: LateView }) {
  const t = useWords<typeof fa>('commitments')
  const of = (kind: LateLeaf['kind']) => view.late.filter((leaf) => leaf.kind === kind).length
  const [overdue, behind] = [of('overdue'), of('behind')]
  const said = (count: number) => <b className="strong">{t('late.count', { count })}</b>
  if (overdue === 0 && behind === 0) return t('late.none')
  if (behind === 0) return t.rich('late.leadOverdue', { overdue: said(overdue) })
  if (overdue === 0) return t.rich('late.leadBehind', { behind: said(behind) })
  return t.rich('late.lead', { overdue: said(overdue), behind: said(behind) })
}

/** When all of it will be done, or why that cannot be said. */
function Whole({ view, forecast }: { view: LateView; forecast: ProgressView['forecast'] }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  const whyOf = useWhy()
  if (!forecast.finish) return whyOf(forecast.why ? `commitments.${forecast.why}` : undefined) ?? null
  const late = view.finish === null ? 0 : daysBetween(view.finish, forecast.finish)
  const date = <b className="strong nowrap">{f.date(forecast.finish)}</b>
  if (late <= 0) return t.rich('late.forecastOn', { date })
  return t.rich('late.forecastLate', { date, days: <b className="strong nowrap">{f.number(late)}</b> })
}

/** Why one activity is late, in one sentence, with the words of who said so last. */
function LateWhy({ leaf, asOf }: { leaf: LateLeaf; asOf: string }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  const titles = leaf.predecessors.map((one) => `«${one.title}»`).join(f.locale === 'fa' ? '، ' : ', ')
  const days = leaf.since ? Math.max(0, daysBetween(tehranDay(leaf.since), asOf)) : 0
  const beyond = !leaf.critical && leaf.slack !== null && leaf.kind === 'overdue' && leaf.days > leaf.slack
  return (
    <span className="sub">
      {t(`late.why.${leaf.why}`, { titles, days, date: leaf.since ? f.date(leaf.since) : '' })}
      {leaf.quote && leaf.why !== 'neverClaimed' && <> {t.rich('late.said', { quote: <bdi>{leaf.quote}</bdi> })}</>}
      {beyond && ` ${t('late.pushes', { days: leaf.slack ?? 0 })}`}
    </span>
  )
}

/** On whom it waits now, else who answers for it. */
function Who({ leaf, executor }: { leaf: LateLeaf; executor: string | null }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  if (leaf.awaits) {
    const people = leaf.awaits.people.map((one) => one.name).join(f.locale === 'fa' ? '، ' : ', ')
    const role = t(`late.role.${leaf.awaits.role}`)
    return (
      <>
        {people || role}
        {people && <span className="sub">{role}</span>}
        {leaf.claimId && (
          <span className="sub">
            <Link href={reviewHref(leaf.claimId)}>{t('late.openClaim')}</Link>
          </span>
        )}
      </>
    )
  }
  const owner = leaf.owner?.name ?? executor
  return owner ? (
    <>
      {owner}
      {leaf.owner && executor && executor !== owner && <span className="sub">{executor}</span>}
    </>
  ) : (
    <span className="dim">{t('late.noOwner')}</span>
  )
}
