import fc from 'fast-check'
import { sql } from 'kysely'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { type Actor, nobody } from '../../src/kernel/actor.ts'
import { addDays } from '../../src/kernel/fa/index.ts'
import { filesPolicy } from '../../src/kernel/files/files.routes.ts'
import { mayEver, type Rule } from '../../src/kernel/policy.ts'
import { visible } from '../../src/kernel/records.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { namedOf, type Operation, operationsOf } from './requests.ts'
import { type Stock, singular } from './shapes.ts'

/** One account of the demo for each role, a neighbour, and somebody whose grant has ended. */
export const cast = {
  agentTeam: 'agent',
  supervisor: 'supervisor',
  expert: 'expert',
  deputy: 'deputy',
  managingDirector: 'md',
  member: 'liaison',
  nationalViewer: 'national',
  auditor: 'auditor',
  administrator: 'admin',
  neighbour: 'zanjan',
  expertNextDoor: 'expert.zanjan',
  agentFarAway: 'agent.lorestan',
} as const

export interface HostileStage {
  demo: DemoHouse
  operations: Operation[]
  stock: Stock
  cookieOf: Record<string, string>
  actorOf: (role: string) => Promise<Actor>
  /** Whether somebody of the cast holds a role that could ever do it. */
  mayEver: (role: string, operation: Operation) => boolean
}

/** The demo world with its API description, the cookies of the cast, and ids of everything there is to be asked for. */
export async function openHostileStage(): Promise<HostileStage> {
  const demo = await demoHouse()
  const { house, app } = demo
  const description = (await app.inject({ method: 'GET', url: '/api/openapi.json' })).json()
  const cookieOf: Record<string, string> = { anonymous: '' }
  for (const [role, name] of Object.entries(cast))
    cookieOf[role] = (await demo.signIn(`${name}@khoosheh.example`, demoPassword)).cookie
  const actorOf = async (role: string) => (await house.identity.actorOfCookie(house.clock, cookieOf[role])) ?? nobody
  const actors = new Map<string, Actor>()
  for (const role of Object.keys(cookieOf)) actors.set(role, await actorOf(role))
  const rules: Record<string, Rule> = Object.assign({}, filesPolicy, ...house.modules.map((one) => one.policy))
  const today = house.clock.today()
  return {
    demo,
    operations: operationsOf(description),
    cookieOf,
    actorOf,
    mayEver: (role, { permission }) => {
      const rule = rules[permission]
      return rule ? mayEver(rule, actors.get(role)!) : permission === 'public' || role !== 'anonymous'
    },
    stock: {
      ...(await idsThere(demo)),
      days: [today, addDays(today, 1), addDays(today, -1), addDays(today, -30), addDays(today, 60), '2016-03-20'],
      named: namedOf(description),
    },
  }
}

/**
 * Some ids of every table by its noun, so that requests reach every room. None of the people who ask, nor what they hold: a request that
 * closes an account or ends a grant would empty the test.
 */
async function idsThere({ house: { db } }: DemoHouse): Promise<Pick<Stock, 'ids' | 'idsOf'>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'
      and table_name not in ('login_users', 'login_sessions', 'accounts', 'grants', 'records') order by 1`.execute(db)
  const parts = tables.map(
    ({ name }) =>
      sql`(select ${name}::text as noun, id::text as id from ${sql.table(name)} order by random() limit 12)`,
  )
  const { rows } = await sql<{ noun: string; id: string }>`
    ${sql.join(parts, sql` union all `)} union all
    (select kind || 's' as noun, id::text as id
      from (select id, kind, row_number() over (partition by kind, province_id order by id) as n from records) r where n <= 8)`.execute(
    db,
  )
  const { rows: asking } = await sql<{ id: string }>`
    select person_id::text as id from accounts union select id::text from accounts union select id::text from grants`.execute(
    db,
  )
  const out = new Set(asking.map(({ id }) => id))
  const there = rows.filter(({ id }) => !out.has(id))
  const byNoun = Object.groupBy(there, ({ noun }) => singular(noun))
  const idsOf = Object.fromEntries(
    Object.entries(byNoun)
      // «planYear» before «year»
      .toSorted(([one], [other]) => other.length - one.length)
      .map(([noun, some]) => [noun, [...new Set(some!.map(({ id }) => id))]]),
  )
  const also = { decision: idsOf.resolution!, import: idsOf.unitImport, notification: idsOf.resolutionNotification }
  return {
    ids: [...new Set(there.map(({ id }) => id))],
    idsOf: {
      ...idsOf,
      ...Object.fromEntries(Object.entries(also).filter(([, some]) => some?.length)),
    } as Stock['idsOf'],
  }
}

export interface Hidden {
  /** Kind of each, by its id. */
  ids: Map<string, string>
  /** Titles that nothing within sight bears. */
  titles: string[]
  /** National codes, mobile numbers and addresses of people who are not known in full. */
  keys: string[]
}

/**
 * What the house holds that this actor may not see. What one sees says where it belongs, so some of what is not open is named, with id and
 * title: the body and session of a resolution that is seen, the delegation of a cluster. People are named by what they did and by public
 * posts; nothing else of them is told.
 */
export async function hiddenFrom({ house: { db } }: DemoHouse, actor: Actor): Promise<Hidden> {
  const seen = visible(actor)
  const rows = await db
    .selectFrom('records')
    .select(['id', 'kind', 'title', seen.as('seen'), 'cluster_id', 'organisation_id', 'body_id'])
    .execute()
  const files = await db
    .selectFrom('files')
    .innerJoin('records', 'records.id', 'files.record_id')
    .select(['files.id', seen.as('seen')])
    .execute()
  const people = await db
    .selectFrom('persons')
    .innerJoin('records', 'records.id', 'persons.id')
    .select(['national_code', 'mobile', 'email', seen.as('seen')])
    .execute()
  const open = rows.filter((row) => row.seen)
  const { rows: sessions } = await sql<{ id: string; resolution: string }>`
    select session_id as id, id as resolution from resolutions where session_id is not null`.execute(db)
  const openIds = new Set(open.map(({ id }) => id))
  const named = new Set([
    ...open.flatMap((row) => [row.cluster_id, row.organisation_id, row.body_id]),
    ...sessions.filter(({ resolution }) => openIds.has(resolution)).map(({ id }) => id),
    ...rows.filter((row) => row.kind === 'delegation' && openIds.has(row.cluster_id ?? '')).map(({ id }) => id),
  ])
  const closed = rows.filter((row) => !row.seen && !named.has(row.id) && row.kind !== 'person')
  const openTitles = rows
    .filter((row) => row.seen || named.has(row.id) || row.kind === 'person')
    .map((row) => row.title)
    .join('\n')
  return {
    ids: new Map([
      ...closed.map(({ id, kind }) => [id, kind] as const),
      ...files.filter((row) => !row.seen).map(({ id }) => [id, 'file'] as const),
    ]),
    titles: [...new Set(closed.map(({ title }) => title))].filter(
      (title) => title.length >= 16 && !openTitles.includes(title),
    ),
    keys: people
      .filter((row) => !row.seen)
      .flatMap((row) => [row.national_code, row.mobile, row.email])
      .filter((key) => key !== null),
  }
}

/** The seed of this run: a given one (`HOSTILE_SEED`), else another each time. */
export const seed = Number(process.env.HOSTILE_SEED || fc.sample(fc.integer(), 1)[0])
