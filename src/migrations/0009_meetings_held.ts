import { type Kysely, sql } from 'kysely'

/** When the house learned that a session was held: a count of sessions can then be asked as it was known at any moment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sessions add column held_entered_at timestamptz`.execute(db)
  await sql`
    update sessions set held_entered_at = coalesce(
      (select max(entry.at) from journal_entries entry where entry.record_id = sessions.id and entry.verb = 'meetings.hold'),
      records.created_at)
    from records where records.id = sessions.id and sessions.state <> 'planned'`.execute(db)
  await sql`alter table sessions add constraint sessions_held_entered
    check ((state = 'planned') = (held_entered_at is null))`.execute(db)
}
