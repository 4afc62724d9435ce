import { compareInstants, type Instant, type IsoDate } from '../dates.ts'
import { asPhysicalProgress, type Decimal, dec, type Exact, percentOf } from '../decimal.ts'
import { type Claim, claimedValue, type Ladder, LINES, type Line, type Rung, type Step, type Term } from './shapes.ts'

/** The step that a claim must have passed to count on a line. */
export const RUNG: Record<Exclude<Line, 'claimed'>, Rung> = { verified: 'verify', approved: 'approve', noted: 'note' }

/**
 * The line that answers for `line` in a tree with this ladder. A tree that leaves a rung out (a resolution is only
 * approved, never verified) answers with the next stronger line it has, else with its strongest: nothing more was
 * asked of its claims. An empty ladder answers every line with what was claimed.
 */
export function answeringLine(ladder: Ladder, line: Line): Line {
  const kept = LINES.filter((one) => one === 'claimed' || ladder.includes(RUNG[one]))
  return kept.find((one) => LINES.indexOf(one) >= LINES.indexOf(line)) ?? kept.at(-1)!
}

export type LeafValue = {
  readonly claim: Claim
  /** Steps upon this claim that were known, oldest first. */
  readonly steps: readonly Step[]
  /** Value on the line, in the claim's own unit. */
  readonly value: Decimal
}

/**
 * Value of a leaf on one line: the claim with the latest (as-of, entered) among those with as-of ≤ `asOf` whose step
 * of that line was made ≤ `knownAt`. The value is the step's (a verifier or approver may lower it), else the value as
 * it stood before that step. A claim known to be returned or withdrawn counts on no line. A taken-over claim counts on
 * every line from the moment it was entered. Null: nothing counts.
 *
 * `steps` may hold steps of other claims. Rows known later than `knownAt` change nothing.
 */
export function leafValue(ask: {
  readonly claims: readonly Claim[]
  readonly steps: readonly Step[]
  readonly line: Line
  readonly asOf: IsoDate
  readonly knownAt: Instant
}): LeafValue | null {
  let best: LeafValue | null = null
  // the newest, which stand last, first: the rest need not be looked into
  for (const claim of ask.claims.toReversed()) {
    if (claim.asOf > ask.asOf || compareInstants(claim.at, ask.knownAt) > 0) continue
    if (best && !isLater(claim, best.claim)) continue
    const steps = ask.steps
      .filter((step) => step.claimId === claim.id && compareInstants(step.at, ask.knownAt) <= 0)
      .sort((a, b) => compareInstants(a.at, b.at))
    const value = valueOnLine(claim, steps, ask.line)
    if (value !== null) best = { claim, steps, value }
  }
  return best
}

/** Later by as-of, then by when it was entered, then by id (ids grow with time). */
const isLater = (a: Claim, b: Claim): boolean =>
  (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : compareInstants(a.at, b.at) || (a.id < b.id ? -1 : 1)) > 0

/** Value of one claim on a line after these steps (oldest first); null where it does not count on that line. */
export function valueOnLine(claim: Claim, steps: readonly Step[], line: Line): Decimal | null {
  if (steps.some((step) => step.kind === 'return' || step.kind === 'withdraw')) return null
  if (claim.takenOver || line === 'claimed') return claimedValue(claim)
  let value = claimedValue(claim)
  for (const step of steps) {
    value = step.value ?? value
    if (step.kind === RUNG[line]) return value
  }
  return null
}

/** Physical progress of a leaf from its value in its own unit: 0…100, a quantity measured against its target. */
export function leafPercent(term: Pick<Term, 'itemId' | 'target'>, value: Decimal, isQuantity: boolean): Exact {
  if (!isQuantity) return asPhysicalProgress(dec(value))
  if (term.target == null || !dec(term.target).gt(0))
    throw new Error(`item ${term.itemId} is counted but its frozen version has no target`)
  return asPhysicalProgress(percentOf(dec(value), dec(term.target)))
}
