import { type Decimal, dec, type Exact, HUNDRED, percentOf, text, ZERO } from '../decimal.ts'
import { valueOnLine } from './leafValue.ts'
import type { LeafReceipt, Receipts } from './receipts.ts'

/**
 * Computes a figure again from its receipts alone, by another way than the one that made it: it trusts none of the
 * written percents, shares and contributions, replays claims and steps, and weighs level by level from the bottom.
 * Equal to `receipts.percent` to the last digit, or the receipts are wrong.
 */
export function recompute(receipts: Receipts): Decimal {
  return text(weigh(receipts, receipts.leaves, 0))
}

/** Whether receipts bear the figure they claim to bear, mirrored ones included. */
export const receiptsHold = (receipts: Receipts): boolean =>
  recompute(receipts) === receipts.percent &&
  receipts.leaves.every((leaf) => leaf.mirrored === null || receiptsHold(leaf.mirrored))

function weigh(receipts: Receipts, leaves: readonly LeafReceipt[], depth: number): Exact {
  const first = leaves[0]
  if (!first) return ZERO
  if (first.path.length === depth) return percentOfLeaf(receipts, first)
  const groups = new Map<string, LeafReceipt[]>()
  for (const leaf of leaves) {
    const { itemId } = leaf.path[depth]!
    const group = groups.get(itemId)
    if (group) group.push(leaf)
    else groups.set(itemId, [leaf])
  }
  let total = ZERO
  for (const group of groups.values())
    total = total.plus(dec(group[0]!.path[depth]!.weight).times(weigh(receipts, group, depth + 1)))
  return total.times('0.01')
}

function percentOfLeaf(receipts: Receipts, leaf: LeafReceipt): Exact {
  if (leaf.source === 'mirrored') return leaf.mirrored ? dec(recompute(leaf.mirrored)) : ZERO
  const value =
    leaf.source === 'counted' ? leaf.counted : leaf.claim && valueOnLine(leaf.claim, leaf.steps, receipts.answeredBy)
  if (value === null) return ZERO
  const isQuantity = leaf.source === 'counted' || leaf.claim?.quantity != null
  const percent = isQuantity ? percentOf(dec(value), dec(leaf.target ?? '0')) : dec(value)
  return percent.gt(HUNDRED) ? HUNDRED : percent.lt(ZERO) ? ZERO : percent
}
