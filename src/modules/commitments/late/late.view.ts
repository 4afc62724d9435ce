import { covers, type RoleName } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { namesOf } from '../../../kernel/names.ts'
import type { RecordRow } from '../../../kernel/records.ts'
import { livingGrants } from '../../identity/index.ts'
import { addDays, type IsoDate } from '../dates.ts'
import { forecastFinish } from '../forecast.ts'
import { knownTree, type When, whenOf } from '../known.ts'
import { whyLate } from '../late.rules.ts'
import type { Forest } from '../progress/forest.ts'
import { plannedProgress } from '../progress/planned.ts'
import { progressOfAll } from '../progress/progressAt.ts'
import { versionAt } from '../progress/versions.ts'
import { openTree } from '../read.ts'
import { slackOfItems } from '../schedule/ofTerms.ts'
import type { FullTerm, FullTree } from '../trees.shapes.ts'
import { hindranceOf, lateBefore, latenessOf } from './behind.rules.ts'
import type { LateLeaf, LateView } from './late.schema.ts'

/** Whom a claim waits on, as the desk asks it. */
const asked = { waitsVerify: 'supervisor', waitsApprove: 'expert', returned: 'agentTeam' } as const

/**
 * What is late in a record's tree, why, and who could move it, with forecast and critical path: past its finish first, longest first, then
 * what is behind its own line. A closed tree has nothing late any more.
 */
export async function lateView(ctx: Ctx, recordId: string, question: When): Promise<LateView> {
  const whole = await openTree(ctx.db, ctx, recordId)
  const when = whenOf(ctx, question)
  const tree = question.knownAt ? knownTree(whole.tree, when.knownAt) : whole.tree
  const version = versionAt(tree.versions, when.asOf, when.knownAt)
  const view = { recordId, asOf: when.asOf, knownAt: when.knownAt, isPast: when.isPast }
  if (!version) return { ...view, finish: null, late: [] }
  const terms = tree.terms[version.id] ?? []
  const points = approvedPoints(whole.forest, tree, terms, when)
  const finish =
    terms
      .flatMap((term) => term.finish ?? [])
      .sort()
      .at(-1) ?? null
  if (tree.closedAt !== null) return { ...view, finish, late: [] }
  const leaves = lateLeaves(tree, terms, tree.precedence[version.id] ?? [], points, when)
  const roles = [...new Set(leaves.flatMap(({ awaits }) => awaits?.role ?? []))]
  const holders = await holdersOf(ctx, whole.record, roles, when.asOf)
  const nameOf = await namesOf(ctx.db, [...leaves.map((leaf) => leaf.ownerId), ...[...holders.values()].flat()])
  const late = leaves.map(({ ownerId, awaits, ...leaf }) => ({
    ...leaf,
    owner: nameOf(ownerId),
    awaits: awaits && { ...awaits, people: (holders.get(awaits.role) ?? []).flatMap((id) => nameOf(id) ?? []) },
  }))
  return { ...view, finish, late }
}

type Points = Awaited<ReturnType<typeof approvedPoints>>
interface At {
  asOf: IsoDate
  knownAt: string
}

/** Approved progress of every leaf on each day on which it could change, up to the asked one. */
function approvedPoints(forest: Forest, tree: FullTree, terms: readonly FullTerm[], when: At) {
  const begins = terms.flatMap((term) => term.start ?? [])
  // the forecast looks back ninety days: its first point lies there exactly
  const days = [...begins, ...tree.claims.map((claim) => claim.asOf), addDays(when.asOf, -90), when.asOf].filter(
    (day) => day <= when.asOf,
  )
  const found = [...new Set(days)].sort().flatMap((date) => {
    const all = progressOfAll(forest, { treeId: tree.id, line: 'approved', asOf: date, knownAt: when.knownAt })
    return all ? [{ date, all }] : []
  })
  const last = found.at(-1)
  return {
    now: (itemId: string) => last?.all.byItem.get(itemId) ?? '0',
    /** From the day on which the item itself began. */
    of: (itemId: string, from: IsoDate | null) =>
      found.flatMap(({ date, all }) =>
        from !== null && date < from ? [] : [{ date, percent: all.byItem.get(itemId) ?? '0' }],
      ),
  }
}

type Found = Omit<LateLeaf, 'owner' | 'awaits'> & {
  ownerId: string | null
  awaits: { role: 'supervisor' | 'expert' | 'agentTeam' } | null
}

function lateLeaves(
  tree: FullTree,
  terms: readonly FullTerm[],
  precedence: FullTree['precedence'][string],
  points: Points,
  when: At,
): Found[] {
  const parents = new Set(terms.map((term) => term.parentId))
  const closed = new Set(tree.closings.map((closing) => closing.item_id))
  const slack = slackOfItems(terms, precedence)
  const planned = plannedProgress(terms, when.asOf)
  const byId = new Map(terms.map((term) => [term.itemId, term]))
  const find = (itemId: string) => {
    const leaf = byId.get(itemId)
    return leaf && { leaf, approved: points.now(itemId), closed: closed.has(itemId) }
  }
  return terms
    .filter((term) => !parents.has(term.itemId) && !closed.has(term.itemId))
    .flatMap((term): Found[] => {
      const approved = points.now(term.itemId)
      const lateness = latenessOf(term, approved, when.asOf)
      if (!lateness) return []
      const before = lateBefore(term.itemId, precedence, find, when.asOf)
      const claims = tree.claims.filter((claim) => claim.itemId === term.itemId)
      const said = whyLate(tree.ladder, claims, tree.steps, when)
      // what a room counts or another record reports is not claimed by anybody
      const why = hindranceOf(term.source === 'claimed' ? said.why : 'behind', before.length)
      const last = claims.filter((claim) => claim.asOf <= when.asOf && claim.at <= when.knownAt).at(-1)
      const moved = tree.steps.filter((step) => step.claimId === last?.id && step.at <= when.knownAt).at(-1)
      const role = why === 'waitsVerify' || why === 'waitsApprove' || why === 'returned' ? asked[why] : null
      return [
        {
          itemId: term.itemId,
          title: term.title,
          weight: term.weight,
          ownerId: term.ownerPersonId ?? term.ownerOrganisationId,
          start: term.start,
          finish: term.finish,
          approved,
          planned: planned.byItem.get(term.itemId) ?? null,
          ...lateness,
          why,
          quote: why === 'predecessorLate' ? null : said.quote,
          since: role && (moved?.at ?? last?.at ?? null),
          claimId: last?.id ?? null,
          awaits: role && { role },
          predecessors: before.flatMap((id) => {
            const one = byId.get(id)
            return one ? [{ itemId: id, title: one.title, finish: one.finish }] : []
          }),
          critical: slack.get(term.itemId)?.critical ?? false,
          slack: slack.get(term.itemId)?.days ?? null,
          forecast: forecastFinish(points.of(term.itemId, term.start)),
        },
      ]
    })
    .toSorted((one, other) => (one.kind === other.kind ? other.days - one.days : one.kind === 'overdue' ? -1 : 1))
}

/** Who holds these roles over the record on that day, those nearest to it first: its own people before those of the whole country. */
async function holdersOf(
  ctx: Ctx,
  record: RecordRow,
  roles: readonly RoleName[],
  day: string,
): Promise<Map<RoleName, string[]>> {
  if (roles.length === 0) return new Map()
  const { rows } = await livingGrants(day).execute(ctx.db)
  const nearness = ['body', 'organisation', 'cluster', 'province', 'nation']
  const held = rows
    .filter((row) => roles.includes(row.role) && row.via_person_id === null)
    .map((row) => ({ ...row, near: nearness.indexOf(row.reach_kind) }))
    .filter((row) => covers({ id: '', role: row.role, reachKind: row.reach_kind, reachId: row.reach_id }, record))
    .toSorted((one, other) => one.near - other.near)
  return new Map(
    roles.map((role) => {
      const own = held.filter((row) => row.role === role)
      return [role, [...new Set(own.filter((row) => row.near === own[0]?.near).map((row) => row.person_id))]]
    }),
  )
}
