import { compareInstants, daysBetween } from './dates.ts'
import { dec } from './decimal.ts'
import type { Ladder, Step, Term } from './progress/shapes.ts'
import type { FullClaim } from './trees.shapes.ts'

export type LateCause = 'neverClaimed' | 'returned' | 'waitsVerify' | 'waitsApprove' | 'behind'

/** Why a promise is late, as far as it is recorded, with the words of who said so last. */
export interface WhyLate {
  why: LateCause
  quote: string | null
  quotedAt: string | null
}

/**
 * Days since the planned finish of a leaf whose approved progress is below 100; null where it is not late: it ends on that day or later,
 * has no finish, or is done. What has been closed (done, carried, dropped) is the caller's to leave out.
 */
export function daysLate(leaf: Pick<Term, 'finish'>, approved: string | null, asOf: string): number | null {
  if (leaf.finish === null || leaf.finish >= asOf || (approved !== null && dec(approved).gte(100))) return null
  return daysBetween(leaf.finish, asOf)
}

/**
 * What stands in the way: nothing was claimed, the last claim was returned (the words of who returned it), it waits for its next step, or
 * it is simply behind (the words of the last claim).
 *
 * @param claims of the one item, all that is known
 * @param steps upon them; only what was known at `when.knownAt` counts
 */
export function whyLate(
  ladder: Ladder,
  claims: readonly Pick<FullClaim, 'id' | 'asOf' | 'at' | 'result' | 'takenOver'>[],
  steps: readonly Step[],
  when: { asOf: string; knownAt: string },
): WhyLate {
  const last = claims
    .filter((claim) => compareInstants(claim.at, when.knownAt) <= 0 && claim.asOf <= when.asOf)
    .sort((one, other) => compareInstants(one.at, other.at))
    .at(-1)
  if (!last) return { why: 'neverClaimed', quote: null, quotedAt: null }
  const known = steps.filter((step) => step.claimId === last.id && compareInstants(step.at, when.knownAt) <= 0)
  const returned = known.find((step) => step.kind === 'return')
  if (returned) return { why: 'returned', quote: returned.reason ?? null, quotedAt: returned.at }
  const said = { quote: last.result || null, quotedAt: last.at }
  const awaits =
    last.takenOver || known.some((step) => step.kind === 'withdraw')
      ? undefined
      : ladder.find((rung) => !known.some((step) => step.kind === rung))
  if (awaits === 'verify') return { why: 'waitsVerify', ...said }
  if (awaits === 'approve') return { why: 'waitsApprove', ...said }
  return { why: 'behind', ...said }
}
