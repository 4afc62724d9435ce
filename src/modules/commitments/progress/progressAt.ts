import type { Instant, IsoDate } from '../dates.ts'
import type { Decimal } from '../decimal.ts'
import type { Forest } from './forest.ts'
import { receipts, termsOf } from './receipts.ts'
import { rollUp } from './rollUp.ts'
import type { Ask, Id, Line } from './shapes.ts'
import { versionAt } from './versions.ts'

/** A figure with its unit: percent 0…100, unrounded, and what a leaf counts as it is. */
export type Figure = {
  readonly percent: Decimal
  readonly versionId: Id
  /** Of a single leaf: its value in its own unit, also above the target. */
  readonly shown: Decimal | null
}

/**
 * Progress of an item (or of the whole tree) on a line, as of a day and as known at an instant, with the weights of
 * the version frozen by then. For a past (`asOf`, `knownAt`) no later row changes it. Null: nothing frozen by then.
 */
export function progressAt(forest: Forest, ask: Ask): Figure | null {
  const sum = receipts(forest, ask)
  if (!sum) return null
  const own = sum.leaves.length === 1 && sum.leaves[0]!.path.length === 0 ? sum.leaves[0]! : null
  return { percent: sum.percent, versionId: sum.versionId, shown: own?.shown ?? null }
}

/** Progress of every item of a tree at once, for a plan's page; the same figures as asking one by one. */
export function progressOfAll(
  forest: Forest,
  ask: Omit<Ask, 'itemId'>,
): { readonly versionId: Id; readonly whole: Decimal; readonly byItem: ReadonlyMap<Id, Decimal> } | null {
  const tree = forest.trees.get(ask.treeId)
  const version = tree && versionAt(tree.versions, ask.asOf, ask.knownAt)
  const sum = tree && version && receipts(forest, ask)
  if (!tree || !version || !sum) return null
  const leaves = new Map(sum.leaves.map((leaf) => [leaf.itemId, leaf.percent]))
  const { whole, byItem } = rollUp(termsOf(tree, version.id), leaves)
  return { versionId: version.id, whole: whole ?? '0', byItem: byItem as ReadonlyMap<Id, Decimal> }
}

export type CurvePoint = { readonly date: IsoDate; readonly percent: Decimal | null }

/** A line over days, all as known at one instant (a printed report: then; a living curve: now). */
export const curve = (
  forest: Forest,
  ask: { readonly treeId: Id; readonly itemId?: Id | null; readonly line: Line; readonly knownAt: Instant },
  dates: readonly IsoDate[],
): CurvePoint[] => dates.map((date) => ({ date, percent: progressAt(forest, { ...ask, asOf: date })?.percent ?? null }))
