import { type Kysely, sql } from 'kysely'

/** Indicators of clusters and provinces: an office's own library, and baselines, targets, actuals and reasons, which are only added to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table indicators (
      code text constraint indicators_code_once primary key check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
      -- null: of the nation
      province_id text,
      fa text not null check (fa <> ''),
      en text not null check (en <> ''),
      -- null: each target says its unit
      unit_fa text check (unit_fa <> ''),
      unit_en text check (unit_en <> ''),
      direction text not null check (direction in ('up', 'down')),
      kind text not null check (kind in ('sum', 'count', 'ratio', 'difference', 'derived')),
      computed_fa text not null check (computed_fa <> ''),
      computed_en text not null check (computed_en <> ''),
      counter text,
      entered_by uuid,
      entered_at timestamptz not null,
      check ((unit_fa is null) = (unit_en is null))
    )`.execute(db)
  await sql`
    create table index_places (
      id uuid primary key references records,
      province_id text not null,
      cluster_id uuid references records,
      unique nulls not distinct (province_id, cluster_id)
    )`.execute(db)
  await sql`
    create table indicator_values (
      id uuid primary key,
      place_id uuid not null references index_places,
      indicator text not null,
      what text not null check (what in ('baseline', 'target', 'actual', 'reason')),
      fiscal_year integer check (fiscal_year between 1300 and 1600),
      as_of date,
      -- null: what stood there is taken back; a reason has none
      value numeric(18, 6),
      withdrawn boolean not null default false,
      unit text check (unit <> ''),
      -- of a target: what its actual is counted from; null: people enter it
      counter text,
      source text check (source <> ''),
      file_id uuid references files,
      reason_code text,
      note text check (note <> ''),
      decision_id uuid references records,
      entered_by uuid,
      entered_at timestamptz not null,
      check (case what when 'baseline' then as_of is not null and fiscal_year is null
        when 'actual' then as_of is not null and fiscal_year is not null
        else as_of is null and fiscal_year is not null end),
      check (withdrawn or what = 'reason' or value is not null),
      check (not withdrawn or (value is null and note is not null)),
      check (withdrawn or what <> 'reason' or reason_code is not null),
      check (withdrawn or what not in ('baseline', 'actual') or source is not null or file_id is not null),
      check (counter is null or what = 'target')
    )`.execute(db)
  await sql`create index indicator_values_place on indicator_values (place_id, indicator, what, entered_at)`.execute(db)
  // from then on a baseline is corrected by a decision only
  await sql`
    create table baseline_freezes (
      place_id uuid primary key references index_places,
      accepted_on date not null,
      source text check (source <> ''),
      decision_id uuid references records,
      entered_by uuid,
      entered_at timestamptz not null
    )`.execute(db)
  await sql`
    create table index_reports (
      id uuid primary key,
      place_id uuid not null references index_places,
      fiscal_year integer not null check (fiscal_year between 1300 and 1600),
      entered_by uuid,
      entered_at timestamptz not null,
      constraint index_reports_once unique (place_id, fiscal_year)
    )`.execute(db)
  for (const table of ['indicator_values', 'baseline_freezes', 'index_reports']) {
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }
}
