import { type Kysely, sql } from 'kysely'

/** What a resolution said when its minutes went out, so that whoever sat sees what was amended since. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table resolutions add column circulated_text text check (circulated_text <> '')`.execute(db)
  // of minutes that are out already it is what stands there: nothing could be amended until now
  await sql`update resolutions set circulated_text = text
    where exists (select 1 from minutes where minutes.session_id = resolutions.session_id and minutes.state <> 'draft')`.execute(
    db,
  )
}
