import { type Kysely, sql } from 'kysely'

/** Letters and forms: templates that offices change in Word, letterheads with their numbers, and the papers made of records. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table paper_templates (
      id uuid primary key references records,
      kind text not null check (kind <> ''),
      locale text not null check (locale in ('fa', 'en')),
      -- null: for the whole nation
      province_id text,
      name text not null check (name <> ''),
      file_id uuid not null references files,
      hash text not null references file_contents,
      valid_from date not null,
      adopted_by uuid references records,
      adopted_at timestamptz not null
    )`.execute(db)
  await sql`create index paper_templates_in_force on paper_templates (kind, locale, province_id, valid_from desc)`.execute(
    db,
  )
  await sql`create trigger paper_templates_stay before update or delete on paper_templates
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create table letterheads (
      id uuid primary key,
      -- null: for the whole nation
      province_id text,
      -- Jalali
      year integer not null check (year between 1200 and 1500),
      organisation text check (organisation <> ''),
      slogan text check (slogan <> ''),
      pattern text check (pattern <> ''),
      digits integer check (digits between 1 and 8),
      -- the office has given the numbers before it elsewhere
      first_number integer check (first_number > 0),
      written_by uuid references records,
      written_at timestamptz not null
    )`.execute(db)
  await sql`create index letterheads_place on letterheads (province_id, year desc, written_at desc)`.execute(db)
  await sql`create trigger letterheads_append_only before update or delete on letterheads
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create table letter_counters (
      -- province code, '' for the nation's office
      office text not null,
      year integer not null,
      last integer not null check (last > 0),
      primary key (office, year)
    )`.execute(db)
  await sql`
    create table papers (
      id uuid primary key references records,
      kind text not null check (kind <> ''),
      locale text not null check (locale in ('fa', 'en')),
      record_id uuid not null references records,
      -- null: the house's own
      template_id uuid references paper_templates,
      organisation text not null check (organisation <> ''),
      dated date not null,
      office text,
      year integer,
      n integer,
      letter_number text,
      content jsonb not null,
      check_code text not null unique,
      word_file uuid not null references files,
      word_hash text not null references file_contents,
      pdf_file uuid not null references files,
      pdf_hash text not null references file_contents,
      -- the earlier paper of the same record and kind, with the reason; a paper is replaced once
      replaces uuid unique references papers,
      reason text,
      made_by uuid references records,
      made_at timestamptz not null,
      check (num_nonnulls(office, year, n, letter_number) in (0, 4)),
      check ((replaces is null) = (reason is null)),
      check (replaces <> id)
    )`.execute(db)
  await sql`create unique index papers_number on papers (office, year, n)`.execute(db)
  await sql`create unique index papers_letter_number on papers (office, letter_number)`.execute(db)
  await sql`create unique index papers_first on papers (record_id, kind) where replaces is null`.execute(db)
  await sql`create index papers_record on papers (record_id)`.execute(db)
  await sql`create trigger papers_stay before update or delete on papers
    for each row execute function refuse_change()`.execute(db)
}
