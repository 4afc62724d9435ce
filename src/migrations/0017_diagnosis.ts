import { type Kysely, sql } from 'kysely'

/** Diagnostic studies in editions; which pressure points a strategy answers; the words of activities as they stood when frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table diagnostic_reports (
      id uuid primary key references records,
      cluster_id uuid not null references records,
      n integer not null check (n > 0),
      -- the edition that it was copied from; the first has none
      based_on uuid references diagnostic_reports,
      -- why a new edition is written
      reason text check (reason <> ''),
      points_version integer not null default 0,
      opened_by uuid,
      opened_at timestamptz not null,
      unique (cluster_id, n),
      check ((n = 1) = (based_on is null))
    )`.execute(db)
  await sql`
    create table diagnostic_steps (
      report_id uuid not null references diagnostic_reports,
      step text not null check (step in ('submit', 'giveBack', 'accept', 'approve')),
      -- of an approval: its resolution, or without one the day of which it is known
      decision_id uuid references records,
      dated date,
      note text check (note <> ''),
      made_by uuid,
      made_at timestamptz not null,
      primary key (report_id, step),
      check (step = 'approve' or (decision_id is null and dated is null))
    )`.execute(db)
  await sql`
    create table diagnostic_sections (
      report_id uuid not null references diagnostic_reports,
      section text not null check (section <> ''),
      body text not null,
      file_id uuid references files,
      version integer not null default 1,
      written_by uuid,
      written_at timestamptz not null,
      primary key (report_id, section)
    )`.execute(db)
  await sql`
    create table diagnostic_remarks (
      id uuid primary key,
      report_id uuid not null references diagnostic_reports,
      section text not null check (section <> ''),
      -- null: the remark itself; else what was said to it
      to_remark uuid references diagnostic_remarks,
      how text check (how in ('answered', 'taken', 'withdrawn')),
      body text check (body <> ''),
      made_by uuid,
      made_at timestamptz not null,
      check ((to_remark is null) = (how is null)),
      check (how = 'taken' or body is not null)
    )`.execute(db)
  await sql`create index diagnostic_remarks_report on diagnostic_remarks (report_id, made_at)`.execute(db)
  await sql`
    create table diagnostic_points (
      report_id uuid not null references diagnostic_reports,
      -- the same through all editions of the cluster
      point_id uuid not null,
      kind text not null check (kind in ('strength', 'weakness', 'opportunity', 'threat', 'pressure')),
      position integer not null check (position > 0),
      body text not null check (body <> ''),
      weight integer check (weight between 1 and 5),
      evidence text check (evidence <> ''),
      -- of a pressure point: the entries of the lists that led to it
      led_by uuid[] not null default '{}',
      primary key (report_id, point_id),
      unique (report_id, kind, position),
      check (kind = 'pressure' or led_by = '{}')
    )`.execute(db)
  await sql`
    create function refuse_submitted_diagnosis() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from diagnostic_steps where report_id = coalesce(new.report_id, old.report_id)) then
        raise exception 'a submitted edition does not change' using errcode = 'restrict_violation';
      end if;
      return coalesce(new, old);
    end $$`.execute(db)
  for (const table of ['diagnostic_sections', 'diagnostic_points'])
    await sql`create trigger ${sql.ref(`${table}_frozen`)} before insert or update or delete on ${sql.table(table)}
      for each row execute function refuse_submitted_diagnosis()`.execute(db)
  for (const table of ['diagnostic_steps', 'diagnostic_remarks']) {
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }

  await sql`alter table strategies add column pressure_point_ids uuid[] not null default '{}'`.execute(db)
  // an activity's own words as they stood when a version was frozen: the engine's terms keep the rest
  await sql`
    create table frozen_activities (
      version_id uuid not null references versions,
      item_id uuid not null references items,
      code text not null,
      strategy_id uuid,
      strategy text,
      activity_type text,
      executor text,
      partner text,
      expected_result text,
      primary key (version_id, item_id)
    )`.execute(db)
  // of versions frozen before: what is known of them now
  await sql`
    insert into frozen_activities
    select term.version_id, activity.item_id, activity.code, activity.strategy_id, strategy.title, activity.activity_type,
      activity.executor, activity.partner, activity.expected_result
    from activities activity
    join terms term on term.item_id = activity.item_id
    join versions version on version.id = term.version_id and version.frozen_at is not null
    left join strategies strategy on strategy.id = activity.strategy_id`.execute(db)
  await sql`create trigger frozen_activities_append_only before update or delete on frozen_activities
    for each row execute function refuse_change()`.execute(db)
}
