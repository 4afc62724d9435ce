import { type RawBuilder, sql } from 'kysely'
import type { CountedRow } from './manifest.ts'

/** Something that is to be counted for: of which record, and within which days. Null: without beginning, without end. */
export interface AskedCount {
  itemId: string
  recordId: string
  since: string | null
  until: string | null
}

/** The relation `asked` that counters read; goes first into a statement's WITH. */
export const askedRelation = (asked: readonly AskedCount[]): RawBuilder<unknown> => sql`
  asked as materialized (
    select item.item_id, item.since, item.until, record.id as record_id, record.province_id, record.cluster_id,
      record.organisation_id, record.body_id
    from jsonb_to_recordset(${JSON.stringify(
      asked.map(({ itemId, recordId, since, until }) => ({ item_id: itemId, record_id: recordId, since, until })),
    )}::jsonb) as item(item_id uuid, record_id uuid, since date, until date)
    join records record on record.id = item.record_id)`

/**
 * Counted rows of what is stated and restated: a claim's quantity, a unit's jobs. What was told can be told otherwise later, while counted
 * rows are only ever added; so at each moment of learning the steps known then come in, and those known before go out.
 *
 * @param facts relation (item_id, thing uuid, of_record, of_label, from_day, value, known_at, gone_at, entered_at, tie): of one day the later
 *   entered holds; from `gone_at` on (null: never) it has been taken back
 * @param steps reads `told` (a fact in force at moment `k`) and gives (item_id, thing, of_record, of_label, k, from_day, change);
 *   left out: from each day on the value is the thing's level
 */
export const countedChanges = (facts: RawBuilder<unknown>, steps: RawBuilder<unknown> = levels) => sql<CountedRow>`
  with facts as materialized (${facts}),
  moments as (
    select item_id, thing, k, lead(k) over (partition by item_id, thing order by k) as next_k
    from (select item_id, thing, known_at as k from facts union select item_id, thing, gone_at from facts where gone_at is not null) known),
  told as (
    select distinct on (moments.item_id, moments.thing, moments.k, facts.from_day) moments.item_id, moments.thing, moments.k,
      facts.of_record, facts.of_label, facts.from_day, facts.value
    from moments join facts on facts.item_id = moments.item_id and facts.thing = moments.thing and facts.known_at <= moments.k
      and (facts.gone_at is null or facts.gone_at > moments.k)
    order by moments.item_id, moments.thing, moments.k, facts.from_day, facts.entered_at desc, facts.tie desc),
  steps as (${steps})
  select item_id, from_day as happened_on, at as known_at, sum(change) as amount, of_record, of_label
  from (
    select item_id, thing, from_day, k as at, change, of_record, of_label from steps
    union all
    select steps.item_id, steps.thing, steps.from_day, moments.next_k, -steps.change, steps.of_record, steps.of_label
    from steps join moments on moments.item_id = steps.item_id and moments.thing = steps.thing and moments.k = steps.k
    where moments.next_k is not null) moved
  group by item_id, thing, from_day, at, of_record, of_label
  having sum(change) <> 0`

const levels = sql`
  select item_id, thing, of_record, of_label, k, from_day,
    coalesce(value, 0) - coalesce(lag(value) over (partition by item_id, thing, k order by from_day), 0) as change
  from told`
