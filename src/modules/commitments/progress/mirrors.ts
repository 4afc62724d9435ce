import { findCycle } from '../graph.ts'
import type { Id, Term } from './shapes.ts'

/**
 * A circle among mirrored leaves, across trees, or null. A figure depends on its children and a mirrored leaf on what
 * it reads; that must never lead back. Pass the terms of every frozen version of the trees concerned and of the draft
 * that is to be frozen: figures of different days mix versions, so the circle must not close across versions either.
 *
 * The cycle is named by places: `treeId` for a whole tree, `treeId/itemId` for an item.
 */
export function findMirrorCycle(
  trees: readonly { readonly id: Id; readonly terms: readonly Term[] }[],
): string[] | null {
  const places = new Set<string>()
  const edges: { from: string; to: string }[] = []
  const add = (from: string, to: string) => {
    places.add(from).add(to)
    edges.push({ from, to })
  }
  for (const { id, terms } of trees)
    for (const term of terms) {
      const here = `${id}/${term.itemId}`
      add(term.parentId === null ? id : `${id}/${term.parentId}`, here)
      if (term.source !== 'mirrored' || !term.mirrors) continue
      const { treeId, itemId } = term.mirrors
      add(here, itemId == null ? treeId : `${treeId}/${itemId}`)
    }
  return findCycle(places, edges)
}
