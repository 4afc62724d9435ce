import { addDays, compareInstants, type Instant, type IsoDate, tehranDay } from '../dates.ts'
import { type Decimal, dec, type Exact, text, ZERO } from '../decimal.ts'
import type { Forest } from './forest.ts'
import { answeringLine, leafPercent, valueOnLine } from './leafValue.ts'
import { plannedWhole } from './planned.ts'
import { progressAt } from './progressAt.ts'
import { termsOf } from './receipts.ts'
import { leavesBelow, shareOf } from './rollUp.ts'
import { type Claim, type Id, LINES, type Line, type Step, type Term, type Tree } from './shapes.ts'

/** From when a figure stands that no day began: the first version answers for every earlier day. */
export const BEGINNING: IsoDate = '0001-01-01'

export type PointLine = Line | 'planned'

/** From a day on a figure stands so, until the next point of the same item and line. Null: it is in no version in force then. */
export type Point = {
  /** Null: the whole tree. */
  readonly itemId: Id | null
  readonly line: PointLine
  readonly from: IsoDate
  readonly percent: Decimal | null
}

/** One name a point: a figure has one value from a day on. */
export const placeOf = ({ itemId, line, from }: Omit<Point, 'percent'>): string => `${itemId ?? ''}/${line}/${from}`

/**
 * Everything that lists of many trees show, as known at one instant: the whole on each line, the leaves on the approved line, and the
 * planned whole at its bends (between two of them it runs straight, a day at a time). The same figures as `progressAt` gives for every
 * day, without asking day by day. Null: a leaf is counted by a room, whose records move on without this tree learning of it.
 */
export function pointsOf(forest: Forest, treeId: Id, knownAt: Instant): Point[] | null {
  const tree = forest.trees.get(treeId)
  if (!tree) throw new Error(`tree ${treeId} was not loaded`)
  if (isCounted(forest, tree)) return null
  const spans = spansOf(tree, knownAt)
  if (spans.length === 0) return []
  return [...LINES.flatMap((line) => pointsOfLine(forest, tree, spans, line, knownAt)), ...plannedPoints(tree, spans)]
}

/**
 * The whole of a tree on any line and day, all as known at one instant: what `progressAt` says, for a curve of many days at the cost of a few.
 * Null on a day: nothing was frozen by then.
 */
export function wholeOn(forest: Forest, treeId: Id, knownAt: Instant): (line: Line, day: IsoDate) => Decimal | null {
  const tree = forest.trees.get(treeId)
  if (!tree) throw new Error(`tree ${treeId} was not loaded`)
  if (isCounted(forest, tree))
    return (line, asOf) => progressAt(forest, { treeId, line, asOf, knownAt })?.percent ?? null
  const spans = spansOf(tree, knownAt)
  const wholes = new Map(
    LINES.map((line) => [
      line,
      pointsOfLine(forest, tree, spans, line, knownAt).filter((point) => point.itemId === null),
    ]),
  )
  return (line, day) => wholes.get(line)!.findLast((point) => point.from <= day)?.percent ?? null
}

type Span = { readonly versionId: Id; readonly from: IsoDate; readonly until: IsoDate | null }

/** Which version answers from which day on: see `versionAt`. */
function spansOf(tree: Tree, knownAt: Instant): Span[] {
  const begun = tree.versions
    .filter((version) => version.frozenAt !== null && compareInstants(version.frozenAt, knownAt) <= 0)
    .sort((a, b) => a.n - b.n)
    .map((version, place) => ({ versionId: version.id, from: place === 0 ? BEGINNING : tehranDay(version.frozenAt!) }))
  // of two frozen on one day the later answers
  const kept = begun.filter((one, place) => !begun.slice(place + 1).some((later) => later.from <= one.from))
  return kept.map((one, place) => ({ ...one, until: kept[place + 1]?.from ?? null }))
}

/** What a leaf stands at from which days on, in percent. */
type Stair = readonly { readonly from: IsoDate; readonly percent: Exact }[]

function pointsOfLine(forest: Forest, tree: Tree, spans: readonly Span[], line: Line, knownAt: Instant): Point[] {
  const found: Point[] = []
  const last = new Map<Id | null, Decimal | null>()
  const say = (itemId: Id | null, from: IsoDate, percent: Decimal | null) => {
    if (last.get(itemId) === percent) return
    last.set(itemId, percent)
    found.push({ itemId, line, from, percent })
  }
  for (const { versionId, from, until } of spans) {
    const leaves = leavesBelow(termsOf(tree, versionId), null).map(({ leaf, path }) => ({
      leaf,
      share: shareOf(path),
      stair: stairOf(forest, tree, leaf, { line, from, knownAt }),
    }))
    const days = new Set(leaves.flatMap(({ stair }) => stair.map((step) => step.from)))
    const inSpan = [...days].filter((day) => day > from && (until === null || day < until)).sort()
    for (const day of [from, ...inSpan]) {
      let whole = ZERO
      for (const { leaf, share, stair } of leaves) {
        const percent = stair.findLast((step) => step.from <= day)?.percent ?? ZERO
        whole = whole.plus(share.times(percent).times('0.01'))
        if (line === 'approved') say(leaf.itemId, day, text(percent))
      }
      if (day === from) for (const itemId of gone(last, leaves)) say(itemId, day, null)
      if (leaves.length > 0) say(null, day, text(whole))
    }
  }
  return found
}

const gone = (last: ReadonlyMap<Id | null, unknown>, leaves: readonly { leaf: Term }[]): Id[] =>
  [...last.keys()].filter((itemId) => itemId !== null && !leaves.some(({ leaf }) => leaf.itemId === itemId)) as Id[]

type AskOfLeaf = { readonly line: Line; readonly from: IsoDate; readonly knownAt: Instant }

function stairOf(forest: Forest, tree: Tree, leaf: Term, ask: AskOfLeaf): Stair {
  if (leaf.source === 'mirrored') return mirroredStair(forest, tree, leaf, ask)
  const { line, knownAt } = ask
  const known = (at: Instant) => compareInstants(at, knownAt) <= 0
  const answering = answeringLine(tree.ladder, line)
  const steps = Map.groupBy(
    forest.stepsOf(tree.id, leaf.itemId).filter((step) => known(step.at)),
    (step) => step.claimId,
  )
  const counting = forest
    .claimsOf(tree.id, leaf.itemId)
    .filter((claim) => known(claim.at))
    .flatMap((claim) => {
      const value = valueOnLine(claim, inOrder(steps.get(claim.id) ?? []), answering)
      return value === null ? [] : [{ claim, percent: leafPercent(leaf, value, claim.quantity != null) }]
    })
    .sort((a, b) => compareClaims(a.claim, b.claim))
  // of several with one day the last entered answers
  return counting
    .filter(({ claim }, place) => counting[place + 1]?.claim.asOf !== claim.asOf)
    .map(({ claim, percent }) => ({ from: claim.asOf, percent }))
}

const inOrder = (steps: readonly Step[]): Step[] => [...steps].sort((a, b) => compareInstants(a.at, b.at))

const compareClaims = (a: Claim, b: Claim): number =>
  a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : compareInstants(a.at, b.at) || (a.id < b.id ? -1 : 1)

/** A mirrored leaf is asked on every day on which what it reads may have changed; there are few of them. */
function mirroredStair(forest: Forest, tree: Tree, leaf: Term, { line, from, knownAt }: AskOfLeaf): Stair {
  const days = [...new Set([from, ...daysBelow(forest, leaf.mirrors?.treeId)])].filter((day) => day >= from).sort()
  const percentOn = (asOf: IsoDate) =>
    progressAt(forest, { treeId: tree.id, itemId: leaf.itemId, line, asOf, knownAt })?.percent ?? '0'
  return days.map((day) => ({ from: day, percent: dec(percentOn(day)) }))
}

function daysBelow(forest: Forest, treeId: Id | undefined): IsoDate[] {
  const tree = treeId === undefined ? undefined : forest.trees.get(treeId)
  if (!tree) return []
  const read = frozenTerms(tree).flatMap((term) => term.mirrors?.treeId ?? [])
  return [
    ...tree.versions.flatMap(({ frozenAt }) => (frozenAt === null ? [] : tehranDay(frozenAt))),
    ...tree.claims.map((claim) => claim.asOf),
    ...[...new Set(read)].flatMap((id) => daysBelow(forest, id)),
  ]
}

/** A draft binds nobody, and two drafts may still read each other. */
const frozenTerms = (tree: Tree): Term[] =>
  tree.versions.flatMap(({ id, frozenAt }) => (frozenAt === null ? [] : termsOf(tree, id)))

const isCounted = (forest: Forest, tree: Tree): boolean =>
  frozenTerms(tree).some((term) => {
    const read = term.mirrors && forest.trees.get(term.mirrors.treeId)
    return term.source === 'counted' || (read != null && isCounted(forest, read))
  })

/** From a day on: what a leaf stands at (null: not in the version in force then) and what it adds to the whole. */
type Part = { readonly from: IsoDate; readonly percent: Exact | null; readonly adds: Exact }

function partsOf(forest: Forest, tree: Tree, spans: readonly Span[], leafId: Id, line: Line, knownAt: Instant): Part[] {
  return spans.flatMap(({ versionId, from, until }): Part[] => {
    const found = leavesBelow(termsOf(tree, versionId), null).find(({ leaf }) => leaf.itemId === leafId)
    if (!found) return [{ from, percent: null, adds: ZERO }]
    const share = shareOf(found.path)
    const stair = stairOf(forest, tree, found.leaf, { line, from, knownAt })
    const inSpan = stair.map((step) => step.from).filter((day) => day > from && (until === null || day < until))
    return [from, ...inSpan].map((day) => {
      const percent = stair.findLast((step) => step.from <= day)?.percent ?? ZERO
      return { from: day, percent, adds: share.times(percent).times('0.01') }
    })
  })
}

/**
 * What becomes of the standing points when rows of one claimed leaf were stored: the same as `pointsOf` would say of those places, without
 * asking the other leaves, since the whole moves by exactly as much as the leaf's part in it.
 *
 * @param standing the points of the whole and of the leaf that stand, of all four lines
 * @param before the tree with the claims and steps of that leaf alone, as they were
 * @param after the same with what was stored
 */
export function pointsOfLeaf(
  standing: readonly Point[],
  leafId: Id,
  { before, after, treeId, knownAt }: { before: Forest; after: Forest; treeId: Id; knownAt: Instant },
): Point[] {
  const tree = after.trees.get(treeId)!
  const spans = spansOf(tree, knownAt)
  return LINES.flatMap((line) => {
    const was = partsOf(before, tree, spans, leafId, line, knownAt)
    const is = partsOf(after, tree, spans, leafId, line, knownAt)
    const stood = standing
      .filter((point) => point.line === line && point.itemId === null)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    const on = <One extends { from: IsoDate }>(stair: readonly One[], day: IsoDate) =>
      stair.findLast((one) => one.from <= day)
    const days = [...new Set([...stood, ...was, ...is].map((one) => one.from))].sort()
    const wholes = days.map((day): Point => {
      const moved = (on(is, day)?.adds ?? ZERO).minus(on(was, day)?.adds ?? ZERO)
      return { itemId: null, line, from: day, percent: text(dec(on(stood, day)?.percent ?? '0').plus(moved)) }
    })
    const own = is.map(
      ({ from, percent }): Point => ({ itemId: leafId, line, from, percent: percent && text(percent) }),
    )
    const first = own.findIndex((point) => point.percent !== null)
    return [...withoutRepeats(wholes), ...(line === 'approved' && first >= 0 ? withoutRepeats(own.slice(first)) : [])]
  })
}

const withoutRepeats = (points: readonly Point[]): Point[] =>
  points.filter((point, place) => place === 0 || point.percent !== points[place - 1]!.percent)

/** The planned whole at its bends: where a leaf starts, the day before it ends (a milestone steps there) and where it ends. */
function plannedPoints(tree: Tree, spans: readonly Span[]): Point[] {
  return spans.flatMap(({ versionId, from, until }) => {
    const terms = termsOf(tree, versionId)
    const bends = terms.flatMap(({ start, finish }) => [
      ...(start === null ? [] : [start]),
      ...(finish === null ? [] : [dayBefore(finish), finish]),
    ])
    const days = [...new Set([from, ...bends])].filter((day) => day >= from && (until === null || day < until)).sort()
    // the day before the next version begins, so that the line between two bends never runs across it
    if (until !== null && dayBefore(until) > days.at(-1)!) days.push(dayBefore(until))
    const planned = plannedWhole(terms)
    return days.map((day): Point => ({ itemId: null, line: 'planned', from: day, percent: planned(day) }))
  })
}

const dayBefore = (day: IsoDate): IsoDate => addDays(day, -1)

/** What changes between the points that stand and those that are now right. */
export function renewal<Stored extends Point>(
  standing: readonly Stored[],
  fresh: readonly Point[],
): { ended: Stored[]; begun: Point[] } {
  const right = new Map(fresh.map((point) => [placeOf(point), point.percent]))
  const stood = new Map(standing.map((point) => [placeOf(point), point.percent]))
  const same = (a: Decimal | null | undefined, b: Decimal | null) =>
    a !== undefined && (a === b || (a !== null && b !== null && dec(a).eq(dec(b))))
  return {
    ended: standing.filter((point) => !same(right.get(placeOf(point)), point.percent)),
    begun: fresh.filter((point) => !same(stood.get(placeOf(point)), point.percent)),
  }
}
