import type { ClaimView, ItemView, ProgressView } from '../commitments.schema.ts'

/** A decimal for reading: at most `most` digits after the point, no trailing zeros. Text in, text out: `68.7000` → `68.7`. */
export function shortDecimal(value: string | number, most = 1): string {
  const text = Number(value).toFixed(most)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

type Lines = ItemView['lines']

/** The five lines of an item or of the whole, short enough for a bar and its spoken name. */
export const inkOf = (lines: Lines): Lines => {
  const short = (value: string | null) => (value === null ? null : shortDecimal(value))
  return {
    noted: short(lines.noted),
    approved: short(lines.approved),
    verified: short(lines.verified),
    claimed: short(lines.claimed),
    planned: short(lines.planned),
  }
}

type Weighed = Pick<ItemView, 'itemId' | 'parentId' | 'weight'>

/** Share of an item in the whole, 0 to 1: its weight among its siblings times its parent's share. */
export function shareOf(items: readonly Weighed[], itemId: string): number {
  const item = items.find((one) => one.itemId === itemId)
  if (!item) return 0
  const siblings = items.filter((one) => one.parentId === item.parentId)
  const sum = siblings.reduce((total, one) => total + Number(one.weight), 0)
  if (sum === 0) return 0
  return (Number(item.weight) / sum) * (item.parentId === null ? 1 : shareOf(items, item.parentId))
}

/** Approved percent of the whole if these items stood at these percents. For reading beforehand; the server's sum decides. */
export function effectOf(
  tree: { whole: Pick<Lines, 'approved'>; items: readonly (Weighed & { lines: Pick<Lines, 'approved'> })[] },
  percents: ReadonlyMap<string, number>,
): { before: number; after: number } {
  const before = Number(tree.whole.approved ?? 0)
  const after = [...percents].reduce((total, [itemId, percent]) => {
    const now = Number(tree.items.find((one) => one.itemId === itemId)?.lines.approved ?? 0)
    return total + shareOf(tree.items, itemId) * (percent - now)
  }, before)
  return { before, after }
}

/** Leaves that are furthest behind the plan, in points of the whole, greatest first. */
export function greatestGaps(items: readonly ItemView[], most = 3): Array<{ item: ItemView; points: number }> {
  return items
    .filter((item) => item.isLeaf && item.lines.planned !== null)
    .map((item) => ({
      item,
      points: shareOf(items, item.itemId) * (Number(item.lines.planned) - Number(item.lines.approved ?? 0)),
    }))
    .filter(({ points }) => points >= 0.05)
    .toSorted((one, other) => other.points - one.points)
    .slice(0, most)
}

/** How far an item is behind its plan, as a tone: up to 5 points none, up to 20 at risk, above that or past its finish late. */
export function toneOf(item: Pick<ItemView, 'lines' | 'late'>): 'late' | 'risk' | null {
  if (item.late) return 'late'
  const behind = Number(item.lines.planned ?? 0) - Number(item.lines.approved ?? 0)
  return behind > 20 ? 'late' : behind > 5 ? 'risk' : null
}

/** Percent of an item when it stands at a value in its own unit. */
export function percentAt(item: Pick<ItemView, 'measure' | 'target'>, value: string | number): number {
  if (item.measure !== 'quantity') return Number(value)
  const target = Number(item.target ?? 0)
  return target > 0 ? Math.min(100, (Number(value) / target) * 100) : 0
}

/** The value a claim carries after the steps upon it, in its own unit; a step without a value leaves it as it was. */
export const standingValue = (claim: Pick<ClaimView, 'value' | 'steps'>): string =>
  claim.steps.reduce((value, step) => step.value ?? value, claim.value)

/**
 * The approved value of an item in its own unit: from its last claim where that is approved, else from the approved line.
 * Null: nothing approved yet.
 */
export function approvedValue(item: Pick<ItemView, 'measure' | 'target' | 'lines' | 'lastClaim'>): string | null {
  const last = item.lastClaim
  if (last?.steps.some((step) => step.kind === 'approve')) return standingValue(last)
  const percent = item.lines.approved
  if (percent === null || Number(percent) === 0) return null
  if (item.measure !== 'quantity') return percent
  return shortDecimal((Number(percent) * Number(item.target ?? 0)) / 100, 2)
}

export interface ReceiptRow {
  step: 'claim' | 'verification' | 'approval' | 'noting'
  value: string | null
  by: string | null
  at: string | null
  reason: string | null
  decision: { id: string; name: string } | null
}

const NOUN = { verify: 'verification', approve: 'approval', note: 'noting' } as const

/** The rows of a receipt: the claim, then every rung of the ladder, taken or not, with the value as it stood then. */
export function receiptRows(claim: ClaimView, ladder: ProgressView['ladder']): ReceiptRow[] {
  let value = claim.value
  const rungs = ladder.map((rung): ReceiptRow => {
    const step = claim.steps.find((one) => one.kind === rung)
    if (!step) return { step: NOUN[rung], value: null, by: null, at: null, reason: null, decision: null }
    value = step.value ?? value
    return {
      step: NOUN[rung],
      value,
      by: step.by?.name ?? null,
      at: step.at,
      reason: step.reason,
      decision: step.decision,
    }
  })
  return [
    {
      step: 'claim',
      value: claim.value,
      by: (claim.forWhom ?? claim.by)?.name ?? null,
      at: claim.at,
      reason: claim.reason,
      decision: null,
    },
    ...(claim.takenOver ? [] : rungs),
  ]
}
