import { type RawBuilder, sql } from 'kysely'
import { addJalaliMonths, monthRange, toJalali } from '../../kernel/fa/index.ts'
import type { WaitingRow, WaitingSelect } from '../../kernel/manifest.ts'
import { stageCodes } from '../clusters/index.ts'
import { reportWithin, visitRhythm } from './agency.bylaw.ts'

/** First days of the Jalali months around a day, oldest first: with them SQL counts months as the rules do. */
export function monthStarts(today: string): string[] {
  const { year, month } = toJalali(today)
  const { first } = monthRange(year, month)
  return Array.from({ length: 124 }, (_, place) => addJalaliMonths(first, place - 120))
}

/** Stages of the rhythm with their months; every year of implementation counts for implementation. */
const rhythm = stageCodes.flatMap((code) => {
  const own = visitRhythm.find(({ stage }) => code === stage || code.startsWith(`${stage}_`))
  return own ? [{ code, stage: own.stage, every: own.every }] : []
})

/**
 * A visit that is due: the cluster has a supervisor under contract, stands in a stage of the rhythm, and no visit of the period is reported
 * or planned. The period is the one of `visitPeriods`: whole months from the stage's own month on. Asked once, for the period that lasts.
 */
const visitDue: WaitingSelect = {
  what: 'agency.visitDue',
  path: '/clusters/:record/visit',
  select: (today) => sql<WaitingRow>`
    with months as (select m::date as first, place from unnest(${monthStarts(today)}::date[]) with ordinality as months(m, place)),
    rhythm as (select * from unnest(${rhythm.map((one) => one.code)}::text[], ${rhythm.map((one) => one.stage)}::text[],
      ${rhythm.map((one) => one.every)}::int[]) as rhythm(code, stage, every)),
    reached as (
      select latest.cluster_id, latest.stage, latest.day from (
        select distinct on (cluster_id, stage) cluster_id, stage, reached,
          coalesce(since, (entered_at at time zone 'Asia/Tehran')::date) as day
        from cluster_stages where cluster_id in (select cluster_id from contracts where what = 'supervisor' and ended_on is null)
        order by cluster_id, stage, entered_at desc, id desc) latest
      where latest.reached),
    runs as (
      select contract.cluster_id, rhythm.stage, rhythm.every, began.day
      from contracts contract
      join lateral (select stage from reached where reached.cluster_id = contract.cluster_id
        order by (stage = 'stopped') desc, array_position(${[...stageCodes]}::text[], stage) desc limit 1) now on true
      join rhythm on rhythm.code = now.stage
      join lateral (select min(day) as day from reached join rhythm own on own.code = reached.stage
        where reached.cluster_id = contract.cluster_id and own.stage = rhythm.stage) began on true
      where contract.what = 'supervisor' and contract.ended_on is null and began.day <= ${today}::date),
    periods as (
      select runs.*, own.place + ((here.place - own.place) / runs.every) * runs.every as begin_place
      from runs
      join lateral (select max(place) as place from months where first <= runs.day) own on true
      join lateral (select max(place) as place from months where first <= ${today}::date) here on true),
    due as (
      select periods.cluster_id, periods.every, greatest(begin.first, periods.day) as from_day, next.first - 1 as until_day
      from periods join months begin on begin.place = periods.begin_place
      join months next on next.place = periods.begin_place + periods.every)
    select due.cluster_id as record_id, due.cluster_id as subject_id, 'agency.visitDue'::text as what, null::uuid as person_id,
      'supervisor'::text as role, due.from_day::timestamp at time zone 'Asia/Tehran' as since, due.until_day as due,
      jsonb_build_object('title', record.title, 'until', due.until_day) as details
    from due join records record on record.id = due.cluster_id
    where not exists (select 1 from visits where visits.cluster_id = due.cluster_id
      and (visits.state = 'reported' and visits.held_on between due.from_day and due.until_day
        or visits.state = 'planned' and visits.planned_on between due.from_day and due.until_day))`,
}

/** A planned visit whose day has come waits for its report, due within ten days (by-law 9.2). */
const reportMissing: WaitingSelect = {
  what: 'agency.reportVisit',
  path: '/visits/:subject',
  select: (today) => sql<WaitingRow>`
    select visit.id as record_id, visit.id as subject_id, 'agency.reportVisit'::text as what, null::uuid as person_id,
      'supervisor'::text as role, visit.planned_on::timestamp at time zone 'Asia/Tehran' as since,
      visit.planned_on + ${reportWithin}::int as due,
      jsonb_build_object('title', cluster.title, 'plannedOn', visit.planned_on) as details
    from visits visit join records cluster on cluster.id = visit.cluster_id
    where visit.state = 'planned' and visit.planned_on <= ${today}::date`,
}

const statement = (
  what: string,
  state: string,
  role: string,
  within: number,
  more?: RawBuilder<unknown>,
): WaitingSelect => ({
  what,
  path: '/records/:record',
  select: () => sql<WaitingRow>`
    select statement.id as record_id, statement.id as subject_id, ${what}::text as what, null::uuid as person_id, ${role}::text as role,
      coalesce((statement.steps -> -1 ->> 'at')::timestamptz, statement.entered_at) as since,
      (coalesce((statement.steps -> -1 ->> 'at')::timestamptz, statement.entered_at) at time zone 'Asia/Tehran')::date + ${within}::int as due,
      jsonb_build_object('title', cluster.title, 'number', statement.number, 'contract', contract.number,
        'quote', statement.steps -> -1 ->> 'reason') as details
    from statements statement
    join contracts contract on contract.id = statement.contract_id
    join records cluster on cluster.id = contract.cluster_id
    where statement.state = ${state} ${more ?? sql``}`,
})

/** A returned statement waits for its team until a newer one of the contract stands. */
const newer = sql`and not exists (select 1 from statements newer where newer.contract_id = statement.contract_id
  and newer.number > statement.number) and contract.ended_on is null`

/** A tender whose offers are all scored waits for its winner, and a decided one for its contract. */
const tender = (what: string, state: 'open' | 'decided', more: RawBuilder<unknown>): WaitingSelect => ({
  what,
  path: '/records/:record',
  select: () => sql<WaitingRow>`
    select tender.id as record_id, tender.id as subject_id, ${what}::text as what, null::uuid as person_id, 'managingDirector'::text as role,
      coalesce(tender.decided_at, (select max(entered_at) from bids where bids.tender_id = tender.id)) as since, null::date as due,
      jsonb_build_object('title', cluster.title, 'count', (select count(*) from bids where bids.tender_id = tender.id)) as details
    from tenders tender join records cluster on cluster.id = tender.cluster_id
    where tender.state = ${state} and ${more}`,
})
const allScored = sql`exists (select 1 from bids where bids.tender_id = tender.id)
  and not exists (select 1 from bids where bids.tender_id = tender.id
    and not (bids.scores @> '[{"code": "technical_interview"}]' and bids.scores @> '[{"code": "documents"}]'))`
const unsigned = sql`not exists (select 1 from contracts where contracts.tender_id = tender.id)`

export const agencyWaiting: readonly WaitingSelect[] = [
  tender('agency.decideTender', 'open', allScored),
  tender('agency.engage', 'decided', unsigned),
  visitDue,
  reportMissing,
  statement('agency.checkStatement', 'submit', 'expert', 7),
  statement('agency.approveStatement', 'check', 'deputy', 7),
  statement('agency.payStatement', 'approve', 'managingDirector', 14),
  statement('agency.correctStatement', 'return', 'agentTeam', 7, sql`${newer} and contract.what = 'agent'`),
  statement('agency.correctStatement', 'return', 'supervisor', 7, sql`${newer} and contract.what = 'supervisor'`),
]
