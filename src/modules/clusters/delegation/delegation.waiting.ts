import { type RawBuilder, sql } from 'kysely'
import { fromJalali, monthLength, toJalali } from '../../../kernel/fa/index.ts'
import type { WaitingRow } from '../../../kernel/manifest.ts'
import { contentInForce } from '../../editions/index.ts'
import { sampleBylaw } from '../gates/bylaw.ts'

/** Jalali months around a day, for counting months inside a select: ten years back, two years and a half ahead. */
function monthsAround(today: string): { firsts: string[]; lengths: number[] } {
  const { year, month } = toJalali(today)
  const at = Array.from({ length: 151 }, (_, place) => year * 12 + month - 1 - 120 + place)
  const days = at.map((count) => {
    const [of, nth] = [Math.floor(count / 12), (count % 12) + 1]
    const first = fromJalali(of, nth, 1)
    return { first: first.ok ? first.iso : today, length: monthLength(of, nth) }
  })
  return { firsts: days.map((one) => one.first), lengths: days.map((one) => one.length) }
}

/**
 * A delegated cluster waits for its custodian's next report, from the last one (or the delegation) on, on whoever acts for that
 * organisation. How often is the edition's; months are Jalali, a day that a month lacks is its last.
 */
export const waitingForReport = (today: string): RawBuilder<WaitingRow> => {
  const { firsts, lengths } = monthsAround(today)
  return sql<WaitingRow>`
    select delegation.id as record_id, cluster.id as subject_id, 'clusters.delegationReport'::text as what, null::uuid as person_id,
      'member'::text as role, began.day::timestamp at time zone 'Asia/Tehran' as since,
      month.first + (least(began.day - start.first, month.length - 1))::integer as due,
      jsonb_build_object('title', cluster.title, 'last', last.dated) as details
    from cluster_people person
    join records delegation on delegation.id = person.id
    join records cluster on cluster.id = person.cluster_id
    left join lateral (select dated from cluster_papers paper where paper.delegation_id = person.id order by dated desc limit 1) last on true
    cross join lateral (select coalesce(last.dated, person.from_day, (person.entered_at at time zone 'Asia/Tehran')::date) as day) began
    cross join lateral (select coalesce((${contentInForce('gates', sql`cluster.province_id`, today)} -> 'delegation' ->> 'report_every_months')::integer,
      ${sampleBylaw.delegation.reportEveryMonths}::integer) as months) every
    join lateral (select first, place from unnest(${firsts}::date[]) with ordinality as one(first, place)
      where first <= began.day order by first desc limit 1) start on true
    join lateral (select first, length from unnest(${firsts}::date[], ${lengths}::integer[]) with ordinality as one(first, length, place)
      where one.place = start.place + every.months) month on true
    where person.part = 'custodian'
      and coalesce(person.from_day, '-infinity'::date) <= ${today}::date
      and coalesce(person.until_day, 'infinity'::date) >= ${today}::date`
}
