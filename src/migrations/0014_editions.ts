import { type Kysely, sql } from 'kysely'

/** By-laws in editions, and the papers and statements with which the gates of a cluster are passed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table editions (
      id uuid primary key references records,
      subject text not null check (subject <> ''),
      -- null: for the whole nation
      province_id text,
      code text not null check (code <> ''),
      title text not null check (title <> ''),
      content jsonb not null,
      state text not null check (state in ('draft', 'adopted', 'discarded')),
      based_on uuid references editions,
      valid_from date,
      adopted_at timestamptz,
      decision_id uuid references records,
      check ((state = 'adopted') = (adopted_at is not null)),
      check (state <> 'adopted' or valid_from is not null)
    )`.execute(db)
  await sql`create index editions_in_force on editions (subject, province_id, valid_from desc) where state = 'adopted'`.execute(
    db,
  )
  await sql`create unique index editions_one_draft on editions (subject, coalesce(province_id, '')) where state = 'draft'`.execute(
    db,
  )
  await sql`create unique index editions_code on editions (subject, coalesce(province_id, ''), code) where state = 'adopted'`.execute(
    db,
  )
  await sql`create trigger editions_stay before update on editions
    for each row when (old.state <> 'draft') execute function refuse_change()`.execute(db)
  await sql`create trigger editions_no_delete before delete on editions
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create table cluster_papers (
      id uuid primary key,
      cluster_id uuid not null references clusters,
      -- the stage whose gate it is for; a report of a custodian names its delegation instead
      gate text,
      delegation_id uuid references cluster_people,
      -- the code of the document or condition in the by-law
      code text not null check (code <> ''),
      what text not null check (what in ('document', 'condition')),
      -- of a condition: is its sentence true; of a document: false takes it back
      holds boolean not null,
      dated date not null,
      number text,
      edition text,
      note text,
      file_id uuid references files,
      made_by uuid references records,
      made_at timestamptz not null,
      check (num_nonnulls(gate, delegation_id) = 1),
      check (what = 'condition' or not holds or file_id is not null or delegation_id is not null),
      check (what = 'condition' or holds or note is not null)
    )`.execute(db)
  await sql`create index cluster_papers_cluster on cluster_papers (cluster_id, gate, code, made_at desc)`.execute(db)
  await sql`create index cluster_papers_delegation on cluster_papers (delegation_id, dated desc) where delegation_id is not null`.execute(
    db,
  )
  await sql`create trigger cluster_papers_append_only before update or delete on cluster_papers
    for each row execute function refuse_change()`.execute(db)
  // a delegation is a record of its own: it stands in the custodian's reach, so its reports wait there
  await sql`
    insert into records (id, kind, title, province_id, cluster_id, organisation_id, audience, created_at)
    select person.id, 'delegation', 'سپردن ' || cluster.title || ' به ' || custodian.title, cluster.province_id, cluster.id,
      person.organisation_id, 'reach', person.entered_at
    from cluster_people person
    join records cluster on cluster.id = person.cluster_id
    join records custodian on custodian.id = person.organisation_id
    where person.part = 'custodian'`.execute(db)
}
