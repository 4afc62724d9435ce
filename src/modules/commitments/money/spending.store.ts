import '../commitments.tables.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import type { SpendingTable } from '../commitments.tables.ts'
import { type SpendingLine, spendingEntries, spentNow } from './spending.rules.ts'

/** A row of spending with what people read of it. */
export interface SpendingRow extends SpendingLine {
  note: string
  fileId: string | null
  by: string | null
  fundingSource: string | null
  kind: 'cash' | 'inKind'
  reason: string | null
}

export async function insertSpending(tx: Tx, row: SpendingTable): Promise<void> {
  await tx.insertInto('spending').values(row).execute()
}

/** The item on which an entry of spending was spent. */
export async function findSpendingItem(db: Db | Tx, spendingId: string): Promise<string | null> {
  const row = await db.selectFrom('spending').select('item_id').where('id', '=', spendingId).executeTakeFirst()
  return row?.item_id ?? null
}

/** Everything spent on the items of a tree, as it was written. */
export async function listSpending(db: Db | Tx, treeId: string): Promise<SpendingRow[]> {
  const rows = await db
    .selectFrom('spending')
    .innerJoin('items', 'items.id', 'spending.item_id')
    .selectAll('spending')
    .where('items.tree_id', '=', treeId)
    .orderBy('made_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    amount: row.amount,
    spentOn: row.spent_on,
    at: row.made_at.toISOString(),
    correctsId: row.corrects_id,
    note: row.note,
    fileId: row.file_id,
    by: row.made_by,
    fundingSource: row.funding_source,
    kind: row.kind,
    reason: row.reason,
  }))
}

/** Rials spent on each item of a tree up to a day as known at an instant; items on which nothing was spent are left out. */
export async function spentOnItems(
  db: Db | Tx,
  treeId: string,
  when: { asOf: string; knownAt: string },
): Promise<Map<string, string>> {
  const entries = spendingEntries(await listSpending(db, treeId), when)
  return new Map([...Map.groupBy(entries, (entry) => entry.itemId)].map(([itemId, own]) => [itemId, spentNow(own)]))
}
