import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import {
  Btn,
  BtnLink,
  ExcelButton,
  Figure,
  Link,
  PageHead,
  PdfButton,
  SumTable,
  type TabLink,
} from '../../../ui/index.ts'
import type { ProgressView } from '../../commitments/screens/index.ts'
import { claimHref, NoteDialog, shareOf, shortDecimal, useValues, useWhy } from '../../commitments/screens/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { draftHref, packHref, planHref, turnHref, versionsHref, yearHref } from './addresses.ts'
import { ReviseDialog } from './revise-dialog.tsx'
import { TakeOverDialog } from './take-over-dialog.tsx'
import { usePlanWords } from './words.ts'
import { acceptedOfDue, activityRows } from './year.rules.ts'

/** Path, name, the state in one or two sentences with figures that open, the years as tabs. */
export function PlanHead({
  view,
  tree,
  onWhy,
}: {
  view: PlanYearView
  tree: ProgressView
  onWhy(line: 'approved'): void
}) {
  const { t, yearName } = usePlanWords()
  return (
    <PageHead
      crumbs={planCrumbs(view, t('title'))}
      title={t('year.title', { year: yearName(view.year.n) })}
      lead={<StateSentence view={view} tree={tree} onWhy={onWhy} />}
      note={<HeadNote view={view} />}
      acts={<Acts view={view} tree={tree} />}
      tabs={useYearTabs(view)}
    />
  )
}

export const planCrumbs = (view: PlanYearView, title: string) => [
  { href: `/clusters/${view.cluster.id}`, label: view.cluster.title },
  { href: planHref(view.cluster.id, 'strategies'), label: title },
]

/** The years of the plan as tabs, the open draft, and the vision. */
export function useYearTabs(view: PlanYearView, current: 'year' | 'draft' = 'year'): TabLink[] {
  const { t, f, yearName } = usePlanWords()
  const { percent } = useValues()
  return [
    // a year that is only a draft has one tab
    ...view.years
      .filter((year) => year.frozen || year.id !== view.id || current === 'year')
      .map((year) => ({
        href: year.frozen || year.id === view.id ? yearHref(year.id) : draftHref(year.id),
        label:
          !year.frozen && year.id !== view.id
            ? t('tab.draftYear', { year: yearName(year.n) })
            : year.id === view.id
              ? `${yearName(year.n)}${f.locale === 'fa' ? '، ' : ', '}${f.digits(String(year.fiscalYear))}`
              : yearName(year.n),
        count: year.id === view.id || year.approved === null ? undefined : percent(year.approved),
        current: current === 'year' && year.id === view.id,
      })),
    ...(view.draft
      ? [
          {
            href: draftHref(view.id),
            label: view.years.find((year) => year.id === view.id)?.frozen
              ? t('tab.draft', { n: view.draft.n })
              : t('tab.draftYear', { year: yearName(view.year.n) }),
            current: current === 'draft',
          },
        ]
      : []),
    { href: planHref(view.cluster.id, 'strategies'), label: t('tab.strategies') },
  ]
}

function StateSentence({
  view,
  tree,
  onWhy,
}: {
  view: PlanYearView
  tree: ProgressView
  onWhy(line: 'approved'): void
}) {
  const { t, f, counted } = usePlanWords()
  const { percent } = useValues()
  const count = tree.items.filter((item) => item.isLeaf).length
  const sum = tree.items.filter((item) => item.parentId === null).reduce((all, item) => all + Number(item.weight), 0)
  if (!tree.version)
    return view.draft
      ? t.rich('lead.draft', {
          count: counted(view.draft.activities.length),
          sum: <b>{f.number(shortDecimal(view.draft.weightSum, 6))}</b>,
        })
      : t('lead.empty')
  const due = acceptedOfDue(tree.whole)
  const figures = {
    count: counted(count),
    sum: <b>{f.number(shortDecimal(sum, 2))}</b>,
    date: f.date(tree.asOf),
    approved: <Figure onOpen={() => onWhy('approved')}>{percent(tree.whole.approved)}</Figure>,
    planned: <Figure receipt={<PlannedReceipt tree={tree} />}>{percent(tree.whole.planned)}</Figure>,
    due: <b>{t('lead.units', { count: due ?? 0 })}</b>,
  }
  if (tree.closed) return t.rich('lead.closed', figures)
  if (due === null) return t.rich('lead.notDue', figures)
  if (due >= 100) return t.rich('lead.ahead', figures)
  return t.rich(tree.isPast ? 'lead.past' : 'lead.now', figures)
}

/** How the plan's own figure comes about: weight times planned percent. */
function PlannedReceipt({ tree }: { tree: ProgressView }) {
  const { t, f } = usePlanWords()
  const { percent, weight } = useValues()
  const leaves = tree.items.filter((item) => item.isLeaf)
  return (
    <>
      <p className="muted planned-how">{t('planned.how', { date: f.date(tree.asOf) })}</p>
      <SumTable
        rows={leaves.map((item) => ({
          key: item.itemId,
          label: item.title,
          how: `${weight(item.weight)} × ${percent(item.lines.planned)}`,
          value: f.number(shareOf(tree.items, item.itemId) * Number(item.lines.planned ?? 0), 2),
        }))}
        total={{ label: t('planned.total'), value: f.number(shortDecimal(tree.whole.planned ?? 0, 2), 2) }}
      />
    </>
  )
}

function HeadNote({ view }: { view: PlanYearView }) {
  const { t } = usePlanWords()
  const { percent } = useValues()
  const parts = [view.year.takenOver && t('note.takenOver'), view.year.closed && t('note.closed')].filter(Boolean)
  return (
    <>
      {parts.join(' ')}{' '}
      {view.allYears !== null && view.years.length > 1 && (
        <Link href={planHref(view.cluster.id, 'strategies')}>
          {t('note.allYears', { count: view.years.length, percent: percent(view.allYears) })}
        </Link>
      )}{' '}
      <Link href={versionsHref(view.id)}>{t('versions.link')}</Link> <HistoryLink id={view.id} />
    </>
  )
}

/** What was done to this plan year, by whom and why. */
export function HistoryLink({ id }: { id: string }) {
  const { t } = usePlanWords()
  return <Link href={`/records/${id}/history`}>{t('note.history')}</Link>
}

function Acts({ view, tree }: { view: PlanYearView; tree: ProgressView }) {
  const { t } = usePlanWords()
  const whyOf = useWhy()
  const { query: address } = useAddress()
  const [revising, setRevising] = useState(false)
  const [noting, setNoting] = useState(false)
  const [takingOver, setTakingOver] = useState(false)
  const claim = tree.version ? whyOf(tree.may.claim) : t('act.notFrozen')
  // Whoever cannot claim in this office at all is not offered the act; a passing reason is told on the button.
  const mayEverClaim = tree.may.claim === true || tree.may.claim === 'commitments.pastDate'
  // what was put off at the closing can still be carried
  const left = tree.items.some((item) => item.isLeaf && item.closed === null && item.lines.approved !== '100')
  // what was reached before the product: in a year that ran before it, or in one in which nobody has claimed anything yet
  const mayTakeOver =
    view.may.takeOver === true &&
    tree.version !== null &&
    !tree.closed &&
    (view.year.takenOver || tree.items.every((item) => item.lastClaim === null || item.lastClaim.state === 'takenOver'))
  const mayNote = tree.may.note === true && tree.items.some((item) => item.lastClaim?.awaits === 'note')
  return (
    <>
      <Btn icon="print" onClick={() => print()}>
        {t('act.print')}
      </Btn>
      <PdfButton print="planyear" query={{ id: view.id, asOf: address.get('asOf'), knownAt: address.get('knownAt') }} />
      <ExcelButton
        list="activities"
        query={{ year: view.id, asOf: address.get('asOf'), knownAt: address.get('knownAt') }}
      />
      {tree.version && <BtnLink href={packHref(view.id)}>{t('pack.link')}</BtnLink>}
      {mayTakeOver && <Btn onClick={() => setTakingOver(true)}>{t('act.takeOver')}</Btn>}
      {mayNote && <Btn onClick={() => setNoting(true)}>{t('act.note')}</Btn>}
      {tree.version && (view.may.close === true || (tree.closed && view.may.carry === true && left)) && (
        <BtnLink href={turnHref(view.id)}>{t('act.turn')}</BtnLink>
      )}
      {view.draft ? (
        <BtnLink href={draftHref(view.id)} tone={tree.version ? 'plain' : 'go'}>
          {t(view.may.draft === true ? 'act.writeDraft' : 'act.seeDraft')}
        </BtnLink>
      ) : (
        view.may.draft === true && tree.version && <Btn onClick={() => setRevising(true)}>{t('act.revise')}</Btn>
      )}
      {mayEverClaim &&
        tree.version &&
        (claim === undefined ? (
          <BtnLink href={claimHref(view.id)} tone="go">
            {t('act.claim')}
          </BtnLink>
        ) : (
          <Btn tone="go" why={claim}>
            {t('act.claim')}
          </Btn>
        ))}
      {revising && <ReviseDialog onClose={() => setRevising(false)} planYearId={view.id} />}
      {takingOver && (
        <TakeOverDialog view={view} rows={activityRows(view, tree.items)} onClose={() => setTakingOver(false)} />
      )}
      {noting && <NoteDialog onClose={() => setNoting(false)} recordId={view.id} alsoAbout={[view.cluster.id]} />}
    </>
  )
}
