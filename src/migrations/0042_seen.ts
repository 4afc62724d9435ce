import { type Kysely, sql } from 'kysely'

/** What one sees of a long list is found by indexes alone, and what is open in it from its newest. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index records_seen on records (kind, province_id, audience) include (id)`.execute(db)
  await sql`drop index records_kind_province`.execute(db)
  await sql`create index records_public on records (kind, id) where audience = 'public'`.execute(db)
  await sql`create index resolutions_open_newest on resolutions (id) where ended is null and asks_for_work`.execute(db)
}
