import { type Kysely, sql } from 'kysely'

/** Promises: trees, frozen versions, claims and the steps they pass, money, closings. What is known is only ever added to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trees (
      id uuid primary key,
      record_id uuid not null unique references records,
      ladder text[] not null check (cardinality(ladder) > 0),
      shape text not null check (shape in ('weighted', 'single')),
      opened_at timestamptz not null,
      closed_at timestamptz
    )`.execute(db)
  await sql`
    create table versions (
      id uuid primary key,
      tree_id uuid not null references trees,
      n integer not null check (n > 0),
      drafted_by uuid,
      drafted_at timestamptz not null,
      frozen_by uuid,
      frozen_at timestamptz,
      decision_id uuid references records,
      reason text,
      unique (tree_id, n)
    )`.execute(db)
  await sql`create unique index versions_one_draft on versions (tree_id) where frozen_at is null`.execute(db)
  await sql`
    create table items (
      id uuid primary key,
      tree_id uuid not null references trees,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index items_tree on items (tree_id)`.execute(db)
  await sql`
    create table terms (
      version_id uuid not null references versions,
      item_id uuid not null references items,
      parent_id uuid references items,
      position integer not null,
      title text not null check (title <> ''),
      owner_person_id uuid references records,
      owner_organisation_id uuid references records,
      -- a draft may still lack a weight (0) or a target; freezing asks for both
      weight numeric(9, 6) not null check (weight >= 0 and weight <= 100),
      start date,
      finish date,
      measure text not null check (measure in ('percent', 'quantity', 'milestone')),
      unit text,
      target numeric(18, 6) check (target > 0),
      source text not null check (source in ('claimed', 'mirrored', 'counted')),
      mirrors_item_id uuid references items,
      mirrors_tree_id uuid references trees,
      counter text,
      primary key (version_id, item_id),
      check (start is null or finish is null or start <= finish),
      check ((source = 'mirrored') = (mirrors_tree_id is not null)),
      check (mirrors_item_id is null or mirrors_tree_id is not null),
      check ((source = 'counted') = (counter is not null)),
      check (parent_id <> item_id)
    )`.execute(db)
  await sql`create index terms_item on terms (item_id)`.execute(db)
  await sql`
    create table precedence (
      version_id uuid not null,
      from_id uuid not null,
      to_id uuid not null,
      kind text not null check (kind in ('FS', 'SS', 'FF', 'SF')),
      lag integer not null default 0,
      primary key (version_id, from_id, to_id),
      foreign key (version_id, from_id) references terms,
      foreign key (version_id, to_id) references terms,
      check (from_id <> to_id)
    )`.execute(db)
  await sql`
    create table claims (
      id uuid primary key,
      item_id uuid not null references items,
      as_of date not null,
      value numeric(5, 2) check (value between 0 and 100),
      -- of an item promised as a quantity: the amount reached so far, may pass the target
      quantity numeric(18, 6) check (quantity >= 0),
      result text not null,
      -- why it is lower than the last approved value; asked for then
      reason text,
      made_by uuid,
      for_person_id uuid references records,
      for_organisation_id uuid references records,
      how text,
      made_at timestamptz not null,
      taken_over boolean not null default false,
      idempotency_key text,
      unique nulls distinct (made_by, idempotency_key),
      check (num_nonnulls(value, quantity) = 1)
    )`.execute(db)
  await sql`create index claims_item on claims (item_id, as_of, made_at)`.execute(db)
  await sql`
    create table claim_files (
      claim_id uuid not null references claims,
      file_id uuid not null unique references files,
      primary key (claim_id, file_id)
    )`.execute(db)
  await sql`
    create table steps (
      id uuid primary key,
      claim_id uuid not null references claims,
      kind text not null check (kind in ('verify', 'return', 'approve', 'note', 'withdraw')),
      -- in the claim's own unit; null: as it stood
      value numeric(18, 6) check (value >= 0),
      reason text,
      made_by uuid,
      made_at timestamptz not null,
      decision_id uuid references records,
      unique (claim_id, kind),
      check (value is null or kind in ('verify', 'approve', 'note'))
    )`.execute(db)
  await sql`
    create table shares (
      version_id uuid not null,
      item_id uuid not null,
      funding_source text not null,
      cash numeric(20, 0) not null default 0 check (cash >= 0),
      in_kind numeric(20, 0) not null default 0 check (in_kind >= 0),
      primary key (version_id, item_id, funding_source),
      foreign key (version_id, item_id) references terms
    )`.execute(db)
  await sql`
    create table spending (
      id uuid primary key,
      item_id uuid not null references items,
      amount numeric(20, 0) not null,
      spent_on date not null,
      note text not null,
      file_id uuid references files,
      made_by uuid,
      made_at timestamptz not null
    )`.execute(db)
  await sql`create index spending_item on spending (item_id, spent_on)`.execute(db)
  await sql`
    create table closings (
      item_id uuid primary key references items,
      outcome text not null check (outcome in ('done', 'notDone', 'carried', 'dropped')),
      cause text,
      decision_id uuid references records,
      carried_to_id uuid references items,
      made_by uuid,
      made_at timestamptz not null,
      check ((outcome = 'carried') = (carried_to_id is not null))
    )`.execute(db)

  // What was promised and what was known is never rewritten; a correction is a new row.
  for (const table of ['claims', 'claim_files', 'steps', 'spending', 'closings'])
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
  for (const table of [
    'claims',
    'claim_files',
    'steps',
    'spending',
    'closings',
    'versions',
    'terms',
    'precedence',
    'shares',
  ])
    await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  await sql`
    create function refuse_frozen_change() returns trigger language plpgsql as $$
    declare touched uuid[];
    begin
      if tg_op = 'INSERT' then touched := array[new.version_id];
      elsif tg_op = 'DELETE' then touched := array[old.version_id];
      else touched := array[old.version_id, new.version_id]; end if;
      if exists (select 1 from versions where id = any(touched) and frozen_at is not null) then
        raise exception 'version % is frozen', touched using errcode = 'restrict_violation';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`.execute(db)
  for (const table of ['terms', 'precedence', 'shares'])
    await sql`create trigger ${sql.ref(`${table}_frozen`)} before insert or update or delete on ${sql.table(table)}
      for each row execute function refuse_frozen_change()`.execute(db)
  await sql`
    create function refuse_thaw() returns trigger language plpgsql as $$
    begin
      if old.frozen_at is not null then
        raise exception 'version % is frozen', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger versions_frozen before update or delete on versions
    for each row execute function refuse_thaw()`.execute(db)
}
