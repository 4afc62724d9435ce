import { type Kysely, sql } from 'kysely'

/** The register of incoming and outgoing letters. Scans are files of the record; what a letter is about stands in links. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table letters (
      id uuid primary key references records,
      direction text not null check (direction in ('incoming', 'outgoing')),
      -- province code, '' for the nation's office
      office text not null,
      -- who gave the number: the sender's system, our counter, another system of ours
      numbering text not null check (numbering in ('sender', 'own', 'other')),
      number text not null check (number <> ''),
      number_key text not null check (number_key <> ''),
      -- of our own counter: Jalali year and count
      year integer,
      n integer,
      dated date not null,
      -- the other side: sender of an incoming letter, addressee of an outgoing one
      organisation_id uuid references records,
      party_name text check (party_name <> ''),
      -- the name folded, so that one sender written in two ways is one
      party_key text not null check (party_key <> ''),
      -- our side of an incoming letter
      receiver_person_id uuid references records,
      receiver_role text,
      subject text not null check (subject <> ''),
      -- number, subject and the other side, folded for the register's search
      folded text not null,
      answers_id uuid references letters,
      asks_answer boolean not null default false,
      due date,
      -- whose decision it asks for
      body_id uuid references records,
      settled text check (settled in ('answered', 'filed')),
      answered_by uuid references letters,
      filed_reason text check (filed_reason <> ''),
      settled_at timestamptz,
      -- since when it waits: registered, or opened again
      open_since timestamptz not null,
      registered_by uuid references records,
      registered_at timestamptz not null,
      check ((direction = 'incoming') = (numbering = 'sender')),
      check (num_nonnulls(year, n) = case when numbering = 'own' then 2 else 0 end),
      check (num_nonnulls(organisation_id, party_name) = 1),
      check (num_nonnulls(receiver_person_id, receiver_role) = case when direction = 'incoming' then 1 else 0 end),
      check (direction = 'incoming' or (not asks_answer and body_id is null and settled is null)),
      check (due is null or asks_answer),
      check (due >= dated),
      check (num_nonnulls(settled, settled_at) in (0, 2)),
      check ((answered_by is not null) = (settled is not distinct from 'answered')),
      check ((filed_reason is not null) = (settled is not distinct from 'filed')),
      check (answers_id <> id and answered_by <> id)
    )`.execute(db)
  await sql`create unique index letters_incoming_once on letters (office, party_key, number_key, dated) where direction = 'incoming'`.execute(
    db,
  )
  await sql`create unique index letters_own_number on letters (office, year, n) where numbering = 'own'`.execute(db)
  await sql`create unique index letters_other_once on letters (office, number_key, dated) where numbering = 'other'`.execute(
    db,
  )
  await sql`create index letters_register on letters (dated desc, id desc)`.execute(db)
  await sql`create index letters_of_party on letters (organisation_id) where organisation_id is not null`.execute(db)
  await sql`create index letters_answers on letters (answers_id) where answers_id is not null`.execute(db)
  await sql`create index letters_waiting_person on letters (receiver_person_id) where asks_answer and settled is null`.execute(
    db,
  )
  await sql`create index letters_waiting on letters (id) where asks_answer and settled is null`.execute(db)
  await sql`create index letters_before_body on letters (body_id) where body_id is not null and settled is null`.execute(
    db,
  )
}
