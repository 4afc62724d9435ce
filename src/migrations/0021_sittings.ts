import { type Kysely, sql } from 'kysely'

/** Invitations, attendance, votes, minutes with their remarks, and what resolutions bring about when the minutes become final. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sessions
      drop constraint sessions_state_check,
      drop constraint sessions_held_day,
      drop constraint sessions_held_entered,
      add constraint sessions_state_check check (state in ('planned', 'sitting', 'held', 'history')),
      add constraint sessions_held_day check (state not in ('sitting', 'held') or held_on is not null),
      add constraint sessions_held_entered check ((state in ('planned', 'sitting')) = (held_entered_at is null)),
      add column ends_at time,
      -- how often day, time or place were changed since it was called: the SEQUENCE of its calendar file
      add column call_changes integer not null default 0`.execute(db)
  await sql`
    alter table agenda_items
      add column minutes_allotted integer check (minutes_allotted > 0),
      add column reached boolean,
      -- the proposal that it came from; nothing stands twice on one agenda
      add column what text check (what <> ''),
      add column subject_id uuid,
      add column carried_from uuid references agenda_items,
      add check ((what is null) = (subject_id is null))`.execute(db)
  await sql`create unique index agenda_items_subject on agenda_items (session_id, what, subject_id) where what is not null`.execute(
    db,
  )
  await sql`create index agenda_items_carried on agenda_items (carried_from) where carried_from is not null`.execute(db)
  await sql`
    alter table resolutions
      add column decided_at time,
      add column votes_for integer check (votes_for >= 0),
      add column votes_against integer check (votes_against >= 0),
      add column votes_abstaining integer check (votes_abstaining >= 0),
      add column effect_what text check (effect_what <> ''),
      add column effect_record_id uuid references records,
      add column effect_details jsonb,
      add column effect_applied_at timestamptz,
      add check (num_nulls(votes_for, votes_against, votes_abstaining) in (0, 3)),
      add check (votes_for is null or decided_at is not null),
      add check (num_nulls(effect_what, effect_record_id, effect_details) in (0, 3)),
      add check (effect_applied_at is null or effect_what is not null)`.execute(db)
  await sql`
    create table invitations (
      id uuid primary key,
      session_id uuid not null references sessions,
      invited_as text not null check (invited_as in ('member', 'substitute', 'guest')),
      seat_id uuid references seats,
      person_id uuid,
      -- a guest whom the register does not know
      name text check (name <> ''),
      organisation text check (organisation <> ''),
      invited_by uuid,
      invited_at timestamptz not null,
      answer text check (answer in ('comes', 'substitute', 'excused')),
      substitute text check (substitute <> ''),
      -- how it reached the house where another typed it
      how text,
      answered_by uuid,
      answered_at timestamptz,
      check (num_nonnulls(person_id, name) = 1),
      check ((invited_as = 'guest') = (seat_id is null)),
      check ((answer is null) = (answered_at is null)),
      constraint invitations_once unique (session_id, person_id)
    )`.execute(db)
  await sql`create index invitations_open on invitations (person_id) where answer is null and person_id is not null`.execute(
    db,
  )
  await sql`
    create table attendances (
      id uuid primary key,
      session_id uuid not null references sessions,
      attended_as text not null check (attended_as in ('member', 'substitute', 'guest')),
      seat_id uuid references seats,
      person_id uuid,
      name text check (name <> ''),
      organisation text check (organisation <> ''),
      -- time of day in Tehran on the session's day
      came_at time not null,
      left_at time,
      entered_by uuid,
      entered_at timestamptz not null,
      check (num_nonnulls(person_id, name) = 1),
      check ((attended_as = 'guest') = (seat_id is null)),
      constraint attendances_interval check (left_at > came_at)
    )`.execute(db)
  await sql`create index attendances_session on attendances (session_id, came_at)`.execute(db)
  await sql`
    create table minutes (
      session_id uuid primary key references sessions,
      state text not null check (state in ('draft', 'circulated', 'final')),
      opened_by uuid,
      opened_at timestamptz not null,
      circulated_at timestamptz,
      remarks_due date,
      final_by uuid,
      final_at timestamptz,
      -- everything that the paper says, as it stood when it became final
      content jsonb,
      check ((state = 'draft') = (circulated_at is null)),
      check ((circulated_at is null) = (remarks_due is null)),
      check ((state = 'final') = (final_at is not null)),
      check ((final_at is null) = (content is null))
    )`.execute(db)
  await sql`create index minutes_draft on minutes (session_id) where state = 'draft'`.execute(db)
  await sql`create index minutes_circulated on minutes (circulated_at) where state = 'circulated'`.execute(db)
  await sql`
    create table minutes_sections (
      id uuid primary key,
      session_id uuid not null references minutes,
      -- null: what was said outside any item
      agenda_item_id uuid references agenda_items,
      body text not null,
      -- as it went out to those who sat
      circulated text,
      version integer not null default 1,
      written_by uuid,
      written_at timestamptz not null,
      constraint minutes_sections_place unique nulls not distinct (session_id, agenda_item_id)
    )`.execute(db)
  await sql`
    create table session_remarks (
      id uuid primary key,
      session_id uuid not null references sessions,
      agenda_item_id uuid references agenda_items,
      -- asked: an item sent out for written remarks; remark, noRemark: of who sat, on circulated minutes; addendum: to final minutes
      kind text not null check (kind in ('asked', 'remark', 'noRemark', 'answer', 'addendum')),
      to_remark uuid references session_remarks,
      how text check (how in ('answered', 'taken', 'notTaken')),
      organisation_id uuid,
      due date,
      person_id uuid,
      body text check (body <> ''),
      made_by uuid,
      made_at timestamptz not null,
      check ((kind = 'asked') = (organisation_id is not null)),
      check ((kind = 'asked') = (due is not null)),
      check ((kind in ('remark', 'noRemark')) = (person_id is not null)),
      check ((kind = 'answer') = (to_remark is not null)),
      check ((kind = 'answer') = (how is not null)),
      check (kind in ('asked', 'noRemark') or body is not null),
      -- one answer stands to a remark
      constraint session_remarks_answered unique (to_remark)
    )`.execute(db)
  await sql`create index session_remarks_session on session_remarks (session_id, made_at)`.execute(db)
  await sql`create trigger session_remarks_append_only before update or delete on session_remarks
    for each row execute function refuse_change()`.execute(db)
  for (const table of ['session_remarks', 'minutes', 'minutes_sections', 'attendances'])
    await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)

  // final minutes never change, and neither does what they tell: the argument names the column that holds the session
  await sql`create trigger minutes_final before update on minutes
    for each row when (old.state = 'final') execute function refuse_change()`.execute(db)
  await sql`create trigger minutes_stay before delete on minutes for each row execute function refuse_change()`.execute(
    db,
  )
  await sql`
    create function refuse_after_final() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from minutes where state = 'final' and session_id in (
        (to_jsonb(old)->>tg_argv[0])::uuid, (to_jsonb(new)->>tg_argv[0])::uuid)) then
        raise exception 'final minutes never change' using errcode = 'restrict_violation', constraint = 'minutes_final';
      end if;
      return coalesce(new, old);
    end $$`.execute(db)
  const told: [string, string, string][] = [
    ['minutes_sections', 'insert or update or delete', 'session_id'],
    ['attendances', 'insert or update or delete', 'session_id'],
    ['invitations', 'insert or update or delete', 'session_id'],
    ['agenda_items', 'insert or update or delete', 'session_id'],
    ['sessions', 'update or delete', 'id'],
    [
      'resolutions',
      `insert or delete or update of session_id, agenda_item_id, number, text, category, decided_on, decided_at, votes_for,
        votes_against, votes_abstaining, effect_what, effect_record_id, effect_details`,
      'session_id',
    ],
  ]
  for (const [table, when, column] of told)
    await sql`create trigger ${sql.ref(`${table}_after_final`)} before ${sql.raw(when)} on ${sql.table(table)}
      for each row execute function refuse_after_final(${sql.lit(column)})`.execute(db)
  await sql`create trigger session_remarks_after_final before insert on session_remarks
    for each row when (new.kind <> 'addendum') execute function refuse_after_final('session_id')`.execute(db)
}
