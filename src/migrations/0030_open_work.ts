import { type Kysely, sql } from 'kysely'

/** What waits on a desk starts from the person, the body or the open year it is asked of, and not from every notification of a nation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index resolution_notifications_person on resolution_notifications (person_id) where person_id is not null`.execute(
    db,
  )
  await sql`create index resolution_notifications_organisation on resolution_notifications (organisation_id)
    where organisation_id is not null`.execute(db)
  await sql`create index resolution_notifications_role on resolution_notifications (asked_role) where asked_role is not null`.execute(
    db,
  )
  await sql`create index trees_open_weighted on trees (id) where closed_at is null and shape = 'weighted'`.execute(db)
}
