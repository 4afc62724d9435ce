import { type Kysely, sql } from 'kysely'

/** A new item promises the rest of one earlier item only, and is found from it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unique index closings_carried_to on closings (carried_to_id) where carried_to_id is not null`.execute(
    db,
  )
}
