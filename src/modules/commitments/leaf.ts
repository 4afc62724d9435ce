import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { notFound } from '../../kernel/errors.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord, type RecordRow } from '../../kernel/records.ts'
import { commitmentsPolicy } from './commitments.policy.ts'
import { type LeafTree, lockLeaf } from './leaf.store.ts'

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
  authorize(commitmentsPolicy[permission], ctx.actor, record, null)
  return { record, tree }
}
