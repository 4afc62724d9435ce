import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visible } from '../../src/kernel/records.ts'
import type { Operation } from './requests.ts'
import { fitting, singular } from './shapes.ts'
import { type HostileStage, openHostileStage, seed } from './stage.ts'

let stage: HostileStage
beforeAll(async () => {
  stage = await openHostileStage()
})
afterAll(() => stage?.demo.close())

const nowhere = '01a20738-1471-75b2-b527-0123456789ab'
const far = ['expertNextDoor', 'neighbour', 'agentFarAway'] as const

const ask = async (role: string, method: Operation['method'], url: string, payload?: unknown) => {
  const reply = await stage.demo.app.inject({
    method,
    url,
    headers: { cookie: stage.cookieOf[role]! },
    ...(payload === undefined ? {} : { payload: payload as object }),
  })
  return { status: reply.statusCode, type: reply.headers['content-type'], body: reply.body }
}

/** Ids of records of a kind that this person may not see, or may. */
async function idsOf(role: string, seen: boolean): Promise<Map<string, string[]>> {
  const found = visible(await stage.actorOf(role))
  const rows = await stage.demo.house.db
    .selectFrom('records')
    .select(['id', 'kind'])
    .where(seen ? found : sql<boolean>`not ${found}`)
    .orderBy('id')
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.kind)].map(([kind, some]) => [kind, some.map(({ id }) => id)]))
}

/** Requests carry their own number and the moment they were asked at. */
const bare = (body: string, id: string) =>
  body
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '')
    .replaceAll(/"(knownAt|at|asked|now)":"\d{4}-\d\d-\d\dT[^"]*"/g, '')
    .replaceAll(id, 'ID')

/**
 * Told of what is closed itself: the public resolutions of a body and of its sessions, who holds a public office, and that a cluster known
 * to all was delegated.
 */
const told =
  /^GET \/api\/(sessions|bodies)\/\{id\}\/resolutions|^GET \/api\/persons\/\{id\}|^POST \/api\/cluster-people\/\{id\}\/end/

describe('what one may not see is not there', () => {
  test.each(far)('%s: every route answers for a hidden record as for an id that nobody has', async (role) => {
    const hidden = await idsOf(role, false)
    const differing: string[] = []
    let asked = 0
    for (const operation of stage.operations) {
      const { method, path, params, body } = operation
      const place = params.find((one) => one.in === 'path' && one.schema.format === 'uuid')
      if (!place || !stage.mayEver(role, operation) || told.test(`${method} ${path}`)) continue
      const parts = path.split('/')
      const noun = singular(parts[parts.indexOf(`{${place.name}}`) - 1] ?? '')
      // those of the noun, and where it is no kind of record (an item, a claim, any record) one of every kind
      const own = hidden.get(noun) ?? []
      const ids = own.length > 0 ? own.slice(0, 3) : [...hidden.values()].map(([first]) => first!)
      const [payload] = body ? fc.sample(fitting(body, stage.stock), { numRuns: 1, seed }) : [undefined]
      const at = (id: string) =>
        path
          .replace(`{${place.name}}`, id)
          .replace('{stage}', 'identified')
          .replace('{section}', 'swot')
          .replace('{indicator}', 'units')
          .replace('{criterion}', 'x')
          .replace('{channel}', 'sms')
          .replaceAll(/\{\w+\}/g, nowhere)
      const missing = await ask(role, method, at(nowhere), payload)
      for (const id of ids) {
        asked += 1
        const there = await ask(role, method, at(id), payload)
        if (there.status !== missing.status || bare(there.body, id) !== bare(missing.body, nowhere))
          differing.push(
            `${method} ${path} ${noun}: ${there.status} ${there.body.slice(0, 160)}\n   not there: ${missing.status} ${missing.body.slice(0, 160)}`,
          )
      }
    }
    expect(asked).toBeGreaterThan(100)
    expect(differing.join('\n')).toBe('')
  }, 120_000)
})

describe('what happens next door changes nothing here', () => {
  test('lists, counts, figures, search and suggestions of Zanjan before and after work in Alborz', async () => {
    const { operations, demo } = stage
    const seen = await idsOf('expertNextDoor', true)
    const reads = operations.filter(
      ({ method, path }) => method === 'GET' && !/account|openapi|prints|upkeep/.test(path),
    )
    const addresses = reads.flatMap(({ path, params }) => {
      const parts = path.split('/')
      const noun = singular(parts[parts.findIndex((part) => part.startsWith('{')) - 1] ?? '')
      const ids = path.includes('{') ? (seen.get(noun) ?? []).slice(0, 2) : ['']
      const filled = (path.includes('{code}') ? ['IR-19'] : ids).map((id) =>
        path
          .replace('{code}', 'IR-19')
          .replace('{stage}', 'identified')
          .replace('{month}', '1395-10')
          .replace('{quarter}', '1395-3')
          .replace('{layer}', 'provinces')
          .replaceAll(/\{\w+\}/g, id),
      )
      const query = params.some(({ name }) => name === 'q') ? ['', '?q=پنهان', '?q=پنه'] : ['']
      return filled.flatMap((one) => query.map((words) => `${one}${words ? encodeURI(words) : ''}`))
    })
    const all = async () =>
      new Map(
        await Promise.all(
          addresses.map(async (url) => {
            const { status, type, body } = await ask('expertNextDoor', 'GET', url)
            const words = String(type).includes('sheet') ? '' : bare(body, '-')
            return [url, `${status} ${words}`] as const
          }),
        ),
      )
    const before = await all()
    const done = async (role: string, method: Operation['method'], url: string, payload: object) => {
      const reply = await ask(role, method, url, payload)
      expect([url, reply.status, reply.status < 300 ? '' : reply.body]).toEqual([url, 200, ''])
      return JSON.parse(reply.body) as { id: string }
    }
    const county = (
      await demo.house.db
        .selectFrom('counties')
        .select('id')
        .where('province_id', '=', 'IR-30')
        .executeTakeFirstOrThrow()
    ).id
    const unit = await done('expert', 'POST', '/api/units', {
      name: 'کارگاه پنهان البرز',
      provinceId: 'IR-30',
      countyId: county,
    })
    await done('expert', 'POST', '/api/letters', {
      direction: 'incoming',
      receiverRole: 'expert',
      subject: 'نامه پنهان البرز',
      number: '۱۲۳/پ',
      dated: demo.house.clock.today(),
      organisationId: (
        await demo.house.db.selectFrom('organisations').select('id').orderBy('id').executeTakeFirstOrThrow()
      ).id,
    })
    expect(unit.id).toBeTruthy()
    const after = await all()
    expect(addresses.length).toBeGreaterThan(100)
    expect(
      [...after]
        .filter(([url, now]) => before.get(url) !== now)
        .map(([url, now]) => [url, before.get(url)!.slice(0, 300), now.slice(0, 300)]),
    ).toEqual([])
  }, 120_000)
})
