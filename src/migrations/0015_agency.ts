import { type Kysely, sql } from 'kysely'

/** Who runs a cluster for the company: tenders, contracts, payment statements and the supervisor's visits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tenders (
      id uuid primary key references records,
      cluster_id uuid not null references clusters,
      opened_on date not null,
      -- weights of the scores as the by-law had them on that day: [{code, fa, en, weight}]
      weights jsonb not null,
      state text not null default 'open' check (state in ('open', 'decided', 'failed')),
      winner_id uuid,
      decided_at timestamptz,
      decision_id uuid references records,
      reason text,
      check ((state = 'decided') = (winner_id is not null)),
      check ((state = 'open') = (decided_at is null))
    )`.execute(db)
  await sql`create unique index tenders_one_open on tenders (cluster_id) where state = 'open'`.execute(db)
  await sql`
    create table bids (
      id uuid primary key,
      tender_id uuid not null references tenders,
      person_id uuid references records,
      organisation_id uuid references records,
      price numeric(18, 0) not null check (price > 0),
      -- [{personId, part}]
      team jsonb not null,
      -- every score ever given, [{code, score, by, at}]; the latest of a code counts
      scores jsonb not null default '[]',
      entered_at timestamptz not null,
      check (num_nonnulls(person_id, organisation_id) = 1),
      unique (tender_id, id)
    )`.execute(db)
  await sql`create unique index bids_party_once on bids (tender_id, coalesce(person_id, organisation_id))`.execute(db)
  // the winner is one of the tender's own bids
  await sql`alter table tenders add constraint tenders_winner foreign key (id, winner_id) references bids (tender_id, id)`.execute(
    db,
  )
  await sql`
    create table contracts (
      id uuid primary key references records,
      cluster_id uuid not null references clusters,
      what text not null check (what in ('agent', 'supervisor')),
      person_id uuid references records,
      organisation_id uuid references records,
      tender_id uuid references tenders,
      follows_id uuid references contracts,
      number text not null check (number <> ''),
      signed_on date not null,
      from_day date not null,
      until_day date not null,
      amount numeric(18, 0) not null check (amount > 0),
      -- {kind, number, amount, until}
      guarantee jsonb,
      -- [{stage, weight, paidBefore}]; weights total 100
      phases jsonb not null,
      -- began before the product: entered as history, decided by nobody here
      taken_over boolean not null default false,
      decision_id uuid references records,
      entered_at timestamptz not null,
      ended_on date,
      end_cause text check (end_cause in ('replaced', 'exit', 'ended')),
      -- what was handed over when it ended, as it stood then
      handover jsonb,
      check (num_nonnulls(person_id, organisation_id) = 1),
      check (from_day <= until_day),
      check (num_nulls(ended_on, end_cause) in (0, 2))
    )`.execute(db)
  // one agent and one supervisor at a time
  await sql`create unique index contracts_in_force on contracts (cluster_id, what) where ended_on is null`.execute(db)
  await sql`create index contracts_cluster on contracts (cluster_id, signed_on)`.execute(db)
  await sql`create unique index contracts_tender_once on contracts (tender_id) where tender_id is not null`.execute(db)
  await sql`
    create table statements (
      id uuid primary key references records,
      contract_id uuid not null references contracts,
      number integer not null check (number > 0),
      submitted_on date not null,
      -- [{stage, weight}]: the part of the phase's weight that is asked for
      phases jsonb not null,
      amount numeric(18, 0) not null check (amount > 0),
      note text not null default '',
      submitted_by uuid,
      -- [{kind: check|approve|pay|return, by, at, amount, reason, paper}], only ever added to
      steps jsonb not null default '[]',
      state text not null generated always as (coalesce(steps -> -1 ->> 'kind', 'submit')) stored,
      entered_at timestamptz not null,
      unique (contract_id, number)
    )`.execute(db)
  await sql`create index statements_open on statements (state, contract_id) where state <> 'pay'`.execute(db)
  // a statement is what was asked for; afterwards only steps come, each after the last
  await sql`
    create function statement_only_grows() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or (to_jsonb(new) - 'steps' - 'state') is distinct from (to_jsonb(old) - 'steps' - 'state')
        or jsonb_array_length(new.steps) < jsonb_array_length(old.steps)
        or exists (select 1 from jsonb_array_elements(old.steps) with ordinality as was(step, place)
          where new.steps -> (place - 1)::int is distinct from step)
      then raise exception 'a statement takes further steps only' using errcode = 'restrict_violation'; end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger statements_only_grow before update or delete on statements
    for each row execute function statement_only_grows()`.execute(db)
  await sql`
    create table visits (
      id uuid primary key references records,
      cluster_id uuid not null references clusters,
      contract_id uuid references contracts,
      state text not null check (state in ('planned', 'reported', 'cancelled')),
      planned_on date,
      planned_at timestamptz not null,
      -- the visit's own day; the report may be typed much later
      held_on date,
      reported_at timestamptz,
      reported_by uuid,
      -- typed from the printed form
      on_paper boolean not null default false,
      -- text by part: team, stakeholders, progress, late, advice, payment
      parts jsonb,
      judgement text check (judgement in ('onTrack', 'watch', 'offTrack')),
      photos uuid[] not null default '{}',
      cancel_reason text,
      check ((state = 'reported') = (num_nonnulls(held_on, reported_at, parts, judgement) = 4)),
      check ((state = 'cancelled') = (cancel_reason is not null)),
      check (state = 'reported' or planned_on is not null)
    )`.execute(db)
  await sql`create index visits_cluster on visits (cluster_id, held_on)`.execute(db)
  await sql`create index visits_planned on visits (planned_on) where state = 'planned'`.execute(db)
}
