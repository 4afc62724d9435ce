import { type Kysely, sql } from 'kysely'

/** The register of clusters and the plans of their years. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table clusters (
      id uuid primary key references records,
      -- the same as the record's; here so that one trade stands once in a province
      province_id text not null,
      trade text not null check (trade <> ''),
      trade_folded text not null check (trade_folded <> ''),
      -- title and trade as search compares them
      folded text not null,
      scope text not null check (scope in ('industry', 'production', 'service', 'agriculture', 'art', 'handicraft')),
      county_id text,
      isic_code text,
      note text,
      constraint clusters_trade_once unique (province_id, trade_folded)
    )`.execute(db)
  // the stage is a history of rows: the latest entered row of a stage says whether and since when it was reached
  await sql`
    create table cluster_stages (
      id uuid primary key,
      cluster_id uuid not null references clusters,
      stage text not null,
      -- false: a later row that takes the entry back, with its reason
      reached boolean not null default true,
      since date,
      taken_over boolean not null,
      source text,
      reason text,
      decision_id uuid references records,
      entered_at timestamptz not null,
      check (reached or reason is not null)
    )`.execute(db)
  await sql`create index cluster_stages_cluster on cluster_stages (cluster_id, stage, entered_at desc)`.execute(db)
  await sql`create trigger cluster_stages_append_only before update or delete on cluster_stages
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create table cluster_people (
      id uuid primary key,
      cluster_id uuid not null references clusters,
      person_id uuid references records,
      organisation_id uuid references records,
      part text not null check (part in ('agent', 'agentAssistant', 'secretary', 'supervisor', 'expert', 'supportInstitution', 'member', 'custodian', 'executingAgency')),
      from_day date,
      until_day date,
      decision_id uuid references records,
      entered_at timestamptz not null,
      check (num_nonnulls(person_id, organisation_id) = 1),
      check (from_day <= until_day)
    )`.execute(db)
  await sql`create index cluster_people_cluster on cluster_people (cluster_id, part)`.execute(db)
  await sql`
    create table plans (
      id uuid primary key references records,
      cluster_id uuid not null unique references clusters,
      vision text
    )`.execute(db)
  await sql`
    create table strategies (
      id uuid primary key,
      plan_id uuid not null references plans,
      position integer not null,
      title text not null check (title <> ''),
      unique (plan_id, position)
    )`.execute(db)
  await sql`
    create table plan_years (
      id uuid primary key references records,
      plan_id uuid not null references plans,
      n integer not null check (n between 1 and 9),
      fiscal_year integer not null check (fiscal_year between 1300 and 1600),
      year_weight numeric(9, 6),
      taken_over boolean not null default false,
      unique (plan_id, n),
      unique (plan_id, fiscal_year)
    )`.execute(db)
  // what the plan says of an activity beyond the promise itself (title, weight, dates, measure are the commitment's terms)
  await sql`
    create table activities (
      item_id uuid primary key references items,
      plan_year_id uuid not null references plan_years,
      code text not null,
      strategy_id uuid references strategies,
      activity_type text,
      executor text,
      partner text,
      expected_result text
    )`.execute(db)
  // no unique code: an activity that only an older version knows keeps the code that a new one may take
  await sql`create index activities_plan_year on activities (plan_year_id, code)`.execute(db)
}
