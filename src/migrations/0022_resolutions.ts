import { type Kysely, sql } from 'kysely'

/** What follows a notification: answers, objections, endings, reminders; the promise of each resolution that was notified before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // a notification is a record of its own: it stands in the reach of whoever must act, so the work waits there
  await sql`
    insert into records (id, kind, title, province_id, organisation_id, audience, created_at)
    select notice.id, 'notification', record.title, record.province_id, notice.organisation_id, record.audience, notice.notified_at
    from resolution_notifications notice join records record on record.id = notice.resolution_id`.execute(db)
  await sql`
    insert into record_parties (record_id, person_id, organisation_id, party_as)
    select notice.id, party.person_id, party.organisation_id, party.party_as
    from resolution_notifications notice join record_parties party on party.record_id = notice.resolution_id
    where party.party_as = 'responsible'`.execute(db)
  await sql`
    alter table resolution_notifications
      add column notified_on date,
      -- last day of objecting; null: nothing of it is open to objection any more (a new deadline for what was accepted)
      add column objection_until date,
      -- whose work it is in the organisation: of its members, or of the experts of the company's own province
      add column asked_role text check (asked_role in ('member', 'expert')),
      add column renews_id uuid unique references resolution_notifications,
      add column reason text,
      add column letter_number text check (letter_number <> ''),
      add foreign key (id) references records,
      add check (renews_id <> id)`.execute(db)
  // fifteen days were the rule of every body until now
  await sql`
    update resolution_notifications set notified_on = (notified_at at time zone 'Asia/Tehran')::date,
      objection_until = (notified_at at time zone 'Asia/Tehran')::date + 15,
      asked_role = case when organisation_id is null then null
        when exists (select 1 from organisations where organisations.id = organisation_id and kind = 'parksCompany') then 'expert'
        else 'member' end`.execute(db)
  await sql`alter table resolution_notifications alter column notified_on set not null,
    add check ((organisation_id is null) = (asked_role is null))`.execute(db)
  await sql`create index resolution_notifications_of on resolution_notifications (resolution_id, notified_at)`.execute(
    db,
  )

  await sql`
    create table resolution_answers (
      notification_id uuid not null references resolution_notifications,
      -- the notified body accepts or objects; the secretariat upholds the objection or rejects it
      kind text not null check (kind in ('accept', 'object', 'uphold', 'reject')),
      -- the day it was said, which a letter typed later still carries
      said_on date not null,
      reason text check (reason <> ''),
      made_by uuid,
      for_person_id uuid,
      for_organisation_id uuid,
      how text,
      made_at timestamptz not null,
      primary key (notification_id, kind),
      check (kind = 'accept' or reason is not null)
    )`.execute(db)
  // one answer, and one word about an objection
  await sql`create unique index resolution_answers_one on resolution_answers (notification_id) where kind in ('accept', 'object')`.execute(
    db,
  )
  await sql`create unique index resolution_answers_settled on resolution_answers (notification_id) where kind in ('uphold', 'reject')`.execute(
    db,
  )
  await sql`
    create table resolution_endings (
      resolution_id uuid primary key references resolutions,
      kind text not null check (kind in ('done', 'notDone', 'cancelled')),
      cause text,
      reason text check (reason <> ''),
      -- the later resolution that cancels it
      decision_id uuid references resolutions,
      made_by uuid,
      for_person_id uuid,
      for_organisation_id uuid,
      how text,
      made_at timestamptz not null,
      check ((kind = 'notDone') = (cause is not null)),
      check ((kind = 'cancelled') = (decision_id is not null)),
      check (decision_id <> resolution_id)
    )`.execute(db)
  // how it ended, beside the row that says who ended it and why: what is still open is then found by an index
  await sql`alter table resolutions add column ended text check (ended in ('done', 'notDone', 'cancelled'))`.execute(db)
  await sql`create index resolutions_running on resolutions (notification_id) where notification_id is not null and ended is null`.execute(
    db,
  )
  await sql`create index resolution_endings_decision on resolution_endings (decision_id) where decision_id is not null`.execute(
    db,
  )
  await sql`
    create table resolution_reminders (
      id uuid primary key,
      resolution_id uuid not null references resolutions,
      notification_id uuid not null references resolution_notifications,
      -- the rule under which it was written, as it stood that day
      rule text not null check (rule <> ''),
      whom text not null check (whom in ('responsible', 'secretary', 'chair', 'agenda')),
      said jsonb not null,
      for_day date not null,
      made_at timestamptz not null,
      -- however often the day's work is begun again, nobody is reminded twice
      unique (notification_id, rule)
    )`.execute(db)
  await sql`create index resolution_reminders_of on resolution_reminders (resolution_id, made_at)`.execute(db)
  await sql`create index resolution_reminders_escalated on resolution_reminders (notification_id, whom) where whom <> 'responsible'`.execute(
    db,
  )
  await sql`create table reminder_days (day date primary key, done_at timestamptz not null, written integer not null)`.execute(
    db,
  )
  for (const table of ['resolution_answers', 'resolution_endings', 'resolution_reminders'])
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)

  // what is looked up in a register of two hundred thousand
  await sql`create index resolutions_body on resolutions (body_id)`.execute(db)
  await sql`create index resolution_notifications_window on resolution_notifications (objection_until)`.execute(db)
  await sql`create index resolution_answers_objections on resolution_answers (notification_id) where kind = 'object'`.execute(
    db,
  )
  await sql`create index resolutions_organisation on resolutions (responsible_organisation_id)
    where responsible_organisation_id is not null`.execute(db)
  await sql`create index resolutions_person on resolutions (responsible_person_id) where responsible_person_id is not null`.execute(
    db,
  )
  await sql`create index points_whole on points (tree_id, line, from_day desc) include (percent)
    where item_id is null and known_until is null and line in ('approved', 'claimed')`.execute(db)

  // a resolution notified before this step gets its promise, of one leaf, confirmed by the secretariat
  await sql`
    create temporary table promised on commit drop as
    select resolution.id, resolution.text, notice.notified_at, notice.notified_by, notice.notified_on, notice.deadline,
      notice.organisation_id, notice.person_id, gen_random_uuid() as tree_id, gen_random_uuid() as version_id, gen_random_uuid() as item_id
    from resolutions resolution join resolution_notifications notice on notice.id = resolution.notification_id
    where resolution.asks_for_work and not exists (select 1 from trees where trees.record_id = resolution.id)`.execute(
    db,
  )
  await sql`insert into trees (id, record_id, ladder, shape, opened_at)
    select tree_id, id, '{approve}', 'single', notified_at from promised`.execute(db)
  await sql`insert into versions (id, tree_id, n, drafted_by, drafted_at)
    select version_id, tree_id, 1, notified_by, notified_at from promised`.execute(db)
  await sql`insert into items (id, tree_id, created_at) select item_id, tree_id, notified_at from promised`.execute(db)
  await sql`insert into terms (version_id, item_id, position, title, owner_person_id, owner_organisation_id, weight, start, finish,
      measure, source)
    select version_id, item_id, 1, left(text, 120), person_id, organisation_id, 100, least(notified_on, deadline), deadline,
      'percent', 'claimed' from promised`.execute(db)
  await sql`update versions set frozen_at = promised.notified_at, frozen_by = promised.notified_by, decision_id = promised.id
    from promised where promised.version_id = versions.id`.execute(db)
}
