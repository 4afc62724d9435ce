import type { ClosingsTable, RelationKind } from './commitments.tables.ts'
import type { Claim, Term, Tree } from './progress/shapes.ts'

/** A term with what people read of it; the pure rules use its `Term` part. */
export interface FullTerm extends Term {
  title: string
  ownerPersonId: string | null
  ownerOrganisationId: string | null
  counter: string | null
}

export interface FullClaim extends Claim {
  result: string
  how: string | null
  forOrganisationId: string | null
  fileIds: readonly string[]
}

export interface FullVersion {
  id: string
  n: number
  frozenAt: string | null
  frozenBy: string | null
  decisionId: string | null
  reason: string | null
}

export interface Precedence {
  from: string
  to: string
  type: RelationKind
  lag: number
}

export interface FullClosing extends ClosingsTable {
  /** The record whose tree promises the rest. */
  carriedToRecordId: string | null
}

/** An item that promises the rest of one of an earlier record. */
export interface CarriedIn {
  itemId: string
  fromItemId: string
  fromRecordId: string
  title: string
  /** Why it was not finished. */
  cause: string | null
  /** From when on the earlier item stands still. */
  at: string
}

/** What one source promises for one item: rials in cash and in kind, and what is no money in its own unit. */
export interface FullShare {
  versionId: string
  itemId: string
  fundingSource: string
  cash: string
  inKind: string
  nonMoney: string | null
  nonMoneyUnit: string | null
}

/** A tree with everything known about it: what `progressAt` and `receipts` are asked of. */
export interface FullTree extends Tree {
  recordId: string
  closedAt: string | null
  versions: readonly FullVersion[]
  terms: Readonly<Record<string, readonly FullTerm[]>>
  claims: readonly FullClaim[]
  precedence: Readonly<Record<string, readonly Precedence[]>>
  closings: readonly FullClosing[]
  carriedIn: readonly CarriedIn[]
  shares: readonly FullShare[]
}

/** A tree without its claims and their steps. */
export type PromisedTree = Omit<FullTree, 'claims' | 'steps'>

/** Why nothing more happens to the value of an item: the tree or the item has ended. Null while both live. */
export function whyEnded(
  tree: { closedAt: string | null; closings: readonly Pick<ClosingsTable, 'item_id'>[] },
  itemId: string,
): string | null {
  if (tree.closedAt) return 'commitments.treeClosed'
  return tree.closings.some((closing) => closing.item_id === itemId) ? 'commitments.itemClosed' : null
}
