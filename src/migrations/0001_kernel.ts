import { type Kysely, sql } from 'kysely'

/** Records and what hangs on any record; files; holidays; settings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`
    create table records (
      id uuid primary key,
      kind text not null,
      title text not null check (title <> ''),
      province_id text,
      cluster_id uuid,
      organisation_id uuid,
      body_id uuid,
      audience text not null check (audience in ('reach', 'parties', 'public')),
      version integer not null default 1,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index records_kind_province on records (kind, province_id)`.execute(db)
  await sql`create index records_cluster on records (cluster_id) where cluster_id is not null`.execute(db)
  await sql`create index records_organisation on records (organisation_id) where organisation_id is not null`.execute(
    db,
  )
  await sql`create index records_body on records (body_id) where body_id is not null`.execute(db)
  await sql`
    create table record_parties (
      record_id uuid not null references records,
      person_id uuid,
      organisation_id uuid,
      party_as text not null,
      check (num_nonnulls(person_id, organisation_id) = 1),
      unique nulls not distinct (record_id, person_id, organisation_id, party_as)
    )`.execute(db)
  await sql`create index record_parties_person on record_parties (person_id) where person_id is not null`.execute(db)
  await sql`create index record_parties_organisation on record_parties (organisation_id) where organisation_id is not null`.execute(
    db,
  )
  await sql`
    create table links (
      from_id uuid not null references records,
      to_id uuid not null references records,
      kind text not null check (kind in ('decides', 'realises', 'answers', 'carriedFrom', 'follows', 'cites')),
      created_at timestamptz not null,
      primary key (from_id, kind, to_id),
      check (from_id <> to_id)
    )`.execute(db)
  await sql`create index links_to on links (to_id, kind)`.execute(db)
  await sql`
    create table provenance (
      record_id uuid not null references records,
      field text not null,
      mark text not null check (mark in ('document', 'takenOver', 'example')),
      source text not null,
      primary key (record_id, field, mark, source)
    )`.execute(db)
  await sql`
    create table file_contents (
      hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
      size bigint not null check (size > 0),
      media_type text not null,
      stored_at timestamptz not null
    )`.execute(db)
  await sql`
    create table files (
      id uuid primary key,
      hash text not null references file_contents,
      name text not null,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null,
      record_id uuid references records,
      attached_at timestamptz,
      check ((record_id is null) = (attached_at is null))
    )`.execute(db)
  await sql`create index files_record on files (record_id) where record_id is not null`.execute(db)
  await sql`create index files_loose on files (uploaded_at) where record_id is null`.execute(db)
  await sql`create table holidays (day date primary key, title jsonb not null)`.execute(db)
  await sql`create table settings (key text primary key, value jsonb not null)`.execute(db)
}
