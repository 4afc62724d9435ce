import { daysBetween, type IsoDate } from '../dates.ts'
import { type Decimal, dec, percentOf, sum, text, ZERO } from '../decimal.ts'
import type { CurvePoint } from './progressAt.ts'
import { leavesBelow, type RolledUp, rollUp, shareOf } from './rollUp.ts'
import type { Term } from './shapes.ts'

type Planned = Pick<Term, 'itemId' | 'parentId' | 'weight' | 'start' | 'finish' | 'measure'>

/**
 * Planned percent of a leaf on a day d, from its start S to its finish F:
 *
 *     0 for d ≤ S,   100 × (d − S) ÷ (F − S) for S < d < F,   100 for d ≥ F      (differences in days)
 *
 * A milestone, a leaf of one day and a leaf without a start step from 0 to 100 at F. Without a finish it cannot be
 * said: null.
 */
export function plannedAt(term: Pick<Term, 'start' | 'finish' | 'measure'>, date: IsoDate): Decimal | null {
  const { start, finish } = term
  if (finish === null) return null
  if (date >= finish) return '100'
  if (term.measure === 'milestone' || start === null || date <= start) return '0'
  return text(percentOf(dec(daysBetween(start, date)), dec(daysBetween(start, finish))))
}

/** Planned percent of every item and of the whole on a day; parents by the same sum as real progress. */
export function plannedProgress(terms: readonly Planned[], date: IsoDate): RolledUp {
  const parents = new Set(terms.map((term) => term.parentId))
  const leaves = terms.filter((term) => !parents.has(term.itemId))
  // many leaves share their days, and a quotient of twenty places costs most of this
  const bySpan = new Map<string, Decimal | null>()
  const at = (leaf: Planned) => {
    const span = `${leaf.start}/${leaf.finish}/${leaf.measure}`
    if (!bySpan.has(span)) bySpan.set(span, plannedAt(leaf, date))
    return bySpan.get(span)!
  }
  return rollUp(terms, new Map(leaves.map((leaf) => [leaf.itemId, at(leaf)])))
}

/**
 * The planned whole on any day: the same as `plannedProgress` says, for many days at the cost of a few. Leaves of one span move together, and
 * only those under way need a quotient.
 */
export function plannedWhole(terms: readonly Planned[]): (date: IsoDate) => Decimal | null {
  const leaves = leavesBelow(terms, null)
  if (leaves.length === 0 || leaves.some(({ leaf }) => leaf.finish === null)) return () => null
  const spans = [...Map.groupBy(leaves, ({ leaf }) => `${leaf.start}/${leaf.finish}/${leaf.measure}`).values()].map(
    (own) => ({
      leaf: own[0]!.leaf,
      share: sum(own.map(({ path }) => shareOf(path))),
    }),
  )
  return (date) => {
    let whole = ZERO
    for (const { leaf, share } of spans) {
      const percent = plannedAt(leaf, date)!
      if (percent === '100') whole = whole.plus(share)
      else if (percent !== '0') whole = whole.plus(share.times(percent).times('0.01'))
    }
    return text(whole)
  }
}

/** The planned line of one version over days, of the whole or of one item. */
export const plannedCurve = (
  terms: readonly Planned[],
  dates: readonly IsoDate[],
  itemId: string | null = null,
): CurvePoint[] =>
  dates.map((date) => {
    const { whole, byItem } = plannedProgress(terms, date)
    return { date, percent: itemId === null ? whole : (byItem.get(itemId) ?? null) }
  })
