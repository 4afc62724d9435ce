import { type Decimal, dec, type Exact, HUNDRED, text, ZERO } from '../decimal.ts'
import type { Id, Term } from './shapes.ts'

type Weighted = Pick<Term, 'itemId' | 'parentId' | 'weight'>

/** Terms of one version by parent; the key null holds the roots. */
export function childrenOf<T extends Pick<Term, 'itemId' | 'parentId'>>(terms: readonly T[]): Map<Id | null, T[]> {
  const children = new Map<Id | null, T[]>()
  for (const term of terms) {
    const siblings = children.get(term.parentId)
    if (siblings) siblings.push(term)
    else children.set(term.parentId, [term])
  }
  return children
}

/** Leaves at or below an item (null: of the whole tree), each with the terms passed on the way down to it. */
export function leavesBelow<T extends Pick<Term, 'itemId' | 'parentId'>>(
  terms: readonly T[],
  itemId: Id | null,
): { readonly leaf: T; readonly path: readonly T[] }[] {
  const children = childrenOf(terms)
  const self = itemId === null ? undefined : terms.find((term) => term.itemId === itemId)
  if (itemId !== null && !self) return []
  if (self && !children.has(self.itemId)) return [{ leaf: self, path: [] }]
  const found: { leaf: T; path: readonly T[] }[] = []
  const open = (children.get(itemId) ?? []).map((term) => ({ term, path: [term] as readonly T[] })).reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    const below = children.get(next.term.itemId)
    if (!below) found.push({ leaf: next.term, path: next.path })
    else for (const term of [...below].reverse()) open.push({ term, path: [...next.path, term] })
  }
  return found
}

export type RolledUp = {
  /** Figure of the whole tree; null where it cannot be said. */
  readonly whole: Decimal | null
  readonly byItem: ReadonlyMap<Id, Decimal | null>
}

/**
 * Parent = Σ weight × child ÷ 100, in exact decimals, level by level up to the roots, which are the children of the
 * whole. Nothing is rounded. Since siblings of a frozen version total exactly 100, a parent lies between its least and
 * its greatest child. A leaf without a value counts 0; a leaf whose value is null cannot be said, nor can its parents.
 */
export function rollUp(terms: readonly Weighted[], leafValues: ReadonlyMap<Id, Decimal | null>): RolledUp {
  const children = childrenOf(terms)
  const figure = new Map<Id | null, Exact | null>()
  for (const term of childrenFirst(terms, children)) {
    const below = children.get(term.itemId)
    const leaf = below ? undefined : leafValues.get(term.itemId)
    figure.set(term.itemId, below ? weigh(below, figure) : leaf === null ? null : dec(leaf ?? '0'))
  }
  const whole = weigh(children.get(null) ?? [], figure)
  const byItem = new Map<Id, Decimal | null>()
  for (const term of terms) {
    const value = figure.get(term.itemId) ?? null
    byItem.set(term.itemId, value && text(value))
  }
  return { whole: terms.length === 0 ? null : whole && text(whole), byItem }
}

function weigh(siblings: readonly Weighted[], figure: ReadonlyMap<Id | null, Exact | null>): Exact | null {
  let total = ZERO
  for (const child of siblings) {
    const value = figure.get(child.itemId)
    if (value == null) return null
    total = total.plus(dec(child.weight).times(value))
  }
  // ÷ 100 moves the point by two places: exact, however many decimals the weights carry.
  return total.times('0.01')
}

function childrenFirst(terms: readonly Weighted[], children: ReadonlyMap<Id | null, Weighted[]>): Weighted[] {
  const order: Weighted[] = [...(children.get(null) ?? [])]
  for (let i = 0; i < order.length && order.length <= terms.length; i++)
    order.push(...(children.get(order[i]!.itemId) ?? []))
  return order.reverse()
}

/** How much of the whole rests on a leaf, in percent: the product of the weights on the way down to it. */
export const shareOf = (path: readonly { readonly weight: Decimal }[]): Exact =>
  path.reduce((share, { weight }) => share.times(dec(weight)).times('0.01'), HUNDRED)
