import { sql } from 'kysely'
import { type AskedCount, askedRelation } from '../../kernel/counts.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Counter } from '../../kernel/manifest.ts'
import type { CountRow } from './progress/counts.ts'

/** What one counter says of these promises, a row a day and moment of learning. */
export async function loadCounts(
  db: Db | Tx,
  name: string,
  counter: Counter,
  asked: readonly AskedCount[],
): Promise<CountRow[]> {
  const { rows } = await sql<{ item_id: string; happened_on: string; known_at: Date; amount: string }>`
    with ${askedRelation(asked)}
    select counted.item_id, counted.happened_on, counted.known_at, sum(counted.amount)::text as amount
    from (${counter()}) counted
    join asked on asked.item_id = counted.item_id and counted.happened_on >= coalesce(asked.since, '-infinity')
    group by counted.item_id, counted.happened_on, counted.known_at`.execute(db)
  return rows.map((row) => ({
    itemId: row.item_id,
    counter: name,
    on: row.happened_on,
    at: row.known_at.toISOString(),
    amount: row.amount,
  }))
}
