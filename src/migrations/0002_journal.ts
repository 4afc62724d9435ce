import { type Kysely, sql } from 'kysely'

/** The journal: one chain per province ('nation' for the rest), append-only for everyone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal_entries (
      chain text not null,
      seq bigint not null check (seq > 0),
      at timestamptz not null,
      actor_id uuid,
      for_person_id uuid,
      for_organisation_id uuid,
      verb text not null,
      record_id uuid references records,
      request_id text not null,
      reason text,
      -- the canonical JSON (RFC 8785) that was hashed, word for word; before and after are read from it
      canonical text not null,
      previous_hash text not null,
      hash text not null,
      primary key (chain, seq)
    )`.execute(db)
  await sql`create index journal_entries_record on journal_entries (record_id, at)`.execute(db)
  await sql`create index journal_entries_actor on journal_entries (actor_id, at)`.execute(db)
  await sql`create table journal_heads (chain text primary key, seq bigint not null, hash text not null)`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`.execute(
    db,
  )
  await sql`create trigger journal_entries_append_only before update or delete on journal_entries
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger journal_entries_no_truncate before truncate on journal_entries
    for each statement execute function refuse_change()`.execute(db)
}
