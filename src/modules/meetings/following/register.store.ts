import './following.tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'
import { ageBands, runningStates } from './life.rules.ts'
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

/** The resolutions asked for with their lives, as the relation `lives`. */
const lives = (actor: Actor | null, filter: Asked, today: string) => sql`
  select resolution.id, resolution.body_id, body.kind_code, resolution.category, resolution.responsible_organisation_id,
    resolution.responsible_person_id, notice.deadline, notice.id is not null as notified, coalesce(${approvedNow(today)}, 0) as approved,
    ${lifeState(today)} as state
  from resolutions resolution
  join records on records.id = resolution.id and records.kind = 'resolution'
  join bodies body on body.id = resolution.body_id
  ${lifeJoins(today)}
  where ${visible(actor)} and ${plainly(filter)}`

const running = sql`state = any(${[...runningStates]}::text[])`
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
  const { rows } = await sql<{ id: string }>`
    select id from (${lives(actor, filter, today)}) lives where ${lively(filter, today)}
    order by id desc limit ${page.limit} offset ${page.offset}`.execute(db)
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
  const counts = sql`count(*) as total, count(*) filter (where state = 'done') as done, count(*) filter (where ${running}) as running,
    count(*) filter (where state = 'notDone') as not_done, count(*) filter (where ${overdue(today)}) as overdue,
    trim_scale(round(avg(approved) filter (where notified and state not in ('decided', 'cancelled')), 2))::text as mean`
  const bands = sql.join(
    ageBands.map((band) => sql`when ${inAge(band.code, today)} then ${band.code}`),
    sql` `,
  )
  const { rows } = await sql<Group>`
    with lives as materialized (${lives(actor, filter, today)}),
    wanted as (select * from lives where ${lively(filter, today)})
    select 'whole' as what, null::text as key, null::text as kind, ${counts} from wanted
    union all select 'state', state, null, count(*), 0, 0, 0, 0, null from lives group by state
    union all select 'age', band, null, count(*), 0, 0, 0, 0, null
      from (select case ${bands} end as band from lives where ${overdue(today)}) late group by band
    union all select 'body', body_id::text, min(kind_code), ${counts} from wanted group by body_id
    union all select 'subject', category, null, ${counts} from wanted group by category
    union all select * from (select 'responsible', who.id::text, null::text, count(*) as total, 0, 0, 0, 0, null::text
      from lives cross join lateral (values (responsible_organisation_id), (responsible_person_id)) who(id)
      where who.id is not null group by who.id order by count(*) desc limit 100) most`.execute(db)
  return rows
}
