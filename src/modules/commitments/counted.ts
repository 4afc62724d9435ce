import type { AskedCount } from '../../kernel/counts.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Counters } from '../../kernel/manifest.ts'
import { loadCounts } from './counts.store.ts'
import { countRows } from './progress/counts.ts'
import type { CountAt } from './progress/shapes.ts'
import type { FullTree } from './trees.shapes.ts'

/**
 * What the rooms count for the counted leaves of these trees, asked once a counter. A counter that no room fills any more is a defect
 * of the house and is said aloud: a figure that silently lacks a leaf would be wrong.
 */
export async function openCounts(db: Db | Tx, counters: Counters, trees: Iterable<FullTree>): Promise<CountAt> {
  const asked = new Map<string, Map<string, AskedCount>>()
  const carriedAt = new Map<string, string>()
  for (const tree of trees) {
    for (const { itemId, at } of tree.carriedIn) carriedAt.set(itemId, at)
    for (const term of Object.values(tree.terms).flat()) {
      if (term.source !== 'counted' || term.counter === null) continue
      const items = asked.get(term.counter) ?? new Map<string, AskedCount>()
      asked.set(term.counter, items)
      const before = items.get(term.itemId)
      const since = before ? earlier(before.since, term.start) : term.start
      items.set(term.itemId, { itemId: term.itemId, recordId: tree.recordId, since, until: null })
    }
  }
  const loaded = await Promise.all(
    [...asked].map(([name, items]) =>
      counters[name] ? loadCounts(db, name, counters[name], [...items.values()]) : Promise.resolve([]),
    ),
  )
  const countAt = countRows(loaded.flat(), carriedAt)
  return (leaf, asOf, knownAt) => {
    if (!counters[leaf.counter ?? ''])
      throw new Error(`item ${leaf.itemId} counts ${leaf.counter}, which no room fills`)
    return countAt(leaf, asOf, knownAt) ?? '0'
  }
}

/** The earlier of two days; null is without beginning. */
const earlier = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? null : one < other ? one : other
