import { type Decimal, dec, HUNDRED, isDecimal, sum, text } from './decimal.ts'
import { childrenOf } from './progress/rollUp.ts'
import type { Id, Term } from './progress/shapes.ts'
import type { Problem } from './verdict.ts'

export type WeightCode = 'weightsMissing' | 'weightsOver' | 'weightNotPositive' | 'weightNotDecimal'

type Weighted = Pick<Term, 'itemId' | 'parentId' | 'weight'>

/** Total of one parent's children and what separates it from 100. */
export type WeightSum = {
  readonly parentId: Id | null
  readonly sum: Decimal
  readonly missing: Decimal
  readonly over: Decimal
}

/** Sums per parent (null: the roots); what is no decimal counts 0 and is named by `weightProblems`. */
export function weightSums(terms: readonly Weighted[]): WeightSum[] {
  return [...childrenOf(terms)].map(([parentId, siblings]) => {
    const total = sum(siblings.map(({ weight }) => dec(isDecimal(weight) ? weight : '0')))
    const gap = HUNDRED.minus(total)
    return {
      parentId,
      sum: text(total),
      missing: gap.gt(0) ? text(gap) : '0',
      over: gap.lt(0) ? text(gap.times(-1)) : '0',
    }
  })
}

/**
 * What keeps the weights of a draft from being frozen: siblings must total exactly 100 (99.9 lacks 0.1), each weight
 * must be above zero. A tree of one item has the weight 100.
 */
export function weightProblems(terms: readonly Weighted[]): Problem<WeightCode>[] {
  const found: Problem<WeightCode>[] = []
  for (const { itemId, weight } of terms) {
    if (!isDecimal(weight))
      found.push({ code: 'weightNotDecimal', itemId, level: 'refuse', details: { weight: String(weight) } })
    else if (!dec(weight).gt(0)) found.push({ code: 'weightNotPositive', itemId, level: 'refuse', details: { weight } })
  }
  for (const { parentId, sum, missing, over } of weightSums(terms)) {
    if (missing !== '0')
      found.push({ code: 'weightsMissing', itemId: parentId, level: 'refuse', details: { sum, missing } })
    if (over !== '0') found.push({ code: 'weightsOver', itemId: parentId, level: 'refuse', details: { sum, over } })
  }
  return found
}
