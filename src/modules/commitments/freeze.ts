import { type DateCode, dateProblems, type IsoDate } from './dates.ts'
import { dec, isDecimal } from './decimal.ts'
import { findCycle } from './graph.ts'
import { type Precedence, type PrecedenceCode, precedenceProblems } from './precedence.ts'
import type { Id, Term } from './progress/shapes.ts'
import type { Problem } from './verdict.ts'
import { type WeightCode, weightProblems } from './weights.ts'

export type TreeCode =
  | 'nothingToFreeze'
  | 'itemTwice'
  | 'parentUnknown'
  | 'treeCircular'
  | 'targetNeeded'
  | 'mirrorNeeded'
  | 'startNeeded'
  | 'counterUnknown'
  | 'closedItemChanged'
  | 'carriedLeftOut'
  | 'measureChanged'
export type FreezeCode = WeightCode | DateCode | PrecedenceCode | TreeCode

/**
 * Everything that keeps a draft from being frozen, and what is only warned of. Frozen when no problem has the level
 * `refuse`. `before` are the terms of the version in force: an item with claims keeps its measure, else they would lose
 * their meaning, and a closed item keeps all that its final value rests on. `carried` are items that an earlier year promised here and
 * that stood in no version yet: none may be left out. Circles of mirrored leaves need other trees: see `findMirrorCycle`.
 */
export function freezeProblems(draft: {
  readonly terms: readonly Term[]
  readonly precedence?: readonly Precedence[]
  readonly year?: { readonly from: IsoDate; readonly to: IsoDate } | null
  readonly before?: readonly Term[]
  readonly claimedItems?: ReadonlySet<Id>
  readonly closedItems?: ReadonlySet<Id>
  readonly carried?: readonly { readonly itemId: Id; readonly title: string }[]
  /** Names of what the rooms count; absent: not checked. */
  readonly counters?: ReadonlySet<string>
}): Problem<FreezeCode>[] {
  const { terms, precedence = [], year, before = [], claimedItems = new Set(), closedItems = new Set() } = draft
  const shape = treeProblems(terms)
  if (shape.length > 0) return shape
  const old = new Map(before.map((term) => [term.itemId, term]))
  const kept = terms.flatMap((term) => ({ term, was: old.get(term.itemId) }))
  const changed = kept.filter(({ term, was }) => was && claimedItems.has(term.itemId) && was.measure !== term.measure)
  const reopened = kept.filter(({ term, was }) => was && closedItems.has(term.itemId) && restsOn(was) !== restsOn(term))
  const there = new Set(terms.map(({ itemId }) => itemId))
  const leftOut = (draft.carried ?? []).filter(({ itemId }) => !there.has(itemId))
  return [
    ...weightProblems(terms),
    ...leafProblems(terms, draft.counters),
    ...changed.map(({ term }) => refused('measureChanged', term.itemId)),
    ...reopened.map(({ term }) => refused('closedItemChanged', term.itemId)),
    ...leftOut.map(({ title }) => refused('carriedLeftOut', null, { title })),
    ...dateProblems(terms, year),
    ...precedenceProblems(terms, precedence),
  ]
}

export const mayFreeze = (problems: readonly Problem<string>[]): boolean =>
  problems.every(({ level }) => level !== 'refuse')

const refused = (code: TreeCode, itemId: Id | null, details: Problem<TreeCode>['details'] = {}): Problem<TreeCode> => ({
  code,
  itemId,
  level: 'refuse',
  details,
})

/** Terms must form a tree: something in it, each item once, parents known, no item below itself. */
export function treeProblems(terms: readonly Pick<Term, 'itemId' | 'parentId'>[]): Problem<TreeCode>[] {
  if (terms.length === 0) return [refused('nothingToFreeze', null)]
  const seen = new Set<Id>()
  const found: Problem<TreeCode>[] = []
  for (const { itemId } of terms) {
    if (seen.has(itemId)) found.push(refused('itemTwice', itemId))
    seen.add(itemId)
  }
  for (const { itemId, parentId } of terms)
    if (parentId !== null && !seen.has(parentId)) found.push(refused('parentUnknown', itemId, { parentId }))
  const edges = terms.flatMap(({ itemId, parentId }) => (parentId === null ? [] : [{ from: parentId, to: itemId }]))
  const cycle = findCycle(seen, edges)
  if (cycle) found.push(refused('treeCircular', cycle[0]!, { cycle }))
  return found
}

/** All that an item's own value rests on, as one text. */
const restsOn = ({ measure, target, source, counter, mirrors, start }: Term): string =>
  JSON.stringify([
    measure,
    source,
    target ?? null,
    source === 'counted' ? [counter, start] : null,
    mirrors ? [mirrors.treeId, mirrors.itemId ?? null] : null,
  ])

/**
 * A leaf that is counted or measured in quantities needs a target above zero; a mirrored one something to read; a counted one a counter
 * that a room fills and the day from which it counts.
 */
function leafProblems(terms: readonly Term[], counters?: ReadonlySet<string>): Problem<TreeCode>[] {
  const parents = new Set(terms.map(({ parentId }) => parentId))
  return terms.flatMap((term) => {
    if (parents.has(term.itemId)) return []
    if (term.source === 'mirrored') return term.mirrors ? [] : [refused('mirrorNeeded', term.itemId)]
    const counts = term.source === 'counted' || term.measure === 'quantity'
    const hasTarget = isDecimal(term.target) && dec(term.target).gt(0)
    const found = counts && !hasTarget ? [refused('targetNeeded', term.itemId)] : []
    if (term.source !== 'counted') return found
    if (term.start === null) found.push(refused('startNeeded', term.itemId))
    if (counters && !counters.has(term.counter ?? ''))
      found.push(refused('counterUnknown', term.itemId, { counter: term.counter ?? '' }))
    return found
  })
}
