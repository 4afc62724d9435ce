import { type Kysely, sql } from 'kysely'

/** Bodies with their seats and members, numbered sessions, resolutions and their notifications. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bodies (
      id uuid primary key references records,
      kind_code text not null check (kind_code <> ''),
      parent_id uuid references bodies,
      check (parent_id <> id)
    )`.execute(db)
  await sql`
    create table body_rules (
      body_id uuid not null references bodies,
      valid_from date not null,
      edition text not null,
      rules jsonb not null,
      primary key (body_id, valid_from)
    )`.execute(db)
  // One locked row hands out the numbers of one series: sessions of a body (of a year where the series restarts), resolutions of a session.
  await sql`
    create table meeting_series (
      owner_id uuid not null references records,
      series text not null,
      last_number integer not null check (last_number >= 0),
      primary key (owner_id, series)
    )`.execute(db)
  await sql`
    create table seats (
      id uuid primary key,
      body_id uuid not null references bodies,
      code text not null check (code <> ''),
      position integer not null,
      title jsonb not null,
      held_by text not null,
      organisation_id uuid,
      voting boolean not null,
      required boolean not null,
      unique (body_id, code, position),
      unique (id, body_id)
    )`.execute(db)
  await sql`
    create table sittings (
      id uuid primary key,
      seat_id uuid not null references seats,
      person_id uuid not null,
      order_number text,
      order_date date,
      valid_from date,
      valid_until date,
      substitute_of uuid references sittings,
      entered_at timestamptz not null,
      constraint sittings_term check (valid_until >= valid_from),
      check (substitute_of <> id)
    )`.execute(db)
  await sql`create index sittings_seat on sittings (seat_id)`.execute(db)
  await sql`create index sittings_person on sittings (person_id)`.execute(db)
  await sql`
    create table sessions (
      id uuid primary key references records,
      body_id uuid not null references bodies,
      series text not null,
      number integer not null check (number > 0),
      kind text not null check (kind in ('ordinary', 'extraordinary', 'online', 'circulation')),
      state text not null check (state in ('planned', 'held', 'history')),
      held_on date,
      starts_at time,
      place text,
      chair_person_id uuid,
      constraint sessions_number unique (body_id, series, number),
      constraint sessions_held_day check (state <> 'held' or held_on is not null)
    )`.execute(db)
  await sql`create index sessions_planned on sessions (held_on) where state = 'planned'`.execute(db)
  await sql`
    create table agenda_items (
      id uuid primary key,
      session_id uuid not null references sessions,
      position integer not null check (position > 0),
      title text not null check (title <> ''),
      record_id uuid references records,
      constraint agenda_items_position unique (session_id, position)
    )`.execute(db)
  await sql`
    create table resolutions (
      id uuid primary key references records,
      body_id uuid not null references bodies,
      session_id uuid references sessions,
      agenda_item_id uuid references agenda_items,
      number integer not null check (number > 0),
      text text not null check (text <> ''),
      category text,
      decided_on date,
      responsible_organisation_id uuid,
      responsible_person_id uuid,
      deadline date,
      minuted_at timestamptz not null,
      -- what the desk asks for; a decision that takes effect by itself (a noting, a gate) asks for nobody's work
      asks_for_work boolean not null,
      completed_at timestamptz,
      constraint resolutions_number unique nulls not distinct (body_id, session_id, number)
    )`.execute(db)
  await sql`create index resolutions_session on resolutions (session_id)`.execute(db)
  await sql`create index resolutions_incomplete on resolutions (minuted_at) where asks_for_work
    and (deadline is null or (responsible_organisation_id is null and responsible_person_id is null))`.execute(db)
  await sql`
    create table resolution_notifications (
      id uuid primary key,
      resolution_id uuid not null references resolutions,
      notified_at timestamptz not null,
      notified_by uuid,
      organisation_id uuid,
      person_id uuid,
      deadline date not null,
      check (num_nonnulls(organisation_id, person_id) > 0),
      unique (id, resolution_id)
    )`.execute(db)
  // The notification in force: at most one, and only of this resolution.
  await sql`alter table resolutions add column notification_id uuid,
    add constraint resolutions_notification foreign key (notification_id, id) references resolution_notifications (id, resolution_id)`.execute(
    db,
  )
  await sql`create index resolutions_unnotified on resolutions (minuted_at) where asks_for_work and notification_id is null
    and deadline is not null and (responsible_organisation_id is not null or responsible_person_id is not null)`.execute(
    db,
  )
}
