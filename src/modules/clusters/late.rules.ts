import type { FullTree } from '../commitments/index.ts'
import type { When } from './clusters.rules.ts'

export interface Late {
  itemId: string
  title: string
  ownerId: string | null
  finish: string
  /** Days since its planned finish. */
  days: number
  approved: string | null
  why: 'neverClaimed' | 'returned' | 'waitsVerify' | 'waitsApprove' | 'behind'
  quote: string | null
  quotedAt: string | null
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/**
 * Leaves whose planned finish is past and whose approved progress is below 100, with what stands in the way as far as it is recorded:
 * nothing was claimed, the last claim was returned (the words of who returned it), it waits for its next step, or it is simply behind
 * (the words of the last claim). Settled items (done, carried, dropped) are not late.
 *
 * @param tree with everything known; only what was known at `when.knownAt` counts
 * @param versionId version in force
 * @param approvedOf approved percent of an item then
 */
export function lateItems(
  tree: FullTree,
  versionId: string,
  approvedOf: (itemId: string) => string | null,
  when: When,
): Late[] {
  const terms = tree.terms[versionId] ?? []
  const parents = new Set(terms.map((term) => term.parentId))
  const settled = new Set(
    tree.closings.filter((closing) => closing.made_at.toISOString() <= when.knownAt).map((closing) => closing.item_id),
  )
  return terms.flatMap((term) => {
    if (parents.has(term.itemId) || settled.has(term.itemId) || term.finish === null || term.finish >= when.asOf)
      return []
    const approved = approvedOf(term.itemId)
    if (approved !== null && Number(approved) >= 100) return []
    return [
      {
        itemId: term.itemId,
        title: term.title,
        ownerId: term.ownerPersonId ?? term.ownerOrganisationId,
        finish: term.finish,
        days: dayNumber(when.asOf) - dayNumber(term.finish),
        approved,
        ...whyLate(tree, term.itemId, when),
      },
    ]
  })
}

function whyLate(tree: FullTree, itemId: string, when: When): Pick<Late, 'why' | 'quote' | 'quotedAt'> {
  const last = tree.claims
    .filter((claim) => claim.itemId === itemId && claim.at <= when.knownAt && claim.asOf <= when.asOf)
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1)
  if (!last) return { why: 'neverClaimed', quote: null, quotedAt: null }
  const steps = tree.steps.filter((step) => step.claimId === last.id && step.at <= when.knownAt)
  const returned = steps.find((step) => step.kind === 'return')
  if (returned) return { why: 'returned', quote: returned.reason ?? null, quotedAt: returned.at }
  const said = { quote: last.result || null, quotedAt: last.at }
  const awaits =
    last.takenOver || steps.some((step) => step.kind === 'withdraw')
      ? undefined
      : tree.ladder.find((rung) => !steps.some((step) => step.kind === rung))
  if (awaits === 'verify') return { why: 'waitsVerify', ...said }
  if (awaits === 'approve') return { why: 'waitsApprove', ...said }
  return { why: 'behind', ...said }
}
