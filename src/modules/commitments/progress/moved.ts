import { compareInstants, type Instant, type IsoDate } from '../dates.ts'
import { type Decimal, dec, text } from '../decimal.ts'
import type { Forest } from './forest.ts'
import { type LeafReceipt, type Receipts, receipts } from './receipts.ts'
import type { Claim, Id, Line, Rung, Step } from './shapes.ts'

/** Both dates of a figure. */
export type When = { readonly asOf: IsoDate; readonly knownAt: Instant }

/**
 * Why a leaf stands elsewhere.
 * - `stepLater`: the claim was known past, the step that makes it count was taken later
 * - `enteredLater`: entered later about a day that was already covered
 * - `corrected`: entered later in place of what counted past: about the same day, or lower
 * - `takenOver`: a state from before the product, entered later
 * - `takenBack`: what counted then was returned or withdrawn
 * - `newWork`: about a day after the earlier one
 * - `version`: another weight or target, or the item came or went with a version
 * - `counted`, `mirrored`: what is read from records or from another plan has moved
 */
export type MovedWhy =
  | 'stepLater'
  | 'enteredLater'
  | 'corrected'
  | 'takenOver'
  | 'takenBack'
  | 'newWork'
  | 'version'
  | 'counted'
  | 'mirrored'

export type MovedReason = {
  readonly why: MovedWhy
  /** The claim that counts now, or the one taken back. */
  readonly claim: Claim | null
  /** The step that made it count, or took it back. */
  readonly step: Step | null
}

/** How one leaf moved from one figure to the next; contributions are percent points of the whole. */
export type MovedPart = { readonly points: Decimal; readonly reasons: readonly MovedReason[] }

export type MovedLeaf = {
  readonly itemId: Id
  readonly past: LeafReceipt | null
  readonly now: LeafReceipt | null
  /** Learned since about the same day, and what has happened since that day. */
  readonly learned: MovedPart
  readonly since: MovedPart
}

export type Moved = {
  /** The figure as of the day and as known then; the same day as it is known now; the later day as it is known now. */
  readonly past: Receipts | null
  readonly revised: Receipts | null
  readonly now: Receipts | null
  /** Leaves that moved, the greatest movement first; what did not move is left out. */
  readonly leaves: readonly MovedLeaf[]
}

const RUNG: Record<Exclude<Line, 'claimed'>, Rung> = { verified: 'verify', approved: 'approve', noted: 'note' }

/**
 * Why two figures of one line differ: from `past` over "the same day, as known now" to `now`, leaf by leaf. Made of the receipts of the
 * three figures and nothing else, so the points of all leaves add up to the difference to the last digit.
 */
export function whatMoved(
  forest: Forest,
  ask: {
    readonly treeId: Id
    readonly itemId?: Id | null
    readonly line: Line
    readonly past: When
    readonly now: When
  },
): Moved {
  const { treeId, itemId = null, line } = ask
  const at = (when: When) => receipts(forest, { treeId, itemId, line, asOf: when.asOf, knownAt: when.knownAt })
  const past = at(ask.past)
  const revised = at({ asOf: ask.past.asOf, knownAt: ask.now.knownAt })
  const now = at(ask.now)
  const ids = [...new Set([past, revised, now].flatMap((one) => one?.leaves.map((leaf) => leaf.itemId) ?? []))]
  const find = (found: Receipts | null, id: Id) => found?.leaves.find((leaf) => leaf.itemId === id) ?? null
  const leaves = ids.map((id): MovedLeaf => {
    const [a, b, c] = [find(past, id), find(revised, id), find(now, id)]
    const steps = forest.stepsOf(treeId, id)
    const from = { line: (revised ?? now)?.answeredBy ?? line, steps, knownAt: ask.past.knownAt }
    return { itemId: id, past: a, now: c, learned: part(a, b, from, true), since: part(b, c, from, false) }
  })
  const size = (leaf: MovedLeaf) => dec(leaf.learned.points).plus(dec(leaf.since.points)).abs()
  return {
    past,
    revised,
    now,
    leaves: leaves
      .filter((leaf) => leaf.learned.reasons.length > 0 || leaf.since.reasons.length > 0)
      .sort((one, other) => size(other).cmp(size(one))),
  }
}

interface From {
  line: Line
  steps: readonly Step[]
  knownAt: Instant
}

function part(before: LeafReceipt | null, after: LeafReceipt | null, from: From, learned: boolean): MovedPart {
  const points = text(dec(after?.contribution ?? '0').minus(dec(before?.contribution ?? '0')))
  const reasons: MovedReason[] = []
  const plain = (why: MovedWhy) => reasons.push({ why, claim: null, step: null })
  if (!before || !after) {
    if (before || after) plain('version')
  } else if (before.share !== after.share || before.target !== after.target || before.source !== after.source)
    plain('version')
  if (after?.source === 'counted' && (before?.counted ?? '0') !== (after.counted ?? '0')) plain('counted')
  else if (after?.source === 'mirrored' && (before?.percent ?? '0') !== after.percent) plain('mirrored')
  else reasons.push(...claimsMoved(before?.claim ?? null, after?.claim ?? null, from, learned))
  return { points, reasons }
}

/** Why another claim counts: taken in order, what was taken back first. */
function claimsMoved(before: Claim | null, after: Claim | null, from: From, learned: boolean): MovedReason[] {
  if (before?.id === after?.id) return []
  const found: MovedReason[] = []
  const back = before && from.steps.find((step) => step.claimId === before.id && isBack(step))
  if (before && back) found.push({ why: 'takenBack', claim: before, step: back })
  if (after) found.push({ ...whyCounts(before, after, from, learned), claim: after })
  return found
}
const isBack = (step: Step) => step.kind === 'return' || step.kind === 'withdraw'

function whyCounts(
  before: Claim | null,
  after: Claim,
  { line, steps, knownAt }: From,
  learned: boolean,
): Pick<MovedReason, 'why' | 'step'> {
  const rung = line === 'claimed' ? null : RUNG[line]
  const step = steps.find((one) => one.claimId === after.id && one.kind === rung) ?? null
  if (!learned) return { why: 'newWork', step }
  if (compareInstants(after.at, knownAt) <= 0 && step && compareInstants(step.at, knownAt) > 0)
    return { why: 'stepLater', step }
  if (after.takenOver) return { why: 'takenOver', step: null }
  // a claim that was known then comes back into force where the one over it was taken back
  if (compareInstants(after.at, knownAt) <= 0) return { why: 'takenBack', step: null }
  const lower = before !== null && (before.asOf === after.asOf || Boolean(after.reason))
  return { why: lower ? 'corrected' : 'enteredLater', step }
}
