import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionsPage } from '../src/app/permissions.ts'
import type { RoleName } from '../src/kernel/actor.ts'
import { type Caller, type DemoHouse, demoHouse } from './world/house.ts'
import { demoIds, expectMessage, type Reply, storedNow } from './world/refusals.ts'

type Method = Parameters<Caller>[0]

/** One account of the demo for each role. */
const roles = {
  agentTeam: 'agent',
  supervisor: 'supervisor',
  expert: 'expert',
  deputy: 'deputy',
  managingDirector: 'md',
  member: 'liaison',
  nationalViewer: 'national',
  auditor: 'auditor',
  administrator: 'admin',
} as const satisfies Record<RoleName, string>
type Role = keyof typeof roles | 'anonymous' | 'neighbour'

/** Roles that read and change nothing. */
const readers = ['nationalViewer', 'auditor'] as const

/** What is everybody's own, whatever their role: the session, the account, the desk's marks, one's own absence. */
const isOwn = (url: string) => /^\/api\/(session|account|desk|people-access\/substitutions)\b/.test(url)

/** Dry runs and readings that store nothing, and the one route whose body says which record it is about. */
const nowhere = '01a20738-1471-75b2-b527-000000000000'

let demo: DemoHouse
let callers: Record<Role, Caller>
let routes: { method: Method; url: string; permission: string }[]
const ids: Record<'own' | 'elsewhere', Record<string, string>> = { own: {}, elsewhere: {} }

beforeAll(async () => {
  demo = await demoHouse()
  const signed = await Promise.all(
    Object.entries(roles).map(async ([role, name]) => [role, await demo.as(name)] as const),
  )
  callers = { ...Object.fromEntries(signed), anonymous: demo.anonymous, neighbour: await demo.as('zanjan') } as Record<
    Role,
    Caller
  >
  routes = demo.house.routes().map(({ method, url, permission }) => ({ method, url, permission }))
  await collectIds()
})
afterAll(() => demo.close())

/** An id of every kind that addresses name: of Alborz, and of Zanjan as far as the demo has one there. */
async function collectIds() {
  const { db } = demo.house
  const known = await demoIds(demo)
  const one = async (kind: string, province: string) =>
    (
      await db
        .selectFrom('records')
        .select('id')
        .where('kind', '=', kind)
        .where('province_id', '=', province)
        .executeTakeFirst()
    )?.id
  for (const [place, province] of [
    ['own', 'IR-30'],
    ['elsewhere', 'IR-19'],
  ] as const)
    for (const kind of [
      'cluster',
      'body',
      'session',
      'resolution',
      'unit',
      'organisation',
      'person',
      'plan',
      'planYear',
      'contract',
      'statement',
      'visit',
    ])
      ids[place][kind] = (await one(kind, province)) ?? nowhere
  const claim = await db
    .selectFrom('claims')
    .select('id')
    .where('item_id', '=', known.item('کنسرسیوم صادراتی خوشه پلاستیک'))
    .executeTakeFirstOrThrow()
  Object.assign(ids.own, { claim: claim.id, item: known.item('کنسرسیوم صادراتی خوشه پلاستیک'), planYear: known.second })
}

/** Which kind of record an address speaks of, by its first noun. */
const kindOf: Record<string, string> = {
  clusters: 'cluster',
  bodies: 'body',
  sessions: 'session',
  resolutions: 'resolution',
  units: 'unit',
  organisations: 'organisation',
  persons: 'person',
  plans: 'plan',
  'plan-years': 'planYear',
  records: 'planYear',
  claims: 'claim',
  items: 'item',
  contracts: 'contract',
  statements: 'statement',
  visits: 'visit',
  // the demo has none: an id that is not there
  tenders: 'tender',
  bids: 'bid',
}

const addressed = (url: string, place: 'own' | 'elsewhere') =>
  url
    .replace(':personId', ids[place].person ?? nowhere)
    .replace(':code', place === 'own' ? 'IR-30' : 'IR-19')
    .replace(':layer', 'provinces')
    .replace(':stage', 'identified')
    .replace(':id', ids[place][kindOf[url.split('/')[2]!] ?? ''] ?? nowhere)

const ask = (role: Role, { method, url }: { method: Method; url: string }, place: 'own' | 'elsewhere' = 'own') =>
  callers[role](
    method,
    addressed(url, place),
    method === 'GET' || method === 'DELETE' ? undefined : {},
  ) as Promise<Reply>

/** Requests whose success changes something: signing out would end the walk. */
const endsTheWalk = (method: Method, url: string) => method === 'DELETE' && /^\/api\/(session|account)/.test(url)

describe('every route, asked by every role', () => {
  test('nobody gets a defect; the anonymous get 401 wherever it is not public; refusals speak both languages', async () => {
    const lines: string[] = []
    for (const route of routes) {
      const cells: string[] = []
      for (const role of [...Object.keys(roles), 'anonymous'] as Role[]) {
        if (role !== 'anonymous' && endsTheWalk(route.method, route.url)) {
          cells.push('own')
          continue
        }
        // verbs without a body would succeed on a record of one's own; there they are asked where they may not
        const bodiless = route.method !== 'GET' && /closing$|one-time-link$|lock$/.test(route.url)
        const reply = await ask(role, route, bodiless ? 'elsewhere' : 'own')
        const where = `${role} ${route.method} ${route.url}`
        expect(`${where} ${reply.status}`).not.toMatch(/ 5\d\d$/)
        if (reply.status >= 400) expectMessage(reply.body.error.message)
        if (role === 'anonymous' && route.permission !== 'public')
          expect(`${where} ${reply.status}`).toBe(`${where} 401`)
        cells.push(String(reply.status))
      }
      lines.push(`${`${route.method} ${route.url}`.padEnd(58)}${cells.map((cell) => cell.padStart(5)).join('')}`)
    }
    const head = `${''.padEnd(58)}${[...Object.keys(roles), 'anonymous'].map((role) => role.slice(0, 4).padStart(5)).join('')}`
    console.log([head, ...lines].join('\n'))
  })

  test('who only reads changes nothing: every change outside one’s own things is refused before its input is read', async () => {
    const before = await storedNow(demo.house.db)
    for (const role of readers)
      for (const route of routes.filter(({ method, url }) => method !== 'GET' && !endsTheWalk(method, url))) {
        if (route.permission === 'public') continue
        const reply = await ask(role, route)
        const said = `${role} ${route.method} ${route.url} ${reply.status}`
        if (isOwn(route.url)) expect(reply.status, said).toBeGreaterThanOrEqual(400)
        else expect(said).toBe(`${role} ${route.method} ${route.url} 403`)
      }
    expect(await storedNow(demo.house.db)).toEqual(before)
  })

  test('a record of a neighbour is not there: 404, never 403, whoever may read such records at home', async () => {
    const reads = routes.filter(
      ({ method, url }) => method === 'GET' && url.includes(':id') && kindOf[url.split('/')[2]!],
    )
    let asked = 0
    for (const route of reads) {
      const kind = kindOf[route.url.split('/')[2]!]!
      // the registers of clusters, organisations and people are read across provinces
      if (['cluster', 'organisation', 'person'].includes(kind)) continue
      const at = route.url.replace(':id', ids.own[kind]!)
      const home = (await callers.expert('GET', at)) as Reply
      if (home.status !== 200) continue
      asked += 1
      const there = (await callers.neighbour('GET', at)) as Reply
      // a list of what a body holds is empty for whoever does not see the body
      if (there.status === 200) expect([at, there.body.rows, there.body.total ?? 0]).toEqual([at, [], 0])
      else expect([at, there.status]).toEqual([at, 404])
    }
    expect(asked).toBeGreaterThan(8)
    if (ids.elsewhere.body !== nowhere)
      for (const role of ['agentTeam', 'supervisor', 'expert', 'deputy', 'managingDirector', 'member'] as const) {
        const { status } = (await callers[role]('GET', `/api/bodies/${ids.elsewhere.body}`)) as Reply
        expect([role, status]).toEqual([role, 404])
      }
  })

  test('a change of a neighbour’s record is refused as if it were not there, with whole input too', async () => {
    const { neighbour } = callers
    const own = ids.own
    const changes: [Method, string, unknown][] = [
      ['POST', `/api/claims/${own.claim}/approval`, {}],
      ['POST', `/api/claims/${own.claim}/return`, { reason: 'x' }],
      ['POST', `/api/records/${own.planYear}/noting`, {}],
      ['POST', `/api/plan-years/${own.planYear}/freezing`, { version: 1 }],
      ['POST', `/api/plan-years/${own.planYear}/closing`, undefined],
      ['POST', `/api/bodies/${own.body}/sessions`, { version: 1 }],
      ['POST', `/api/resolutions/${own.resolution}/notification`, {}],
      ['PATCH', `/api/units/${own.unit}`, { version: 1, name: 'x' }],
    ]
    const before = await storedNow(demo.house.db)
    for (const [method, url, body] of changes) {
      const { status } = (await neighbour(method, url, body)) as Reply
      // a wrong input may be said first (422); that the record is seen must not
      expect([url, status, [404, 422].includes(status)]).toEqual([url, status, true])
      expect([url, status]).not.toEqual([url, 403])
    }
    expect(await storedNow(demo.house.db)).toEqual(before)
  })

  test('docs/permissions.md says what the policies and routes say (UPDATE=1 writes it)', () => {
    const file = new URL('../docs/permissions.md', import.meta.url)
    const page = permissionsPage(demo.house)
    if (process.env.UPDATE === '1') writeFileSync(file, page)
    expect(readFileSync(file, 'utf8')).toBe(page)
  })
})

describe('the API describes itself', () => {
  test('every route stands in it once, with its permission and a sentence', async () => {
    const { body } = (await demo.anonymous('GET', '/api/openapi.json')) as Reply
    const described = Object.entries(
      body.paths as Record<string, Record<string, { description?: string; summary?: string }>>,
    ).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([method, said]) => ({ name: `${method.toUpperCase()} ${path}`, ...said })),
    )
    const registered = routes.map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    expect(described.map((one) => one.name).sort()).toEqual([...registered].sort())
    expect(new Set(registered).size).toBe(registered.length)
    for (const one of described) {
      const route = routes.find(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}` === one.name)!
      expect(one.description).toBe(`Permission: ${route.permission}`)
      expect(one.summary?.length ?? 0).toBeGreaterThan(10)
    }
    expect(body.openapi).toBe('3.1.0')
  })

  test('health answers with the database and the day', async () => {
    expect(await demo.anonymous('GET', '/api/health')).toEqual({
      status: 200,
      body: { status: 'ok', today: demo.house.clock.today() },
    })
  })
})
