import type { Ctx } from '../../kernel/context.ts'
import { listProvenance } from '../../kernel/records.ts'
import { type ClaimSetting, claimSetting, claimView } from './claim.view.ts'
import { loadMoney } from './claims.store.ts'
import type { commitmentsPolicy } from './commitments.policy.ts'
import type { ItemView, ProgressView } from './commitments.schema.ts'
import { addDays, daysBetween } from './dates.ts'
import { dec, sum, text } from './decimal.ts'
import { actualCost } from './earnedValue.ts'
import { forecastFinish } from './forecast.ts'
import { knownTree, type When, whenOf } from './known.ts'
import { mayDo } from './owners.ts'
import { plannedProgress, plannedWhole } from './progress/planned.ts'
import { progressAt, progressOfAll } from './progress/progressAt.ts'
import { LINES, type Line } from './progress/shapes.ts'
import { versionAt } from './progress/versions.ts'
import { seenAmong } from './read.ts'
import { criticalItems } from './schedule/ofTerms.ts'
import { openShown, type ShownTree } from './shown.ts'
import type { FullTerm } from './trees.shapes.ts'

/** Days on which the curve is drawn: every ten days or more from the first start to the last finish, each day on which it may have changed, and the asked day. */
function curveDays(terms: readonly FullTerm[], asOf: string, changed: readonly string[]): string[] {
  const starts = terms.flatMap((term) => term.start ?? [])
  const finishes = terms.flatMap((term) => term.finish ?? [])
  const first = [...starts, asOf].sort()[0]!
  const last = [...finishes, asOf].sort().at(-1)!
  // a day far from the plan draws a coarser line, not a longer one
  const stride = Math.max(10, Math.ceil(daysBetween(first, last) / 200))
  const days = new Set([first, last, asOf, ...changed.filter((day) => day >= first && day <= last)])
  for (let day = first; day < last; day = addDays(day, stride)) days.add(day)
  return [...days].sort()
}

/** The progress of a record's tree: every item on every line, the whole, the curve, the forecast, and what the reader may do. */
export async function progressView(ctx: Ctx, recordId: string, asked: When): Promise<ProgressView> {
  const when = whenOf(ctx, asked)
  const found = await openShown(ctx, recordId, when)
  const open = asked.knownAt ? { ...found, tree: knownTree(found.tree, when.knownAt) } : found
  const { tree, forest, record, whole, notings } = open
  const decisions = notings.map((noting) => noting.decisionId)
  const setting = await claimSetting(ctx.db, ctx.actor, record, tree, decisions)
  const version = versionAt(tree.versions, when.asOf, when.knownAt)
  const draft = tree.versions.find((one) => one.frozenAt === null) ?? null
  const shown = version ?? draft
  const terms = shown ? (tree.terms[shown.id] ?? []) : []
  const byLine = Object.fromEntries(
    LINES.map((line) => [
      line,
      version ? progressOfAll(forest, { treeId: tree.id, line, asOf: when.asOf, knownAt: when.knownAt }) : null,
    ]),
  ) as Record<Line, ReturnType<typeof progressOfAll>>
  const planned = plannedProgress(terms, when.asOf)
  const linesOf = (itemId: string | null) => ({
    claimed: (itemId ? byLine.claimed?.byItem.get(itemId) : byLine.claimed?.whole) ?? null,
    verified: (itemId ? byLine.verified?.byItem.get(itemId) : byLine.verified?.whole) ?? null,
    approved: (itemId ? byLine.approved?.byItem.get(itemId) : byLine.approved?.whole) ?? null,
    noted: (itemId ? byLine.noted?.byItem.get(itemId) : byLine.noted?.whole) ?? null,
    planned: (itemId ? planned.byItem.get(itemId) : planned.whole) ?? null,
  })
  const critical = shown ? criticalItems(terms, tree.precedence[shown.id] ?? []) : new Set<string>()
  const marks = await listProvenance(ctx.db, recordId)
  const seen = await seenAmong(ctx.db, ctx.actor, [
    ...tree.closings.map((closing) => closing.carriedToRecordId),
    ...tree.carriedIn.map((carried) => carried.fromRecordId),
  ])
  const items = terms.map((term) =>
    itemView(open, setting, term, terms, linesOf(term.itemId), { critical, marks, seen, ...when }),
  )
  const plannedOn = plannedWhole(terms)
  const curve = curveDays(terms, when.asOf, open.days).map((date) => ({
    date,
    planned: plannedOn(date),
    ...(Object.fromEntries(
      LINES.map((line) => [line, version && date <= when.asOf ? whole(line, date) : null]),
    ) as Record<Line, string | null>),
  }))
  const money = shown ? await loadMoney(ctx.db, tree.id, shown.id) : { shares: [], spending: [] }
  const allowed = (permission: keyof typeof commitmentsPolicy) =>
    when.isPast ? 'commitments.pastDate' : mayDo(permission, ctx.actor, record, tree)
  return {
    recordId,
    treeId: tree.id,
    asOf: when.asOf,
    knownAt: when.knownAt,
    isPast: when.isPast,
    ladder: [...tree.ladder],
    closed: tree.closedAt !== null,
    version: version && {
      id: version.id,
      n: version.n,
      frozenAt: version.frozenAt,
      decision: setting.nameOf(version.decisionId),
    },
    draft: draft && { id: draft.id, n: draft.n, reason: draft.reason },
    whole: linesOf(null),
    items,
    precedence: shown ? (tree.precedence[shown.id] ?? []).map((one) => ({ ...one })) : [],
    curve,
    notings: notings.map(({ date, percent, decisionId }) => ({ date, percent, decision: setting.nameOf(decisionId) })),
    forecast: forecastFinish(
      curve.flatMap((point) =>
        point.approved === null || point.date > when.asOf ? [] : { date: point.date, percent: point.approved },
      ),
    ),
    money: {
      budget: text(sum(money.shares.map((share) => dec(share.cash).plus(dec(share.in_kind))))),
      spent: actualCost(
        money.spending.map((row) => ({ amount: row.amount, on: row.spent_on, at: row.made_at.toISOString() })),
        when.asOf,
        when.knownAt,
      ),
    },
    may: {
      claim: allowed('commitments.claim'),
      verify: allowed('commitments.verify'),
      approve: allowed('commitments.approve'),
      note: allowed('commitments.note'),
      spend: allowed('commitments.spend'),
    },
  }
}

function itemView(
  { tree, forest }: Pick<ShownTree, 'tree' | 'forest'>,
  setting: ClaimSetting,
  term: FullTerm,
  terms: readonly FullTerm[],
  lines: ItemView['lines'],
  around: {
    critical: ReadonlySet<string>
    marks: readonly { field: string; mark: string; source: string }[]
    seen: ReadonlyMap<string, unknown>
    asOf: string
    knownAt: string
  },
): ItemView {
  const claims = tree.claims.filter(
    (claim) => claim.itemId === term.itemId && claim.at <= around.knownAt && claim.asOf <= around.asOf,
  )
  const last = claims.at(-1)
  const isLeaf = !terms.some((one) => one.parentId === term.itemId)
  const { asOf, knownAt } = around
  const counted =
    isLeaf && term.source === 'counted'
      ? progressAt(forest, { treeId: tree.id, itemId: term.itemId, line: 'approved', asOf, knownAt })?.shown
      : null
  const closing = tree.closings.find((one) => one.item_id === term.itemId)
  const carried = tree.carriedIn.find((one) => one.itemId === term.itemId)
  const placeOf = (recordId: string | null, itemId: string | null) =>
    recordId !== null && itemId !== null && around.seen.has(recordId) ? { recordId, itemId } : null
  const fields = around.marks.filter(
    (mark) => mark.field === `item:${term.itemId}` || mark.field.startsWith(`item:${term.itemId}.`),
  )
  return {
    itemId: term.itemId,
    parentId: term.parentId,
    order: term.order,
    title: term.title,
    owner: setting.nameOf(term.ownerPersonId) ?? setting.nameOf(term.ownerOrganisationId),
    weight: term.weight,
    start: term.start,
    finish: term.finish,
    measure: term.measure,
    unit: term.unit ?? null,
    target: term.target ?? null,
    source: term.source,
    counter: term.counter,
    lines,
    shown: counted ?? last?.quantity ?? null,
    isLeaf,
    critical: around.critical.has(term.itemId),
    late: isLeaf && term.finish !== null && term.finish < around.asOf && lines.approved !== '100',
    closed: closing?.outcome ?? null,
    closing: closing
      ? {
          outcome: closing.outcome,
          cause: closing.cause,
          at: closing.made_at.toISOString(),
          carriedTo: placeOf(closing.carriedToRecordId, closing.carried_to_id),
        }
      : null,
    carriedFrom: carried ? placeOf(carried.fromRecordId, carried.fromItemId) : null,
    lastClaim: last ? claimView(setting, last, term) : null,
    examples: fields.filter((mark) => mark.mark === 'example').map((mark) => mark.field.split('.')[1] ?? ''),
    documents: fields.filter((mark) => mark.mark === 'document').map((mark) => mark.source),
  }
}
