import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { notFound } from '../../kernel/errors.ts'
import { getRecord, type RecordRow } from '../../kernel/records.ts'
import { type Forest, openForest } from './progress/forest.ts'
import type { CountAt } from './progress/shapes.ts'
import type { FullTree } from './trees.shapes.ts'
import { loadTrees, recordsOfTrees } from './trees.store.ts'

export interface OpenTree {
  record: RecordRow
  tree: FullTree
  /** The tree with those that it mirrors, opened for `progressAt` and `receipts`. */
  forest: Forest
}

/** Trees of these records and, following mirrored leaves, every tree they read. Visibility is the caller's. */
export async function openTrees(
  db: Db | Tx,
  recordIds: readonly string[],
  countAt?: CountAt,
): Promise<{ byRecord: Map<string, FullTree>; forest: Forest }> {
  const byRecord = await loadTrees(db, recordIds)
  const known = new Map([...byRecord.values()].map((tree) => [tree.id, tree]))
  for (let grew = true; grew; ) {
    const wanted = [...known.values()]
      .flatMap((tree) => Object.values(tree.terms).flat())
      .flatMap((term) => (term.mirrors ? [term.mirrors.treeId] : []))
      .filter((id) => !known.has(id))
    const more = await loadTrees(db, await recordsOfTrees(db, [...new Set(wanted)]))
    for (const tree of more.values()) known.set(tree.id, tree)
    grew = more.size > 0
  }
  return { byRecord, forest: openForest([...known.values()], countAt) }
}

/** The tree of a visible record, or 404. */
export async function openTree(db: Db | Tx, actor: Actor, recordId: string, countAt?: CountAt): Promise<OpenTree> {
  const record = await getRecord(db, actor, recordId)
  const { byRecord, forest } = await openTrees(db, [recordId], countAt)
  const tree = byRecord.get(recordId)
  if (!tree) throw notFound()
  return { record, tree, forest }
}
