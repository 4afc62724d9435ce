import { type Kysely, sql } from 'kysely'

/** A draft of a diagnostic study may be discarded; a remark may be typed for whoever said it on paper or by phone, with its own day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table diagnostic_steps
      drop constraint diagnostic_steps_step_check,
      add constraint diagnostic_steps_step_check check (step in ('submit', 'giveBack', 'accept', 'approve', 'discard')),
      -- nothing is discarded without its reason
      add check (step <> 'discard' or note is not null)`.execute(db)
  // where the first edition was discarded, a later one begins anew and is copied from none
  await sql`
    alter table diagnostic_reports
      drop constraint diagnostic_reports_check,
      add constraint diagnostic_reports_check check (n > 1 or based_on is null)`.execute(db)
  await sql`
    alter table diagnostic_remarks
      -- whose word it is, where another typed it; how it reached the office; the day on which it was said
      add column for_person_id uuid references records,
      add column reached_by text check (reached_by in ('phone', 'letter', 'inPerson', 'message')),
      add column dated date,
      add check ((for_person_id is null) = (reached_by is null) and (for_person_id is null) = (dated is null)),
      add check (to_remark is null or for_person_id is null)`.execute(db)
}
