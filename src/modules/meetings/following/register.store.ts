import './following.tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { seen, visible } from '../../../kernel/records.ts'
import { ageBands, type LifeState, runningStates } from './life.rules.ts'
import { approvedNow, lifeJoins, lifeState } from './life.sql.ts'
import type { RegisterFilter } from './register.schema.ts'

type Asked = Omit<RegisterFilter, 'state' | 'overdue' | 'age'>

/** What can be said of a resolution without its life; each of these starts from an index. */
function plainly(filter: Asked): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = []
  if (filter.body) all.push(sql`resolution.body_id = ${filter.body}`)
  if (filter.kind) all.push(sql`body.kind_code = ${filter.kind}`)
  if (filter.subject)
    all.push(
      filter.subject === 'none' ? sql`resolution.category is null` : sql`resolution.category = ${filter.subject}`,
    )
  if (filter.responsible)
    all.push(
      sql`(resolution.responsible_organisation_id = ${filter.responsible} or resolution.responsible_person_id = ${filter.responsible})`,
    )
  if (filter.province) all.push(sql`records.province_id = ${filter.province}`)
  if (filter.cluster) all.push(sql`records.cluster_id = ${filter.cluster}`)
  return all.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(all, sql` and `)})`
}

const gaps = sql`(resolution.deadline is null
  or (resolution.responsible_organisation_id is null and resolution.responsible_person_id is null))`
const open = sql`resolution.ended is null and resolution.asks_for_work`
/** What a state demands of the row itself: `lifeState` looks at the life of no other, and a test holds the two together. */
const roughly: Readonly<Record<LifeState, RawBuilder<unknown>>> = {
  decided: sql`resolution.ended is null and not resolution.asks_for_work`,
  incomplete: sql`${open} and resolution.notification_id is null and ${gaps}`,
  minuted: sql`${open} and resolution.notification_id is null and not ${gaps}`,
  notified: sql`${open} and resolution.notification_id is not null`,
  objected: sql`${open} and resolution.notification_id is not null`,
  accepted: sql`${open} and resolution.notification_id is not null`,
  inExecution: sql`${open} and resolution.notification_id is not null`,
  expired: sql`${open} and resolution.notification_id is not null`,
  // confirmed to the end it is ended in the same deed, and nobody but the secretariat confirms
  done: sql`resolution.ended = 'done'`,
  notDone: sql`resolution.ended = 'notDone'`,
  cancelled: sql`resolution.ended = 'cancelled'`,
}
/** States that the row itself says whole. */
const saidByRow: ReadonlySet<LifeState> = new Set(['decided', 'incomplete', 'minuted', 'done', 'notDone', 'cancelled'])
const roughlyAsked = ({ state, overdue, age }: RegisterFilter): RawBuilder<unknown> =>
  state ? roughly[state] : overdue || age ? roughly.expired : sql`true`

/**
 * What one sees, as a list made before anything else, where much would be looked at in vain: the planner cannot know how little of the whole
 * it is. Where a page is soon full, or a body or person narrows it, each row is asked by itself.
 */
function seenFirst(actor: Actor | null, filter: RegisterFilter, whole = false): RawBuilder<unknown>[] {
  if (filter.body || filter.cluster || filter.responsible) return []
  const own = whole || filter.state || filter.overdue || filter.age ? seen(actor, 'resolution') : null
  return own ? [sql`seen as materialized ${own}`] : []
}

interface Way {
  /** What is demanded of the row itself. */
  rough?: RawBuilder<unknown>
  order?: RawBuilder<unknown>
  /** Is there a list of what one sees? */
  listed: boolean
}

/** Which resolutions: those that one sees, of what can be said of them plainly. */
const asked = (actor: Actor | null, filter: Asked, { rough = sql`true`, order = sql``, listed }: Way) => sql`
  from resolutions resolution
  ${listed ? sql`join seen on seen.id = resolution.id` : sql``}
  ${listed && !filter.province ? sql`` : sql`join records on records.id = resolution.id and records.kind = 'resolution'`}
  ${filter.kind ? sql`join bodies body on body.id = resolution.body_id` : sql``}
  where ${listed ? sql`true` : visible(actor)} and ${plainly(filter)} and ${rough} ${order}`

/** The resolutions asked for with their lives, as the relation `lives`. */
const lives = (actor: Actor | null, filter: Asked, today: string, way: Way) => sql`
  select resolution.id, resolution.body_id, resolution.category, resolution.responsible_organisation_id,
    resolution.responsible_person_id, notice.deadline, notice.id is not null as notified, coalesce(${approvedNow(today)}, 0) as approved,
    ${lifeState(today)} as state
  from (select resolution.* ${asked(actor, filter, way)}) resolution
  ${lifeJoins(today)}`

const running = sql`state = any(${[...runningStates]}::text[])`
/** Of these the mean is taken: notified and not taken back by a later one. */
const executed = sql`notified and state not in ('decided', 'cancelled')`
const overdue = (today: string) => sql<SqlBool>`(${running} and deadline < ${today}::date)`

function inAge(code: RegisterFilter['age'], today: string): RawBuilder<SqlBool> {
  const band = ageBands.find((one) => one.code === code)
  if (!band) return sql<SqlBool>`true`
  const days = sql`(${today}::date - deadline)`
  return sql<SqlBool>`(${running} and ${days} >= ${band.from} and ${band.to === null ? sql`true` : sql`${days} <= ${band.to}`})`
}

/** What is asked of the life itself. */
const lively = (filter: RegisterFilter, today: string) => sql<SqlBool>`(
  ${filter.state ? sql`state = ${filter.state}` : sql`true`} and ${filter.overdue ? overdue(today) : sql`true`}
  and ${inAge(filter.age, today)})`

/** Ids of a page of the register, newest minuted first. */
export async function pageOfRegister(
  db: Db | Tx,
  actor: Actor | null,
  filter: RegisterFilter,
  today: string,
  page: { limit: number; offset: number },
): Promise<string[]> {
  const told = !filter.overdue && !filter.age && (filter.state === undefined || saidByRow.has(filter.state))
  const first = seenFirst(actor, filter)
  const way = { rough: roughlyAsked(filter), order: sql`order by resolution.id desc`, listed: first.length > 0 }
  const found = told
    ? sql`select resolution.id ${asked(actor, filter, way)}`
    : // sorted within already, so that no more lives are looked at than the page needs
      sql`select id from (${lives(actor, filter, today, way)}) lives where ${lively(filter, today)} order by id desc`
  const { rows } = await sql<{ id: string }>`${first.length > 0 ? sql`with ${sql.join(first)}` : sql``}
    ${found} limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows.map((row) => row.id)
}

interface Group {
  what: 'state' | 'age' | 'body' | 'subject' | 'responsible' | 'whole'
  key: string | null
  kind: string | null
  total: string
  done: string
  running: string
  not_done: string
  overdue: string
  mean: string | null
}

/**
 * Everything that is counted over the register, in one reading of it. Counts by state leave the filters of the life out, so that the other
 * states stay to be chosen.
 */
export async function countRegister(
  db: Db | Tx,
  actor: Actor | null,
  filter: RegisterFilter,
  today: string,
): Promise<Group[]> {
  const bands = sql.join(
    ageBands.map((band) => sql`when ${inAge(band.code, today)} then ${band.code}`),
    sql` `,
  )
  const counts = sql`sum(n) as total, sum(n) filter (where state = 'done') as done, sum(n) filter (where ${running}) as running,
    sum(n) filter (where state = 'notDone') as not_done, sum(n) filter (where overdue) as overdue,
    trim_scale(round(sum(approved) / nullif(sum(executed), 0), 2))::text as mean`
  const first = seenFirst(actor, filter, true)
  // all is read once and brought to few rows; every count is made of those
  const { rows } = await sql<Group>`
    with ${sql.join([
      ...first,
      sql`lives as materialized (${lives(actor, filter, today, { listed: first.length > 0 })})`,
      sql`few as materialized (
        select state, body_id, category, case ${bands} end as band, ${overdue(today)} as overdue, ${lively(filter, today)} as wanted,
          count(*) as n, sum(approved) filter (where ${executed}) as approved, count(*) filter (where ${executed}) as executed
        from lives group by 1, 2, 3, 4, 5, 6)`,
    ])},
    wanted as (select * from few where wanted)
    select 'whole' as what, null::text as key, null::text as kind, ${counts} from wanted
    union all select 'state', state, null, sum(n), 0, 0, 0, 0, null from few group by state
    union all select 'age', band, null, sum(n), 0, 0, 0, 0, null from few where overdue group by band
    union all select 'body', bodies.id::text, bodies.kind_code, ${counts} from wanted join bodies on bodies.id = body_id group by bodies.id
    union all select 'subject', category, null, ${counts} from wanted group by category
    union all select * from (select 'responsible', who.id::text, null::text, count(*) as total, 0, 0, 0, 0, null::text
      from lives cross join lateral (values (responsible_organisation_id), (responsible_person_id)) who(id)
      where who.id is not null group by who.id order by count(*) desc limit 100) most`.execute(db)
  return rows
}
