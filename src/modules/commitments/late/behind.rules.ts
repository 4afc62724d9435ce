import { addDays, daysBetween, type IsoDate } from '../dates.ts'
import { type Decimal, dec, text } from '../decimal.ts'
import { daysLate, type LateCause } from '../late.rules.ts'
import type { Precedence } from '../precedence.ts'
import type { Term } from '../progress/shapes.ts'

type Promised = Pick<Term, 'start' | 'finish' | 'measure'>

export type Lateness =
  /** Past its planned finish: days since then. */
  | { readonly kind: 'overdue'; readonly days: number }
  /** Its finish is still to come: days since the plan stood where the approved progress stands now. */
  | { readonly kind: 'behind'; readonly days: number }

/**
 * How late a leaf is on a day. Behind is told in days and not in points, by the leaf's own straight line from its start S to its finish F:
 *
 *     asOf − (S + ⌈(F − S) × approved ÷ 100⌉)
 *
 * Null where it is done, or no later than its plan. What steps from 0 to 100 at its finish (a milestone, a leaf without a start) is late
 * only after it.
 */
export function latenessOf(leaf: Promised, approved: Decimal | null, asOf: IsoDate): Lateness | null {
  const overdue = daysLate(leaf, approved, asOf)
  if (overdue !== null) return { kind: 'overdue', days: overdue }
  const { start, finish, measure } = leaf
  if (finish === null || start === null || measure === 'milestone' || start >= asOf) return null
  const reached = dec(approved ?? '0')
  if (reached.gte(100)) return null
  const stands = reached.times(daysBetween(start, finish)).times('0.01').round(0, 3)
  const days = daysBetween(addDays(start, Number(text(stands))), asOf)
  return days > 0 ? { kind: 'behind', days } : null
}

export type Hindrance = LateCause | 'predecessorLate'

/**
 * What stands in the way of a late leaf. What somebody must do now (a claim returned, or waiting for its step) goes before what the plan
 * says: an earlier activity that is late itself. Only then that nothing was claimed, or that it is simply behind.
 */
export const hindranceOf = (claims: LateCause, lateBefore: number): Hindrance =>
  lateBefore > 0 && (claims === 'neverClaimed' || claims === 'behind') ? 'predecessorLate' : claims

/**
 * Activities that hold this one back: those it waits for by finish (FS, FF) that are past their finish and not done, and those it waits
 * for by start (SS, SF) whose start is past and of which nothing is approved. What was closed holds nobody back.
 */
export function lateBefore(
  itemId: string,
  precedence: readonly Precedence[],
  find: (itemId: string) => { leaf: Promised; approved: Decimal | null; closed: boolean } | undefined,
  asOf: IsoDate,
): string[] {
  return precedence
    .filter((one) => one.to === itemId)
    .flatMap(({ from, type }) => {
      const before = find(from)
      if (!before || before.closed) return []
      const { leaf, approved } = before
      const byFinish = type === 'FS' || type === 'FF'
      const late = byFinish
        ? daysLate(leaf, approved, asOf) !== null
        : leaf.start !== null && leaf.start < asOf && dec(approved ?? '0').eq(0)
      return late ? [from] : []
    })
}
