import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { notFound } from '../../kernel/errors.ts'
import { getRecord, type RecordRow } from '../../kernel/records.ts'
import type { commitmentsPolicy } from './commitments.policy.ts'
import { type LeafTree, lockLeaf } from './leaf.store.ts'
import { authorizeDeed } from './owners.ts'

/** An item opened for claiming: few rows, however much was claimed on the others. */
export interface OpenLeaf {
  record: RecordRow
  tree: LeafTree
}

/** Locks and opens the tree of an item for a change of that item alone. @throws 404 where it is not visible, 403 */
export async function openLeafForChange(
  tx: Tx,
  ctx: Ctx,
  itemId: string | null,
  permission: keyof typeof commitmentsPolicy,
): Promise<OpenLeaf> {
  const tree = itemId === null ? null : await lockLeaf(tx, itemId)
  if (!tree) throw notFound()
  const record = await getRecord(tx, ctx.actor, tree.recordId)
  authorizeDeed(permission, ctx.actor, record, tree)
  return { record, tree }
}
