import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'

/** The first day of which anything was stated of these records, by record, as known at an instant. A record of which nothing was stated is in no row. */
export async function firstStatedDays(
  db: Db | Tx,
  recordIds: readonly string[],
  knownAt: string,
): Promise<Map<string, string>> {
  if (recordIds.length === 0) return new Map()
  const { rows } = await sql<{ record_id: string; day: string }>`
    select trees.record_id, min(first.as_of) as day from trees join items on items.tree_id = trees.id
    join lateral (select c.as_of from claims c where c.item_id = items.id and c.made_at <= ${knownAt}::timestamptz
      order by c.as_of limit 1) first on true
    where trees.record_id = any(${[...recordIds]}::uuid[]) group by trees.record_id`.execute(db)
  return new Map(rows.map((row) => [row.record_id, row.day]))
}
