import { type Kysely, sql } from 'kysely'

/**
 * Decisions in writing, without a session: the text put to those who sit in voting seats, what each answered, how it was closed. And
 * indexes for what somebody asked of others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table written_decisions (
      id uuid primary key references records,
      body_id uuid not null references bodies,
      text text not null check (text <> ''),
      category text check (category <> ''),
      responsible_organisation_id uuid references records,
      responsible_person_id uuid references records,
      deadline date,
      -- last day for answers
      due date not null,
      proposed_by uuid,
      proposed_at timestamptz not null,
      state text not null default 'open' check (state in ('open', 'carried', 'notCarried', 'withdrawn')),
      -- why it was not carried or was withdrawn
      reason text check (reason <> ''),
      closed_by uuid,
      closed_at timestamptz,
      resolution_id uuid unique references resolutions,
      check ((state = 'open') = (closed_at is null)),
      check ((state = 'carried') = (resolution_id is not null))
    )`.execute(db)
  await sql`create index written_decisions_body on written_decisions (body_id, proposed_at)`.execute(db)
  await sql`create index written_decisions_open on written_decisions (body_id) where state = 'open'`.execute(db)
  await sql`
    create table written_answers (
      decision_id uuid not null references written_decisions,
      seat_id uuid not null references seats,
      person_id uuid not null,
      answer text check (answer in ('agree', 'against', 'remark')),
      body text check (body <> ''),
      -- how it reached the house where another typed it
      how text,
      answered_by uuid,
      answered_at timestamptz,
      primary key (decision_id, seat_id),
      check ((answer is null) = (answered_at is null)),
      check (answer is distinct from 'remark' or body is not null)
    )`.execute(db)
  await sql`create index written_answers_open on written_answers (person_id) where answer is null`.execute(db)
  // what somebody asked of others starts from who asked
  await sql`create index resolution_notifications_by on resolution_notifications (notified_by) where notified_by is not null`.execute(
    db,
  )
  await sql`create index session_remarks_asked_by on session_remarks (made_by) where kind = 'asked'`.execute(db)
  await sql`create index invitations_by on invitations (invited_by) where answer is null and person_id is not null`.execute(
    db,
  )
  await sql`create index letters_asked_by on letters (registered_by) where asks_answer and settled is null`.execute(db)
}
