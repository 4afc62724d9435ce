import { sql } from 'kysely'
import type { WaitingRow, WaitingSelect } from '../../kernel/manifest.ts'

/** A discarded draft counts for nothing: what waited before it waits again. */
const notDiscarded = (id: string) =>
  sql`not exists (select 1 from diagnostic_steps gone where gone.report_id = ${sql.ref(id)} and gone.step = 'discard')`

/** The last edition of each study, its latest step and what its remarks came to. */
const lastEditions = sql`
  select report.id, report.n, record.title, cluster.title as cluster, step.step, step.made_at as since, count_of.open, count_of.taken,
    count_of.last_said, newest.id as newest_id
  from diagnostic_reports report
  join records record on record.id = report.id
  join records cluster on cluster.id = report.cluster_id
  join lateral (select step, made_at from diagnostic_steps where report_id = report.id 
    order by array_position(array['submit', 'giveBack', 'accept', 'approve'], step) desc limit 1) step on true
  left join lateral (
    select count(*) filter (where said.how is null)::int as open, count(*) filter (where said.how = 'taken')::int as taken,
      max(said.made_at) as last_said
    from diagnostic_remarks remark
    left join lateral (select how, made_at from diagnostic_remarks answer where answer.to_remark = remark.id
      order by made_at desc, id desc limit 1) said on true
    where remark.report_id = report.id and remark.to_remark is null) count_of on true
  join lateral (select id from diagnostic_reports newer where cluster_id = report.cluster_id and ${notDiscarded('newer.id')}
    order by n desc limit 1) newest on true
  where not exists (select 1 from diagnostic_reports later where later.cluster_id = report.cluster_id and later.n > report.n
    and ${notDiscarded('later.id')} and exists (select 1 from diagnostic_steps where report_id = later.id))`

const details = sql`jsonb_build_object('title', last.title, 'cluster', last.cluster, 'edition', last.n::text, 'count', last.open)`
const row = (what: string, role: string, since = sql`last.since`) => sql`
  select last.id as record_id, last.newest_id as subject_id, ${what}::text as what, null::uuid as person_id, ${role}::text as role,
    ${since} as since, null::date as due, ${details} as details
  from (${lastEditions}) last`

/**
 * A submitted edition, or one whose remarks were all answered, waits on the supervisor; an edition that was given back, on the agent's team:
 * with its open remarks, or to be written anew as was promised; an accepted one on the expert, until the council's approval is recorded.
 */
export const diagnosisWaiting: readonly WaitingSelect[] = [
  {
    what: 'diagnosis.judge',
    select: () => sql<WaitingRow>`
      ${row('diagnosis.judge', 'supervisor', sql`greatest(last.since, last.last_said)`)}
      where last.step = 'submit' or (last.step = 'giveBack' and last.open = 0 and last.taken = 0 and last.newest_id = last.id)`,
  },
  {
    what: 'diagnosis.answer',
    select: () => sql<WaitingRow>`
      ${row('diagnosis.answer', 'agentTeam')} where last.step = 'giveBack' and last.open > 0`,
  },
  {
    what: 'diagnosis.revise',
    // where the next edition is begun, it is written there
    path: '/diagnostic-reports/:subject',
    select: () => sql<WaitingRow>`
      ${row('diagnosis.revise', 'agentTeam', sql`greatest(last.since, last.last_said)`)}
      where last.step = 'giveBack' and last.open = 0 and last.taken > 0`,
  },
  {
    what: 'diagnosis.approve',
    select: () => sql<WaitingRow>`
      ${row('diagnosis.approve', 'expert')} where last.step = 'accept'`,
  },
]
