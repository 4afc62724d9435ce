import { type Kysely, sql } from 'kysely'

/** Master records: divisions and activity codes, organisations, persons and their posts, memberships, units and their dated facts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    create table provinces (
      code text primary key, fa text not null, en text not null, folded text not null,
      lat double precision, lon double precision
    )`)
  await run(`
    create table counties (
      id text primary key,
      province_id text not null references provinces,
      amar_code text unique,
      fa text not null, en text,
      -- other spellings and former names, folded with the name itself
      folded text[] not null,
      lat double precision, lon double precision
    )`)
  await run(`create index counties_province on counties (province_id)`)
  await run(`
    create table isic_codes (
      code text primary key,
      level text not null check (level in ('section', 'division', 'group', 'class')),
      parent text references isic_codes,
      fa text not null, en text not null, folded text not null
    )`)
  await run(`create table reference_loads (name text primary key, hash text not null, loaded_at timestamptz not null)`)

  // Keys are unique over merged records too: a key stays with the group that holds it, so splitting back can never collide.
  await run(`
    create table organisations (
      id uuid primary key references records,
      kind text not null,
      short_name text,
      parent_id uuid references organisations,
      national_identifier text constraint organisations_national_identifier unique check (national_identifier ~ '^[0-9]{11}$'),
      folded text not null,
      merged_into uuid references organisations check (merged_into <> id)
    )`)
  await run(`create index organisations_parent on organisations (parent_id) where parent_id is not null`)
  await run(`create index organisations_merged on organisations (merged_into) where merged_into is not null`)
  await run(`create index organisations_order on organisations (folded, id) where merged_into is null`)
  await run(`create index organisations_folded on organisations using gin (folded gin_trgm_ops)`)
  await run(`
    create table persons (
      id uuid primary key references records,
      given_name text,
      family_name text not null,
      national_code text constraint persons_national_code unique check (national_code ~ '^[0-9]{10}$'),
      mobile text check (mobile ~ '^[+]989[0-9]{9}$'),
      email text,
      folded text not null,
      merged_into uuid references persons check (merged_into <> id)
    )`)
  await run(`create index persons_merged on persons (merged_into) where merged_into is not null`)
  await run(`create index persons_order on persons (folded, id) where merged_into is null`)
  await run(`create index persons_folded on persons using gin (folded gin_trgm_ops)`)
  await run(`create index persons_mobile on persons (mobile) where mobile is not null`)
  await run(`
    create table units (
      id uuid primary key references records,
      national_identifier text constraint units_national_identifier unique check (national_identifier ~ '^[0-9]{11}$'),
      industrial_identifier text constraint units_industrial_identifier unique,
      tracking_code text constraint units_tracking_code unique,
      county_id text references counties,
      isic_code text references isic_codes,
      park text,
      owner_id uuid references organisations,
      folded text not null,
      merged_into uuid references units check (merged_into <> id)
    )`)
  await run(`create index units_merged on units (merged_into) where merged_into is not null`)
  await run(`create index units_order on units (folded, id) where merged_into is null`)
  await run(`create index units_folded on units using gin (folded gin_trgm_ops)`)
  await run(`create index units_county on units (county_id)`)
  await run(`create index units_isic on units (isic_code text_pattern_ops)`)
  await run(`create index units_owner on units (owner_id) where owner_id is not null`)

  // The office is an organisation or a unit, hence a record; a date that nobody knows is null, never a guess.
  await run(`
    create table posts (
      id uuid primary key,
      person_id uuid not null references persons,
      organisation_id uuid not null references records,
      title text not null check (title <> ''),
      is_public boolean not null,
      from_day date, until_day date,
      source text,
      created_at timestamptz not null,
      check (from_day <= until_day)
    )`)
  await run(`create index posts_person on posts (person_id)`)
  await run(`create index posts_organisation on posts (organisation_id)`)
  await run(`
    create table memberships (
      id uuid primary key,
      association_id uuid not null references organisations,
      member_id uuid not null references records,
      from_day date, until_day date,
      source text,
      created_at timestamptz not null,
      check (from_day <= until_day), check (association_id <> member_id)
    )`)
  await run(`create index memberships_association on memberships (association_id)`)
  await run(`create index memberships_member on memberships (member_id)`)

  await run(`
    create table unit_facts (
      id uuid primary key,
      unit_id uuid not null references units,
      kind text not null check (kind in ('state', 'jobs', 'capacity', 'establishmentPermit', 'operatingPermit')),
      -- which one of several: the product of a capacity; '' where there is one only
      aspect text not null default '',
      -- state word, exact decimal or permit number; null: from this day on it is not known
      value text,
      -- unit of measure of a capacity; last day of a permit
      measure text, until_day date,
      from_day date not null,
      source text not null check (source <> ''),
      created_at timestamptz not null,
      created_by uuid,
      check (kind <> 'state' or value in ('planned', 'active', 'semiStagnant', 'stagnant')),
      check (kind not in ('jobs', 'capacity') or value ~ '^[0-9]{1,15}([.][0-9]{1,6})?$')
    )`)
  await run(
    `create index unit_facts_latest on unit_facts (kind, unit_id, from_day desc, created_at desc, id desc) include (value)`,
  )
  await run(`create index unit_facts_unit on unit_facts (unit_id)`)
  await run(`create trigger unit_facts_append_only before update or delete on unit_facts
    for each row execute function refuse_change()`)

  await run(`
    create table unit_imports (
      id uuid primary key,
      file_name text not null, file_hash text not null, plan_hash text not null,
      counts jsonb not null,
      made_by uuid, made_at timestamptz not null,
      applied_at timestamptz
    )`)
  await run(`
    create table unit_import_rows (
      import_id uuid not null references unit_imports on delete cascade,
      row_no integer not null,
      outcome text not null check (outcome in ('create', 'change', 'same', 'refuse')),
      -- the cells as read, what would be done, and what stands against it
      cells jsonb not null, plan jsonb not null, problems jsonb not null,
      unit_id uuid, unit_version integer,
      applied_at timestamptz,
      primary key (import_id, row_no)
    )`)
}
