import '../directory.tables.ts'
import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { countAll } from '../../../kernel/db/types.ts'
import { visible } from '../../../kernel/records.ts'
import { cleanCode, type UnitState, unitStates } from '../directory.rules.ts'
import { nameMatches } from '../directory.store.ts'
import type { UnitsTable } from '../directory.tables.ts'
import { listFacts, livingOfGroups } from './facts.store.ts'
import { factsAsOf } from './units.rules.ts'
import type { UnitFilter, UnitList } from './units.schema.ts'

const isKey = (text: string) => /^[0-9][0-9A-Za-z/-]{4,}$/.test(text)

/** Living units that the actor may see and the filter keeps, without the filter by state. */
const filtered = (db: Db | Tx, actor: Actor | null, filter: UnitFilter, knownAt?: string) =>
  db
    .selectFrom('units')
    .innerJoin('records', 'records.id', 'units.id')
    // said again, as the index by province begins with it
    .where('records.kind', '=', 'unit')
    .where('units.merged_into', 'is', null)
    .where(
      knownAt
        ? sql<boolean>`records.created_at <= ${knownAt}::timestamptz
            and (units.taken_back_at is null or units.taken_back_at > ${knownAt}::timestamptz)`
        : sql<boolean>`units.taken_back_at is null`,
    )
    .where(visible(actor))
    .$if(!!filter.q && isKey(cleanCode(filter.q)), (query) =>
      query.where((eb) => {
        const key = cleanCode(filter.q!)
        return eb.or([
          eb('units.national_identifier', '=', key),
          eb('units.industrial_identifier', '=', key),
          eb('units.tracking_code', '=', key),
        ])
      }),
    )
    .$if(!!filter.q && !isKey(cleanCode(filter.q)), (query) => query.where(nameMatches('units.folded', filter.q!)))
    .$if(!!filter.province, (query) => query.where('records.province_id', '=', filter.province!))
    .$if(!!filter.county, (query) =>
      filter.county === 'unknown'
        ? query.where('units.county_id', 'is', null)
        : query.where('units.county_id', '=', filter.county!),
    )
    .$if(!!filter.isic, (query) => query.where('units.isic_code', 'like', `${filter.isic}%`))
    .$if(!!filter.park, (query) => query.where('units.park', '=', filter.park!))
    .$if(!!filter.owner, (query) => query.where('units.owner_id', '=', filter.owner!))

/**
 * All living units of a province that the actor may see: found by their records alone, since few are merged or taken back. Counting them
 * read every unit of the nation before.
 */
const livingOfProvince = (actor: Actor | null, provinceId: string, knownAt?: string) => sql`(
  select records.id from records where records.kind = 'unit' and records.province_id = ${provinceId} and ${visible(actor)}
    ${knownAt ? sql`and records.created_at <= ${knownAt}::timestamptz` : sql``}
    and not exists (select 1 from units gone where gone.id = records.id
      and (gone.merged_into is not null or gone.taken_back_at is not null)
      ${knownAt ? sql`and (gone.merged_into is not null or gone.taken_back_at <= ${knownAt}::timestamptz)` : sql``}))`

/** Does the filter ask for nothing but a province? */
const isWhole = ({ province, limit, offset, state, size, asOf, knownAt, ...more }: UnitFilter): boolean =>
  province !== undefined && Object.values(more).every((asked) => !asked)

/** The day for which facts count, and the instant at which they were known; without one, everything known now. */
export interface FactsWhen {
  asOf: string
  knownAt?: string | undefined
}

/** Size by people at work: micro under 10, small from 10, medium from 50, large from 150 (bands of ISIPO's page 269); the lower end belongs to the band. */
export const sizeBands = ['micro', 'small', 'medium', 'large'] as const
export type SizeBand = (typeof sizeBands)[number]
const bandOf = sql`case when latest.value is null then 'unknown' when latest.value::numeric < 10 then 'micro'
  when latest.value::numeric < 50 then 'small' when latest.value::numeric < 150 then 'medium' else 'large' end`

/**
 * What was stated of each unit that the filter finds, as of a day and as known at an instant, `unknown` where nobody said; facts of merged
 * records count for the record they were merged into. The found set is made first, so that a narrow search reads few facts and a wide one
 * reads them in one sweep. Which records are one unit is today's knowledge: a merge says that they always were.
 */
const statedBy = <Row>(
  db: Db | Tx,
  actor: Actor | null,
  filter: UnitFilter,
  { asOf, knownAt }: FactsWhen,
  /** Kinds of fact; `each` where there are several: the latest of each. */
  { kinds, each, select }: { kinds: RawBuilder<unknown>; each: RawBuilder<unknown>; select: RawBuilder<unknown> },
): RawBuilder<Row> => sql`(
  with recursive up as (
    select id, merged_into as living from units where merged_into is not null
    union all
    select up.id, next.merged_into from up join units next on next.id = up.living where next.merged_into is not null
  ), found as materialized ${isWhole(filter) ? livingOfProvince(actor, filter.province!, knownAt) : filtered(db, actor, filter, knownAt).select('units.id')},
  member as (
    select id, id as living from found
    union all
    select up.id, up.living from up join found on found.id = up.living
  ), latest as (
    select distinct on (member.living${each}) member.living, fact.kind, fact.value
    from member join unit_facts fact on fact.unit_id = member.id and ${kinds} and fact.from_day <= ${asOf}::date
      and fact.takes_back is null ${knownAt ? sql`and fact.created_at <= ${knownAt}::timestamptz` : sql``}
      and not exists (select 1 from unit_facts back where back.takes_back = fact.id
        ${knownAt ? sql`and back.created_at <= ${knownAt}::timestamptz` : sql``})
    order by member.living${each}, fact.from_day desc, fact.created_at desc, fact.id desc
  )
  ${select})`

const statedOn = <Value extends string>(
  db: Db | Tx,
  actor: Actor | null,
  filter: UnitFilter,
  when: FactsWhen,
  kind: 'state' | 'jobs',
  value: RawBuilder<unknown>,
) =>
  statedBy<{ id: string; state: Value | 'unknown' }>(db, actor, filter, when, {
    kinds: sql`fact.kind = ${kind}`,
    each: sql``,
    select: sql`select found.id, ${value} as state from found left join latest on latest.living = found.id`,
  })

/** State and size of each unit of a province at once: its facts are read in one sweep. */
export const stateAndSizeOn = (db: Db | Tx, actor: Actor | null, province: string, when: FactsWhen) =>
  statedBy<{ id: string; state: UnitState | 'unknown'; size: SizeBand | 'unknown' }>(
    db,
    actor,
    { province, limit: 1, offset: 0 },
    when,
    {
      kinds: sql`fact.kind in ('state', 'jobs')`,
      each: sql`, fact.kind`,
      select: sql`select found.id, coalesce(stated.value, 'unknown') as state, ${bandOf} as size from found
        left join latest stated on stated.living = found.id and stated.kind = 'state'
        left join latest on latest.living = found.id and latest.kind = 'jobs'`,
    },
  )

const statesOn = (db: Db | Tx, actor: Actor | null, filter: UnitFilter, when: FactsWhen) =>
  statedOn<UnitState>(db, actor, filter, when, 'state', sql`coalesce(latest.value, 'unknown')`)
const bandsOn = (db: Db | Tx, actor: Actor | null, filter: UnitFilter, when: FactsWhen) =>
  statedOn<SizeBand>(db, actor, filter, when, 'jobs', bandOf)

const lineColumns = [
  'units.id',
  'records.title as name',
  'records.province_id as provinceId',
  'counties.id as countyId',
  'counties.fa as countyFa',
  'counties.en as countyEn',
  'isic_codes.code as isicCode',
  'isic_codes.fa as isicFa',
  'isic_codes.en as isicEn',
  'units.park',
  'units.national_identifier as nationalIdentifier',
  'units.industrial_identifier as industrialIdentifier',
  'units.tracking_code as trackingCode',
] as const

interface Placed {
  countyId: string | null
  countyFa: string | null
  countyEn: string | null
  isicCode: string | null
  isicFa: string | null
  isicEn: string | null
}
const placed = <Row extends Placed>({ countyId, countyFa, countyEn, isicCode, isicFa, isicEn, ...row }: Row) => ({
  ...row,
  county: countyId ? { id: countyId, fa: countyFa!, en: countyEn } : null,
  isic: isicCode ? { id: isicCode, fa: isicFa!, en: isicEn } : null,
})

/** A page of units, without their facts. */
export async function listUnitLines(db: Db, actor: Actor | null, filter: UnitFilter, asOf: string) {
  const when = { asOf, knownAt: filter.knownAt }
  const rows = await filtered(db, actor, filter, filter.knownAt)
    .leftJoin('counties', 'counties.id', 'units.county_id')
    .leftJoin('isic_codes', 'isic_codes.code', 'units.isic_code')
    .leftJoin('provinces', 'provinces.code', 'records.province_id')
    .select([...lineColumns, 'provinces.fa as provinceFa'])
    .$if(!!filter.state, (query) =>
      query
        .innerJoin(statesOn(db, actor, filter, when).as('on_day'), (join) => join.onRef('on_day.id', '=', 'units.id'))
        .where('on_day.state', '=', filter.state!),
    )
    .$if(!!filter.size, (query) =>
      query
        .innerJoin(bandsOn(db, actor, filter, when).as('sized'), (join) => join.onRef('sized.id', '=', 'units.id'))
        .where('sized.state', '=', filter.size!),
    )
    .orderBy('units.folded')
    .orderBy('units.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  return rows.map(placed)
}

/** How many visible living units of a province are in each state on a day, as known at an instant; states without units are left out. */
export async function countUnitsByState(db: Db, actor: Actor | null, provinceId: string, when: FactsWhen) {
  const counts = await countStates(db, actor, { province: provinceId, limit: 1, offset: 0 }, when)
  return counts.map(({ state, total }) => ({ state, count: total }))
}

const countStates = (db: Db, actor: Actor | null, filter: UnitFilter, when: FactsWhen) =>
  db
    .selectFrom(statesOn(db, actor, filter, when).as('on_day'))
    .$if(!!filter.size, (query) =>
      query
        .innerJoin(bandsOn(db, actor, filter, when).as('sized'), (join) => join.onRef('sized.id', '=', 'on_day.id'))
        .where('sized.state', '=', filter.size!),
    )
    .select(['on_day.state', countAll().as('total')])
    .groupBy('on_day.state')
    .execute()

/** A page of units with counts by state on the day; visibility and every filter apply before counting. */
export async function listUnits(db: Db, actor: Actor | null, filter: UnitFilter, asOf: string): Promise<UnitList> {
  const counts = await countStates(db, actor, filter, { asOf, knownAt: filter.knownAt })
  const byState = Object.fromEntries(
    [...unitStates, 'unknown' as const].map((state) => [state, counts.find((row) => row.state === state)?.total ?? 0]),
  ) as UnitList['byState']
  const rows = await listUnitLines(db, actor, filter, asOf)
  const living = await livingOfGroups(
    db,
    rows.map((row) => row.id),
  )
  const facts = await listFacts(db, [...living.keys()])
  return {
    asOf,
    total: filter.state ? byState[filter.state] : counts.reduce((sum, row) => sum + row.total, 0),
    byState,
    rows: rows.map((row) => {
      const held = factsAsOf(
        facts.filter((fact) => living.get(fact.unitId) === row.id),
        asOf,
        filter.knownAt ? new Date(filter.knownAt) : undefined,
      )
      const stated = (kind: string) => held.find((fact) => fact.kind === kind)?.value ?? null
      const { provinceFa: _, ...line } = row
      return { ...line, state: stated('state'), jobs: stated('jobs') }
    }),
  }
}

/** The unit's own row with its place and activity; the caller has checked that it is visible. */
export async function getUnit(db: Db | Tx, id: string) {
  const row = await db
    .selectFrom('units')
    .innerJoin('records', 'records.id', 'units.id')
    .leftJoin('counties', 'counties.id', 'units.county_id')
    .leftJoin('isic_codes', 'isic_codes.code', 'units.isic_code')
    .select([...lineColumns, 'units.owner_id as ownerId', 'units.taken_back_at as takenBackAt'])
    .where('units.id', '=', id)
    .executeTakeFirstOrThrow()
  return placed(row)
}

export const insertUnit = (tx: Tx, row: Insertable<UnitsTable>) => tx.insertInto('units').values(row).execute()

export const updateUnit = (tx: Tx, id: string, set: Omit<Updateable<UnitsTable>, 'id'>) =>
  tx.updateTable('units').set(set).where('id', '=', id).execute()

/** Which units hold one of these keys: column value → unit id. Sees all units; the caller must not name what is not visible. */
export async function holdersOfKeys(
  db: Db | Tx,
  column: 'national_identifier' | 'industrial_identifier' | 'tracking_code',
  values: readonly string[],
): Promise<Map<string, string>> {
  if (values.length === 0) return new Map()
  const rows = await db
    .selectFrom('units')
    .select(['id', column])
    .where(column, 'in', [...new Set(values)])
    .execute()
  return new Map(rows.map((row) => [row[column]!, row.id]))
}

/** Parks named by visible units, for the filter's suggestions. */
export const listParks = (db: Db, actor: Actor | null, province: string | undefined) =>
  db
    .selectFrom('units')
    .innerJoin('records', 'records.id', 'units.id')
    .select(['units.park', countAll().as('units')])
    .where('units.park', 'is not', null)
    .where('units.merged_into', 'is', null)
    .where('units.taken_back_at', 'is', null)
    .where(visible(actor))
    .$if(!!province, (query) => query.where('records.province_id', '=', province!))
    .groupBy('units.park')
    .orderBy('units.park')
    .limit(500)
    .execute()
