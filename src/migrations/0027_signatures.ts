import { type Kysely, sql } from 'kysely'

/**
 * What a paper is made for; signatures and stamps that people and offices keep, and their acts on papers. A paper never changes: a signing
 * stands beside it with a file of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // a session, an invited person: each has its own paper of the record
  await sql`alter table papers add column for_id uuid references records`.execute(db)
  await sql`alter table papers add column signer_id uuid references records`.execute(db)
  await sql`drop index papers_first`.execute(db)
  await sql`create unique index papers_first on papers (record_id, kind, for_id) nulls not distinct where replaces is null`.execute(
    db,
  )
  await sql`
    create table kept_pictures (
      id uuid primary key,
      kind text not null check (kind in ('signature', 'stamp')),
      -- whose signature it is, or who holds the stamp
      person_id uuid not null references records,
      -- whose stamp it is
      organisation_id uuid references records,
      media_type text not null check (media_type in ('image/png', 'image/jpeg')),
      -- null once it is given up: what was signed with it stays
      bytes bytea check (length(bytes) <= 300000),
      sha256 text not null,
      kept_by uuid references records,
      kept_at timestamptz not null,
      ended_at timestamptz,
      check ((kind = 'stamp') = (organisation_id is not null)),
      check ((bytes is null) = (ended_at is not null))
    )`.execute(db)
  await sql`create unique index kept_pictures_signature on kept_pictures (person_id)
    where kind = 'signature' and ended_at is null`.execute(db)
  await sql`create unique index kept_pictures_stamp on kept_pictures (organisation_id)
    where kind = 'stamp' and ended_at is null`.execute(db)
  await sql`
    create table paper_signings (
      id uuid primary key,
      paper_id uuid not null references papers,
      kind text not null check (kind in ('signature', 'stamp')),
      picture_id uuid not null references kept_pictures,
      person_id uuid not null references records,
      organisation_id uuid references records,
      -- as it was that day
      post text not null,
      -- as it stands in the file, whatever its owner keeps later
      picture bytea not null,
      signed_at timestamptz not null,
      pdf_file uuid not null references files,
      pdf_hash text not null references file_contents,
      check ((kind = 'stamp') = (organisation_id is not null))
    )`.execute(db)
  await sql`create unique index paper_signings_once on paper_signings (paper_id, kind, coalesce(organisation_id, person_id))`.execute(
    db,
  )
  await sql`create trigger paper_signings_stay before update or delete on paper_signings
    for each row execute function refuse_change()`.execute(db)
}
