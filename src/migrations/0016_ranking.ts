import { type Kysely, sql } from 'kysely'

/** Prioritisation of a province's clusters: rounds, scores with their evidence, field visits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table prioritisations (
      id uuid primary key references records,
      province_id text not null,
      n integer not null check (n > 0),
      -- the criteria it is scored by, as they were, and the edition they come from; null: the sample
      criteria jsonb not null,
      edition_id uuid references editions,
      edition_fa text not null,
      edition_en text not null,
      state text not null check (state in ('open', 'presented', 'signed', 'abandoned')),
      opened_at timestamptz not null,
      opened_by uuid references records,
      presented_at timestamptz,
      presented_by uuid references records,
      -- clusters that are named apart, each with the reason
      left_out jsonb not null default '[]',
      -- what was signed: places, scores and the priority list
      ranking jsonb,
      decision_id uuid references records,
      decided_on date,
      signed_at timestamptz,
      signed_by uuid references records,
      reason text,
      unique (province_id, n),
      constraint prioritisations_decision_once unique (decision_id),
      check ((state = 'signed') = (ranking is not null)),
      check ((state = 'signed') = (decision_id is not null)),
      check ((state = 'signed') = (signed_at is not null)),
      check (state <> 'presented' or presented_at is not null),
      check (state <> 'abandoned' or reason is not null)
    )`.execute(db)
  await sql`create unique index prioritisations_one_running on prioritisations (province_id)
    where state in ('open', 'presented')`.execute(db)
  await sql`create index prioritisations_signed on prioritisations (province_id, signed_at desc) where state = 'signed'`.execute(
    db,
  )
  await sql`create trigger prioritisations_stay before update on prioritisations
    for each row when (old.state in ('signed', 'abandoned')) execute function refuse_change()`.execute(db)
  await sql`create trigger prioritisations_no_delete before delete on prioritisations
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create table criterion_scores (
      id uuid primary key,
      prioritisation_id uuid not null references prioritisations,
      cluster_id uuid not null references clusters,
      criterion text not null check (criterion <> ''),
      -- the latest counts; two who write on one screen's state meet here
      n integer not null check (n > 0),
      -- null: not yet known
      score integer check (score between 1 and 5),
      -- the sentence that was read when it was scored
      anchor text,
      evidence text,
      source text,
      as_of date,
      file_ids uuid[] not null default '{}',
      made_by uuid references records,
      made_at timestamptz not null,
      check ((score is null) = (anchor is null)),
      constraint criterion_scores_one_after_another unique (prioritisation_id, cluster_id, criterion, n)
    )`.execute(db)
  await sql`create trigger criterion_scores_append_only before update or delete on criterion_scores
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create table field_visits (
      id uuid primary key,
      prioritisation_id uuid not null references prioritisations,
      cluster_id uuid not null references clusters,
      visited_on date not null,
      visitors text not null check (visitors <> ''),
      -- [{ question, answer, by }]
      answers jsonb not null,
      note text,
      -- the entry that it corrects
      replaces uuid references field_visits,
      made_by uuid references records,
      made_at timestamptz not null,
      constraint field_visits_corrected_once unique (replaces)
    )`.execute(db)
  await sql`create index field_visits_cluster on field_visits (prioritisation_id, cluster_id, visited_on desc)`.execute(
    db,
  )
  await sql`create trigger field_visits_append_only before update or delete on field_visits
    for each row execute function refuse_change()`.execute(db)
}
