import { type Decimal, dec, type Exact, HUNDRED, text } from './decimal.ts'
import type { Id, Measure, Term } from './progress/shapes.ts'
import { no, type Refused } from './verdict.ts'

export type CarryCode = 'nothingLeft' | 'mirroredNotCarried' | 'onlyLeavesCarried'

/** Places that a weight is kept with. */
const WEIGHT_PLACES = 6

/** What the new year's draft takes up. The weight is a suggestion; dates are for those who write the new year's plan and stay empty. */
export type CarriedTerm = {
  readonly itemId: Id
  readonly weight: Decimal
  readonly start: null
  readonly finish: null
  readonly measure: Measure
  readonly source: Term['source']
  readonly target: Decimal | null
  readonly unit: string | null
  readonly counter: string | null
}

export type Carried = {
  readonly ok: true
  readonly term: CarriedTerm
  /** The new item points to the old one; the old one keeps its final value for ever. */
  readonly link: { readonly kind: 'carried_from'; readonly from: Id; readonly to: Id }
  /** Final value of the old item in its own unit. */
  readonly reached: Decimal
  /** What is promised anew: a quantity, or percent points of the old promise. 100 % of the new item is this rest. */
  readonly rest: Decimal
}

/**
 * Carrying an unfinished leaf into the next year: a new item promises the rest, starts at zero (it has no claims) and
 * is linked. Its suggested weight is the old one's share of its year, lowered as the promise is: share × rest ÷ promised. A milestone not
 * reached is promised again in whole. `reached` is the final approved value in the item's
 * own unit (for a counted leaf: the count). A mirrored leaf promises nothing itself, so it is mirrored anew instead.
 */
export function carryForward(ask: {
  readonly term: Pick<Term, 'itemId' | 'measure' | 'source' | 'target' | 'unit' | 'counter'>
  readonly isLeaf: boolean
  readonly reached: Decimal
  /** How much of the old year rested on the leaf, in percent: its weight, where nothing stands above it. */
  readonly share: Decimal
  readonly newItemId: Id
}): Carried | Refused<CarryCode> {
  const { term, reached, newItemId } = ask
  if (!ask.isLeaf) return no('onlyLeavesCarried')
  if (term.source === 'mirrored') return no('mirroredNotCarried')
  const inQuantity = term.source === 'counted' || term.measure === 'quantity'
  const promised = inQuantity ? dec(term.target ?? '0') : HUNDRED
  const left = promised.minus(dec(reached))
  if (!left.gt(0)) return no('nothingLeft', { reached, promised: text(promised) })
  const rest = text(left)
  return {
    ok: true,
    term: {
      itemId: newItemId,
      weight: suggestedWeight(ask.share, left, promised),
      start: null,
      finish: null,
      measure: term.measure,
      source: term.source,
      target: inQuantity ? rest : null,
      unit: term.unit ?? null,
      counter: term.counter ?? null,
    },
    link: { kind: 'carried_from', from: newItemId, to: term.itemId },
    reached,
    rest,
  }
}

/** Rounded half up to the places that a weight is kept with, and never to nothing: the draft takes weights above zero only. */
function suggestedWeight(share: Decimal, left: Exact, promised: Exact): Decimal {
  const weight = dec(share).times(left).div(promised).round(WEIGHT_PLACES, 1)
  const least = dec(10).pow(-WEIGHT_PLACES)
  return text(weight.lt(least) ? least : weight)
}
