import { judgeCarrying } from './carry.verbs.ts'
import { dec } from './decimal.ts'
import { claimState } from './ladder.ts'
import { receipts } from './progress/receipts.ts'
import { claimedValue, type Rung } from './progress/shapes.ts'
import { versionAt } from './progress/versions.ts'
import type { OpenTree } from './read.ts'
import { type FullClosing, type FullTerm, type FullTree, whyEnded } from './trees.shapes.ts'

/** A claim that nobody has decided yet. */
export interface WaitingClaim {
  claimId: string
  itemId: string
  awaits: Exclude<Rung, 'note'>
  value: string
  asOf: string
  /** Since when it waits for that step. */
  since: string
  by: string
}

/** Where one leaf stands on the approved line, and what could still be done with it. */
export interface Standing {
  term: FullTerm
  /** Approved percent, and the value in the leaf's own unit. */
  percent: string
  reached: string
  done: boolean
  closing: FullClosing | null
  /** The words of the claim that the approved figure rests on; null where none does. */
  result: string | null
  /** What carrying would promise anew; null with the code of the reason where it cannot be carried. */
  rest: string | null
  whyNotCarried: string | null
  waiting: readonly WaitingClaim[]
}

/** Claims that wait for verification or approval; what was approved and only waits for the council's notice is decided. */
export function waitingClaims({ tree }: { tree: Pick<FullTree, 'ladder' | 'claims' | 'steps'> }): WaitingClaim[] {
  return tree.claims.flatMap((claim): WaitingClaim[] => {
    const steps = tree.steps.filter((step) => step.claimId === claim.id)
    const { awaits } = claimState(tree.ladder, claim, steps)
    if (awaits === null || awaits === 'note') return []
    const since = steps.at(-1)?.at ?? claim.at
    const { id: claimId, itemId, asOf, by } = claim
    return [{ claimId, itemId, awaits, value: claimedValue(claim), asOf, since, by }]
  })
}

/**
 * Claims that nobody has verified yet though somebody still can. What ended with its year or its activity was named there and waits no
 * more (`closeYear`); where the ladder has no verifying nothing is ever unverified.
 */
export function unverifiedClaims(
  tree: Pick<FullTree, 'ladder' | 'closedAt' | 'claims' | 'steps' | 'closings'>,
): WaitingClaim[] {
  return waitingClaims({ tree }).filter((claim) => claim.awaits === 'verify' && whyEnded(tree, claim.itemId) === null)
}

/** How many approved claims the council has no notice of yet. */
export const notedLeft = ({ tree }: Pick<OpenTree, 'tree'>): number =>
  tree.claims.filter((claim) => {
    const steps = tree.steps.filter((step) => step.claimId === claim.id)
    return claimState(tree.ladder, claim, steps).awaits === 'note'
  }).length

/** Every leaf of the version in force with where it stands, in the order of the plan; empty before the first freezing. */
export function standingOf(open: OpenTree, when: { asOf: string; knownAt: string }): Standing[] {
  const { tree, forest } = open
  const version = versionAt(tree.versions, when.asOf, when.knownAt)
  const whole = version && receipts(forest, { treeId: tree.id, line: 'approved', ...when })
  if (!version || !whole) return []
  const waiting = waitingClaims(open)
  const byId = new Map((tree.terms[version.id] ?? []).map((term) => [term.itemId, term]))
  const words = new Map(tree.claims.map((claim) => [claim.id, claim.result]))
  return whole.leaves
    .map((leaf) => {
      const { rest, problem } = judgeCarrying(open, version.id, whole, { itemId: leaf.itemId, path: '' })
      return {
        term: byId.get(leaf.itemId)!,
        percent: leaf.percent,
        reached: leaf.shown ?? '0',
        done: dec(leaf.percent).gte(100),
        closing: tree.closings.find((closing) => closing.item_id === leaf.itemId) ?? null,
        result: leaf.claim ? (words.get(leaf.claim.id) ?? null) : null,
        rest: rest?.rest ?? null,
        whyNotCarried: problem?.code ?? null,
        waiting: waiting.filter((claim) => claim.itemId === leaf.itemId),
      }
    })
    .toSorted((one, other) => one.term.order - other.term.order)
}
