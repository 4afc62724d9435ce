import { afterAll, beforeAll, expect, test } from 'vitest'
import { singular } from './shapes.ts'
import { type HostileStage, openHostileStage } from './stage.ts'

let stage: HostileStage
beforeAll(async () => {
  stage = await openHostileStage()
})
afterAll(() => stage?.demo.close())

type Method = 'GET' | 'POST'
const ask = async (role: string, method: Method, url: string, payload?: object) => {
  const reply = await stage.demo.app.inject({
    method,
    url,
    headers: { cookie: stage.cookieOf[role]! },
    ...(payload ? { payload } : {}),
  })
  return { status: reply.statusCode, body: reply.body }
}

/** The addresses of everything that stands in a province and is read by its id. */
async function readsOf(province: string): Promise<string[]> {
  const rows = await stage.demo.house.db
    .selectFrom('records')
    .select(['id', 'kind'])
    .where('province_id', '=', province)
    // known across provinces
    .where('kind', 'not in', ['cluster', 'organisation', 'person'])
    .where('audience', '=', 'reach')
    .orderBy('id')
    .execute()
  const byKind = Map.groupBy(rows, (row) => row.kind)
  return stage.operations.flatMap(({ method, path, permission }) => {
    const parts = path.split('/')
    // a route that asks for a role refuses whoever has none before it looks for anything
    if (method !== 'GET' || permission !== 'signedIn' || !path.endsWith('{id}') || parts.length > 4) return []
    const noun = singular(parts.at(-2)!)
    const some =
      noun === 'record' ? [...byKind.values()].map(([first]) => first!) : (byKind.get(noun) ?? []).slice(0, 3)
    return some.map(({ id }) => path.replace('{id}', id))
  })
}

const statuses = async (role: string, urls: readonly string[]) =>
  Object.fromEntries(await Promise.all(urls.map(async (url) => [url, (await ask(role, 'GET', url)).status] as const)))

test('a substitute reads what the other reads for the term, and nothing of it before and after', async () => {
  const urls = await readsOf('IR-30')
  expect(urls.length).toBeGreaterThan(20)
  const theirs = await statuses('expert', urls)
  expect(Object.values(theirs).filter((status) => status === 200).length).toBeGreaterThan(15)
  const none = Object.fromEntries(urls.map((url) => [url, 404]))
  expect(await statuses('expertNextDoor', urls)).toEqual(none)

  const today = stage.demo.house.clock.today()
  const { personId } = await stage.actorOf('expertNextDoor')
  const named = await ask('expert', 'POST', '/api/people-access/substitutions', {
    toPersonId: personId,
    from: today,
    until: today,
  })
  expect([named.status, named.status < 300 ? '' : named.body]).toEqual([200, ''])
  expect(await statuses('expertNextDoor', urls)).toEqual(theirs)
  const { substitutions } = JSON.parse((await ask('expert', 'GET', '/api/me')).body) as {
    substitutions: { id: string }[]
  }
  expect((await ask('expert', 'POST', `/api/people-access/substitutions/${substitutions[0]!.id}/end`, {})).status).toBe(
    200,
  )
  expect(await statuses('expertNextDoor', urls)).toEqual(none)
})

test('who is granted one cluster reads nothing of the others of the same province', async () => {
  const { db } = stage.demo.house
  const { reach } = await stage.actorOf('agentTeam')
  const rows = await db
    .selectFrom('records')
    .select(['id'])
    .where('province_id', '=', 'IR-30')
    .where('audience', '=', 'reach')
    .where('kind', 'in', ['unit', 'body', 'session', 'letter', 'plan', 'planYear', 'visit'])
    .where((eb) => eb.or([eb('cluster_id', 'is', null), eb('cluster_id', 'not in', [...reach.clusterIds])]))
    .where('id', 'not in', db.selectFrom('record_parties').select('record_id'))
    .limit(40)
    .execute()
  expect(rows.length).toBeGreaterThan(0)
  const urls = rows.map(({ id }) => `/api/records/${id}`)
  expect(await statuses('agentTeam', urls)).toEqual(Object.fromEntries(urls.map((url) => [url, 404])))
})

test('an ended grant ends sight with the next request, of everything and for every route', async () => {
  const urls = await readsOf('IR-30')
  const before = Object.values(await statuses('deputy', urls)).filter((status) => status === 200).length
  expect(before).toBeGreaterThan(15)
  for (const { id } of (await stage.actorOf('deputy')).grants) {
    const ended = await ask('administrator', 'POST', `/api/people-access/grants/${id}/end`, { reason: 'پایان مأموریت' })
    expect([ended.status, ended.status < 300 ? '' : ended.body]).toEqual([200, ''])
  }
  expect(await statuses('deputy', urls)).toEqual(Object.fromEntries(urls.map((url) => [url, 404])))
  // signed in still, but with nothing that they could do: every route that asks for a role refuses before it reads
  for (const operation of stage.operations.filter(({ permission }) => !['public', 'signedIn'].includes(permission))) {
    const rule = operation.permission
    if (['identity.substitute', 'identity.endSubstitution'].includes(rule)) continue
    const url = operation.path.replaceAll(/\{\w+\}/g, '01a20738-1471-75b2-b527-0123456789ab')
    const { statusCode } = await stage.demo.app.inject({
      method: operation.method,
      url,
      headers: { cookie: stage.cookieOf.deputy! },
      ...(operation.method === 'GET' ? {} : { payload: {} }),
    })
    expect([operation.method, operation.path, statusCode]).toEqual([operation.method, operation.path, 403])
  }
})
