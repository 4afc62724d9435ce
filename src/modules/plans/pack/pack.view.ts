import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { getRecord, listProvenance } from '../../../kernel/records.ts'
import { loadApprovedWords, type ProgressView, progressView } from '../../commitments/index.ts'
import { journalHead } from '../../journal/index.ts'
import { agendaTitles, listBodies, listResolutionsOf, listSessionsOfBody } from '../../meetings/index.ts'
import { yearDays } from '../plans.rules.ts'
import { getYear, listYears } from '../plans.store.ts'
import { executionOf, packLines, packState, percentOf, timeElapsed } from './pack.rules.ts'
import type { PackQuery, PackView } from './pack.schema.ts'

/** So much fits one sheet. */
const most = { activities: 14, results: 6, next: 8, decisions: 5 }

type Leaf = ProgressView['items'][number]
const leavesOf = (tree: ProgressView): Leaf[] => tree.items.filter((item) => item.isLeaf)

/**
 * The council's pack of a plan year: this year's activities with the physical progress of each, results, next year's plan (what the agent
 * reported to the council in D0), and what became of earlier resolutions. As of a day and as known at an instant.
 *
 * @throws 404 for a year out of sight, or a session that is none of its steering council
 */
export async function packView(ctx: Ctx, planYearId: string, asked: PackQuery): Promise<PackView> {
  const record = await getRecord(ctx.db, ctx.actor, planYearId, 'planYear')
  const year = await getYear(ctx.db, planYearId)
  const [tree, cluster, marks, council, journal] = await Promise.all([
    progressView(ctx, planYearId, asked),
    getRecord(ctx.db, ctx.actor, record.clusterId!),
    listProvenance(ctx.db, planYearId),
    councilOf(ctx, record.clusterId!),
    journalHead(ctx.db, record.provinceId),
  ])
  const { asOf, knownAt, isPast } = tree
  const session = sessionAsked(council.sessions, asked.session, asOf)
  const leaves = leavesOf(tree)
  const [results, next, resolutions] = await Promise.all([
    resultsOf(ctx, tree, leaves),
    nextYear(ctx, year.plan_id, year.n, asked),
    isPast || !council.body ? null : listResolutionsOf(ctx, { bodyId: council.body.id }),
  ])
  const told = (resolutions ?? []).map(({ id, text, state }) => ({ id, title: text, state }))
  const tellingAs = (way: ReturnType<typeof executionOf>) => told.filter((one) => executionOf(one.state) === way)
  const span = yearDays(year.fiscal_year)
  return {
    planYearId,
    cluster: { id: cluster.id, title: cluster.title },
    n: year.n,
    fiscalYear: year.fiscal_year,
    asOf,
    knownAt,
    isPast,
    frozen: tree.version !== null,
    example: marks.some((one) => one.mark === 'example' && ['', 'progress'].includes(one.field)),
    body: council.body,
    session,
    sessions: council.sessions,
    approved: tree.whole.approved,
    planned: tree.whole.planned,
    money: { ...tree.money, percent: percentOf(tree.money.spent, tree.money.budget) },
    time: { ...span, ...timeElapsed(span.from, span.to, asOf) },
    activities: packLines(
      leaves.map(({ itemId, title, weight, lines, ...leaf }) => ({
        itemId,
        title,
        weight,
        planned: lines.planned,
        approved: lines.approved,
        state: packState({ ...leaf, planned: lines.planned, approved: lines.approved }, asOf),
      })),
      most.activities,
    ),
    results: results.slice(0, most.results),
    resultsLeft: Math.max(0, results.length - most.results),
    next,
    resolutions: resolutions && {
      done: tellingAs('done'),
      inProgress: tellingAs('inProgress'),
      notDone: tellingAs('notDone'),
    },
    decisions: await decisionsOf(ctx, session?.id ?? null, {
      note: isPast ? 0 : leaves.filter((leaf) => leaf.lastClaim?.awaits === 'note').length,
      freeze: next && !next.frozen && next.activities.length > 0 ? next.n : 0,
      complete: told.filter((one) => one.state === 'incomplete').length,
    }),
    journal,
  }
}

/** The steering council of a cluster with its sessions, newest first, as far as the reader sees them. */
async function councilOf(ctx: Ctx, clusterId: string): Promise<Pick<PackView, 'body' | 'sessions'>> {
  const [body] = await listBodies(ctx.db, ctx.actor, { clusterId, kind: 'steering_council' })
  if (!body) return { body: null, sessions: [] }
  const sessions = await listSessionsOfBody(ctx.db, ctx.actor, body.id)
  return {
    body: { id: body.id, title: body.title },
    sessions: sessions.map(({ id, number, title, heldOn }) => ({ id, number, title, heldOn })),
  }
}

/** The session asked for, or the earliest that is called for the day or later. @throws 404 where it is none of the council's */
function sessionAsked(sessions: PackView['sessions'], asked: string | undefined, asOf: string): PackView['session'] {
  if (asked) {
    const found = sessions.find((one) => one.id === asked)
    if (!found) throw notFound()
    return found
  }
  return sessions.findLast((one) => one.heldOn !== null && one.heldOn >= asOf) ?? null
}

/** What the approved claims say, heaviest activity first. */
async function resultsOf(ctx: Ctx, tree: ProgressView, leaves: readonly Leaf[]): Promise<PackView['results']> {
  const claimed = leaves.filter((leaf) => leaf.source === 'claimed').map((leaf) => leaf.itemId)
  const words = await loadApprovedWords(ctx.db, tree.ladder, claimed, tree)
  return leaves
    .toSorted((one, other) => Number(other.weight) - Number(one.weight))
    .flatMap(({ itemId, title }) => {
      const text = words.get(itemId)
      return text ? [{ itemId, title, text }] : []
    })
}

/** The year after it, by its frozen version or else its draft; null where none is planned. */
async function nextYear(ctx: Ctx, planId: string, n: number, asked: PackQuery): Promise<PackView['next']> {
  const next = (await listYears(ctx.db, planId)).find((one) => one.n > n)
  if (!next) return null
  const tree = await progressView(ctx, next.id, { asOf: asked.asOf, knownAt: asked.knownAt })
  const activities = leavesOf(tree).map(({ title, weight }) => ({ title, weight }))
  return {
    id: next.id,
    n: next.n,
    fiscalYear: next.fiscal_year,
    frozen: tree.version !== null,
    activities: activities.slice(0, most.next),
    left: Math.max(0, activities.length - most.next),
  }
}

/** The agenda of the session, where it has one; else what the year and the resolutions wait for. */
async function decisionsOf(
  ctx: Ctx,
  sessionId: string | null,
  counts: { note: number; freeze: number; complete: number },
): Promise<PackView['decisions']> {
  const agenda = sessionId ? await agendaTitles(ctx.db, ctx.actor, sessionId) : []
  if (agenda.length > 0) return agenda.slice(0, most.decisions).map((title) => ({ what: 'item', title, count: 1 }))
  return (['note', 'freeze', 'complete'] as const).flatMap((what) =>
    counts[what] > 0 ? [{ what, title: '', count: counts[what] }] : [],
  )
}
