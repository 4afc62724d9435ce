import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { notFound } from '../../kernel/errors.ts'
import { findRecord, getRecord, type RecordRow } from '../../kernel/records.ts'
import { openCounts } from './counted.ts'
import { type Forest, openForest } from './progress/forest.ts'
import type { FullTree } from './trees.shapes.ts'
import { loadTrees, recordsOfTrees } from './trees.store.ts'

/** Trees opened for asking: with those that they mirror and with what the rooms count for them. */
export interface OpenTrees {
  byRecord: Map<string, FullTree>
  /** Every tree opened, also the mirrored ones, by its id. */
  trees: ReadonlyMap<string, FullTree>
  forest: Forest
}

export interface OpenTree extends Pick<OpenTrees, 'trees' | 'forest'> {
  record: RecordRow
  tree: FullTree
}

/** Trees of these records and, following mirrored leaves, every tree they read. Visibility is the caller's. */
export async function openTrees(
  db: Db | Tx,
  ctx: Pick<Ctx, 'counters'>,
  recordIds: readonly string[],
): Promise<OpenTrees> {
  const byRecord = await loadTrees(db, recordIds)
  const trees = new Map([...byRecord.values()].map((tree) => [tree.id, tree]))
  for (let grew = true; grew; ) {
    const wanted = [...trees.values()]
      .flatMap((tree) => Object.values(tree.terms).flat())
      .flatMap((term) => (term.mirrors ? [term.mirrors.treeId] : []))
      .filter((id) => !trees.has(id))
    const more = await loadTrees(db, await recordsOfTrees(db, [...new Set(wanted)]))
    for (const tree of more.values()) trees.set(tree.id, tree)
    grew = more.size > 0
  }
  const countAt = await openCounts(db, ctx.counters ?? {}, trees.values())
  return { byRecord, trees, forest: openForest([...trees.values()], countAt) }
}

/** The tree of a visible record, or 404. */
export async function openTree(db: Db | Tx, ctx: Pick<Ctx, 'actor' | 'counters'>, recordId: string): Promise<OpenTree> {
  const record = await getRecord(db, ctx.actor, recordId)
  const { byRecord, trees, forest } = await openTrees(db, ctx, [recordId])
  const tree = byRecord.get(recordId)
  if (!tree) throw notFound()
  return { record, tree, trees, forest }
}

/** Those of these records that the actor may see, by id. */
export async function seenAmong(
  db: Db | Tx,
  actor: Ctx['actor'],
  ids: Iterable<string | null>,
): Promise<ReadonlyMap<string, RecordRow>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  const found = await Promise.all(wanted.map((id) => findRecord(db, actor, id)))
  return new Map(found.flatMap((record) => (record ? [[record.id, record]] : [])))
}
