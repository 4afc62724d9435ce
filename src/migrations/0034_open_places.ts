import { type Kysely, sql } from 'kysely'

/** Open resolutions are found from the bodies of a place, and not from every one that was ever there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index resolutions_open on resolutions (body_id) where ended is null and asks_for_work`.execute(db)
  await sql`drop index resolutions_incomplete`.execute(db)
  await sql`create index resolutions_incomplete on resolutions (body_id) where asks_for_work
    and (deadline is null or (responsible_organisation_id is null and responsible_person_id is null)) and ended is null`.execute(
    db,
  )
  await sql`drop index resolutions_unnotified`.execute(db)
  await sql`create index resolutions_unnotified on resolutions (body_id) where asks_for_work and notification_id is null
    and deadline is not null and (responsible_organisation_id is not null or responsible_person_id is not null) and ended is null`.execute(
    db,
  )
}
