import '../directory.tables.ts'
import { type RawBuilder, sql } from 'kysely'
import { countedChanges } from '../../../kernel/counts.ts'
import type { Counter } from '../../../kernel/manifest.ts'

/** Units of the promise's province, whatever became of their names: merged ones count as the living one. */
const ofProvince = sql`
  select asked.item_id, asked.since, asked.until, units.id as unit_id
  from asked join records on records.kind = 'unit' and records.province_id = asked.province_id and asked.cluster_id is null
  join units on units.id = records.id and units.merged_into is null`

/** Living units that belong to some organisations: the unit itself, or the one whose owner it is. */
export const unitsOfMembers = (members: RawBuilder<unknown>) => sql`
  select distinct members.item_id, members.since, members.until, units.id as unit_id
  from (${members}) members
  join units on units.merged_into is null and (units.id = members.member_id or units.owner_id = members.member_id)`

const factsOf = (scope: RawBuilder<unknown>, kind: 'state' | 'jobs', value: RawBuilder<unknown>) => sql`
  select scope.item_id, scope.unit_id as thing, scope.unit_id as of_record, null::text as of_label, fact.from_day, ${value} as value,
    fact.created_at as known_at, least(back.created_at, unit.taken_back_at) as gone_at, fact.created_at as entered_at, fact.id as tie
  from (${scope}) scope
  join lateral (
    with recursive one as (
      select scope.unit_id as id
      union all
      select lost.id from one join units lost on lost.merged_into = one.id
    ) select id from one) one on true
  join unit_facts fact on fact.unit_id = one.id and fact.kind = ${kind} and fact.takes_back is null
  join units unit on unit.id = one.id
  left join unit_facts back on back.takes_back = fact.id`

/**
 * Units that came from stagnant to active, each once within the days asked, on the first such day. Half-steps between (semi-stagnant,
 * not known) do not matter. What is stated otherwise later takes the count back from when it became known.
 */
export const revivedUnits = (scope: RawBuilder<unknown> = ofProvince) =>
  countedChanges(
    factsOf(scope, 'state', sql`fact.value`),
    sql`
      select revived.item_id, revived.thing, revived.of_record, revived.of_label, revived.k, min(revived.from_day) as from_day, 1 as change
      from (select told.*, lag(told.value) over (partition by told.item_id, told.thing, told.k order by told.from_day) as before
        from told where told.value in ('active', 'stagnant')) revived
      join asked on asked.item_id = revived.item_id
      where revived.value = 'active' and revived.before = 'stagnant'
        and revived.from_day between coalesce(asked.since, '-infinity'::date) and coalesce(asked.until, 'infinity'::date)
      group by revived.item_id, revived.thing, revived.of_record, revived.of_label, revived.k`,
  )

/** Units that are active on a day; whoever asks takes all days up to it. */
export const activeUnits = (scope: RawBuilder<unknown> = ofProvince) =>
  countedChanges(factsOf(scope, 'state', sql`(fact.value is not distinct from 'active')::int`))

/** People working in units on a day, as last stated; whoever asks takes all days up to it. */
export const jobs = (scope: RawBuilder<unknown> = ofProvince) =>
  countedChanges(factsOf(scope, 'jobs', sql`fact.value::numeric`))

export const unitsCounted: Record<string, Counter> = {
  'directory.revivedUnits': () => revivedUnits(),
  'directory.activeUnits': () => activeUnits(),
  'directory.jobs': () => jobs(),
}
