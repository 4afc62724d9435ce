import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { type AskedCount, askedRelation } from '../../kernel/counts.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Counter } from '../../kernel/manifest.ts'
import { visible } from '../../kernel/records.ts'

/** What one counter says of these targets: the sum of its rows within their days, as known then. A target without rows is not there. */
export async function countTargets(
  db: Db | Tx,
  counter: Counter,
  asked: readonly AskedCount[],
  knownAt: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ item_id: string; total: string }>`
    with ${askedRelation(asked)}
    select counted.item_id, sum(counted.amount)::text as total
    from (${counter()}) counted
    join asked on asked.item_id = counted.item_id and ${withinDays}
    where counted.known_at <= ${knownAt}::timestamptz
    group by counted.item_id`.execute(db)
  return new Map(rows.map((row) => [row.item_id, row.total]))
}

const withinDays = sql`counted.happened_on between coalesce(asked.since, '-infinity'::date) and coalesce(asked.until, 'infinity'::date)`

export interface CountedThing {
  recordId: string
  title: string
  label: string | null
  amount: string
  on: string
  knownAt: Date
  open: boolean
}

/** The records that a counted figure is made of, each with what it gives, its last day and when that was known; those that cancel out are left out. */
export async function listCounted(
  db: Db | Tx,
  actor: Actor,
  counter: Counter,
  asked: AskedCount,
  knownAt: string,
): Promise<CountedThing[]> {
  const { rows } = await sql<CountedThing>`
    with ${askedRelation([asked])}, found as (
      select counted.of_record, counted.of_label, sum(counted.amount)::text as amount,
        max(counted.happened_on) as happened_on, max(counted.known_at) as known_at
      from (${counter()}) counted
      join asked on asked.item_id = counted.item_id and ${withinDays}
      where counted.known_at <= ${knownAt}::timestamptz
      group by counted.of_record, counted.of_label
      having sum(counted.amount) <> 0)
    select found.of_record as "recordId", records.title, found.of_label as label, found.amount,
      found.happened_on as "on", found.known_at as "knownAt", ${visible(actor)} as open
    from found join records on records.id = found.of_record
    order by found.happened_on, records.title, found.of_label`.execute(db)
  return rows
}
