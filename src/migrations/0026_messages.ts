import { type Kysely, sql } from 'kysely'

/** What is told to people outside the house, written in the transaction of the verb that has something to say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table messages (
      id uuid primary key,
      -- names the occasion: said once, however often the verb or the job is run
      key text not null unique check (key <> ''),
      kind text not null check (kind in ('invitation', 'notification', 'reminder', 'escalation')),
      record_id uuid not null references records,
      person_id uuid not null references records,
      -- the sentence of a room's dictionary, with its values
      name text not null,
      details jsonb not null,
      written_at timestamptz not null
    )`.execute(db)
  await sql`create index messages_written on messages (written_at desc)`.execute(db)
  await sql`create index messages_record on messages (record_id)`.execute(db)
  await sql`
    create table message_deliveries (
      message_id uuid not null references messages,
      channel text not null check (channel in ('sms', 'email')),
      state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unsure', 'noAddress', 'noSender')),
      due_at timestamptz not null,
      tries integer not null default 0,
      -- while it is being handed over: after this the process that had it is taken for dead
      leased_until timestamptz,
      settled_at timestamptz,
      -- as it was sent
      body text,
      -- what the sender said when it failed
      said text,
      primary key (message_id, channel)
    )`.execute(db)
  await sql`create index message_deliveries_open on message_deliveries (due_at) where state in ('waiting', 'sending')`.execute(
    db,
  )
  await sql`
    create table message_choices (
      person_id uuid not null references records,
      kind text not null,
      channel text not null check (channel in ('sms', 'email')),
      wanted boolean not null,
      primary key (person_id, kind, channel)
    )`.execute(db)
  await sql`
    create table message_quiet (
      person_id uuid primary key references records,
      from_time time not null,
      until_time time not null
    )`.execute(db)
  await sql`create trigger messages_append_only before update or delete on messages
    for each row execute function refuse_change()`.execute(db)
}
