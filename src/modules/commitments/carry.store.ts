import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { CarriedIn } from './trees.shapes.ts'

/** What earlier trees carried into these: the item there and here, as it was called there, and when it stood still. */
export async function loadCarriedIn(
  db: Db | Tx,
  treeIds: readonly string[],
): Promise<{ treeId: string; carried: CarriedIn }[]> {
  const { rows } = await sql<{
    tree_id: string
    item_id: string
    from_item_id: string
    from_record_id: string
    title: string
    cause: string | null
    at: Date
  }>`
    select item.tree_id, item.id as item_id, closing.item_id as from_item_id, earlier.record_id as from_record_id, term.title,
      closing.cause,
      least(closing.made_at, earlier.closed_at) as at
    from items item
    join closings closing on closing.carried_to_id = item.id
    join items was on was.id = closing.item_id
    join trees earlier on earlier.id = was.tree_id
    join lateral (select terms.title from terms join versions on versions.id = terms.version_id
      where terms.item_id = was.id and versions.frozen_at is not null order by versions.n desc limit 1) term on true
    where item.tree_id = any(${[...treeIds]}::uuid[])`.execute(db)
  return rows.map((row) => ({
    treeId: row.tree_id,
    carried: {
      itemId: row.item_id,
      fromItemId: row.from_item_id,
      fromRecordId: row.from_record_id,
      title: row.title,
      cause: row.cause,
      at: row.at.toISOString(),
    },
  }))
}
