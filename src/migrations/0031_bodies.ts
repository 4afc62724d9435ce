import { type Kysely, sql } from 'kysely'

/**
 * Sessions that are called off, seats that begin and end, institutions that are asked to name their member, and editions of a body's rules
 * with who adopted them and why.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sessions
      drop constraint sessions_state_check,
      drop constraint sessions_held_entered,
      add constraint sessions_state_check check (state in ('planned', 'sitting', 'held', 'history', 'cancelled')),
      add constraint sessions_held_entered
        check ((state in ('planned', 'sitting', 'cancelled')) = (held_entered_at is null)),
      add column cancelled_at timestamptz,
      add column cancelled_reason text check (cancelled_reason <> ''),
      add constraint sessions_cancelled check ((state = 'cancelled') = (cancelled_at is not null)),
      add check ((cancelled_at is null) = (cancelled_reason is null))`.execute(db)
  // a seat without a first day stood from the beginning, one without a last day stands
  await sql`
    alter table seats
      add column valid_from date,
      add column valid_until date,
      add constraint seats_term check (valid_until >= valid_from)`.execute(db)
  await sql`
    alter table body_rules
      add column adopted_at timestamptz,
      add column adopted_by uuid,
      add column reason text check (reason <> '')`.execute(db)
  await sql`
    create table nominations (
      id uuid primary key references records,
      seat_id uuid not null references seats,
      organisation_id uuid not null,
      asked_by uuid,
      asked_at timestamptz not null,
      due date,
      note text check (note <> ''),
      person_id uuid,
      -- somebody whom the register does not know yet
      name text check (name <> ''),
      post text check (post <> ''),
      letter text check (letter <> ''),
      named_by uuid,
      named_at timestamptz,
      sitting_id uuid references sittings,
      settled_at timestamptz,
      withdrawn_reason text check (withdrawn_reason <> ''),
      check (num_nonnulls(person_id, name) <= 1),
      check ((named_at is null) = (num_nonnulls(person_id, name) = 0)),
      check ((settled_at is null) = (num_nonnulls(sitting_id, withdrawn_reason) = 0))
    )`.execute(db)
  await sql`create unique index nominations_open on nominations (seat_id) where settled_at is null`.execute(db)
}
