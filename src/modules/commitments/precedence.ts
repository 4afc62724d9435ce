import { findCycle } from './graph.ts'
import type { Id, Term } from './progress/shapes.ts'
import type { RelationType } from './schedule/network.ts'
import type { Problem } from './verdict.ts'

/** One item waits for another; `lag` in days, negative for a lead. */
export type Precedence = { readonly from: Id; readonly to: Id; readonly type: RelationType; readonly lag: number }

export type PrecedenceCode =
  | 'precedenceUnknown'
  | 'precedenceSelf'
  | 'precedenceTwice'
  | 'precedenceAncestor'
  | 'precedenceCircular'

/**
 * What is wrong with the precedence of a draft: an item that is not in it, an item that waits for itself or for an
 * item it lies below, the same pair twice with one type, items that wait for one another in a circle (named).
 */
export function precedenceProblems(
  terms: readonly Pick<Term, 'itemId' | 'parentId'>[],
  precedence: readonly Precedence[],
): Problem<PrecedenceCode>[] {
  const parentOf = new Map(terms.map(({ itemId, parentId }) => [itemId, parentId]))
  const found: Problem<PrecedenceCode>[] = []
  const seen = new Set<string>()
  const add = (code: PrecedenceCode, itemId: Id, details: Problem<PrecedenceCode>['details']) =>
    found.push({ code, itemId, level: 'refuse', details })
  for (const { from, to, type } of precedence) {
    const unknown = [from, to].find((id) => !parentOf.has(id))
    const pair = JSON.stringify([from, to, type])
    if (unknown !== undefined) add('precedenceUnknown', unknown, { from, to })
    else if (from === to) add('precedenceSelf', from, {})
    else if (seen.has(pair)) add('precedenceTwice', to, { from, to, type })
    else if (isAbove(from, to, parentOf) || isAbove(to, from, parentOf)) add('precedenceAncestor', to, { from, to })
    seen.add(pair)
  }
  const cycle = findCycle(
    parentOf.keys(),
    precedence.filter(({ from, to }) => from !== to),
  )
  if (cycle) add('precedenceCircular', cycle[0]!, { cycle })
  return found
}

function isAbove(above: Id, item: Id, parentOf: ReadonlyMap<Id, Id | null>): boolean {
  for (let parent = parentOf.get(item); parent != null; parent = parentOf.get(parent)) if (parent === above) return true
  return false
}
