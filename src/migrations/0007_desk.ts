import { type Kysely, sql } from 'kysely'

/** What people do with waiting work and no room can derive: referral, copy, taking, postponement, seen. No row says that work waits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table referrals (
      id uuid primary key,
      record_id uuid not null references records,
      -- the waiting item referred; null: the record as such
      what text,
      subject_id uuid not null,
      -- the room's item at the start of a chain of referrals, so that all of the chain ends with it
      root_what text,
      root_subject_id uuid,
      parent_id uuid references referrals,
      from_person_id uuid not null,
      to_person_id uuid,
      to_role text,
      purpose text not null check (purpose in ('forAction', 'forInformation')),
      margin_note text not null,
      due date,
      created_at timestamptz not null,
      answered_at timestamptz,
      answered_by uuid,
      answer text,
      withdrawn_at timestamptz,
      withdrawn_by uuid,
      check (num_nonnulls(to_person_id, to_role) = 1),
      check (num_nulls(root_what, root_subject_id) in (0, 2)),
      check (num_nulls(answered_at, answer) in (0, 2)),
      check (num_nonnulls(answered_at, withdrawn_at) < 2)
    )`.execute(db)
  await sql`create index referrals_to_person on referrals (to_person_id) where answered_at is null and withdrawn_at is null`.execute(
    db,
  )
  await sql`create index referrals_to_role on referrals (to_role) where answered_at is null and withdrawn_at is null`.execute(
    db,
  )
  await sql`create index referrals_from on referrals (from_person_id, created_at)`.execute(db)
  await sql`create index referrals_record on referrals (record_id, created_at)`.execute(db)
  await sql`create index referrals_root on referrals (root_subject_id, root_what)
    where answered_at is null and withdrawn_at is null and purpose = 'forAction'`.execute(db)
  await sql`create index referrals_parent on referrals (parent_id) where parent_id is not null`.execute(db)
  await sql`
    create table desk_copies (
      id uuid primary key,
      referral_id uuid not null references referrals,
      record_id uuid not null references records,
      to_person_id uuid not null,
      created_at timestamptz not null,
      unique (referral_id, to_person_id)
    )`.execute(db)
  await sql`create index desk_copies_to on desk_copies (to_person_id)`.execute(db)
  // These three hold only for the waiting they were made in: an item that was settled and waits anew has a later since.
  await sql`
    create table desk_takings (
      what text not null,
      subject_id uuid not null,
      person_id uuid not null,
      taken_at timestamptz not null,
      primary key (subject_id, what)
    )`.execute(db)
  await sql`
    create table desk_postponements (
      person_id uuid not null,
      what text not null,
      subject_id uuid not null,
      until date not null,
      postponed_at timestamptz not null,
      primary key (person_id, subject_id, what)
    )`.execute(db)
  await sql`
    create table desk_seen (
      person_id uuid not null,
      what text not null,
      subject_id uuid not null,
      seen_at timestamptz not null,
      primary key (person_id, subject_id, what)
    )`.execute(db)
  // the desk's margin tells what happened today
  await sql`create index journal_entries_at on journal_entries (at)`.execute(db)
}
