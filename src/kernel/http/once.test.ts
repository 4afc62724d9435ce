import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoHouse, demoHouse } from '../../../test/world/house.ts'

let demo: DemoHouse
let cookies: Record<'expert' | 'director', string>
beforeAll(async () => {
  demo = await demoHouse()
  const cookie = async (name: string) => (await demo.signIn(`${name}@khoosheh.example`, 'nokhostin-gam-1395')).cookie
  cookies = { expert: await cookie('expert'), director: await cookie('md') }
})
afterAll(() => demo?.close())

const ask = async (
  key: string | undefined,
  body: object,
  {
    who = 'expert',
    url = '/api/clusters',
    method = 'POST',
  }: { who?: 'expert' | 'director'; url?: string; method?: 'POST' | 'PATCH' } = {},
) => {
  const reply = await demo.app.inject({
    method,
    url,
    headers: { cookie: cookies[who], ...(key === undefined ? {} : { 'idempotency-key': key }) },
    payload: body,
  })
  return { status: reply.statusCode, body: reply.json() }
}
const cluster = (trade: string) => ({ trade, provinceId: 'IR-30', scope: 'industry' })
const clustersOf = async (trade: string) =>
  (
    await demo.house.db
      .selectFrom('records')
      .select('id')
      .where('kind', '=', 'cluster')
      .where('title', 'like', `%${trade}%`)
      .execute()
  ).length
const journal = async () =>
  Number(
    (
      await demo.house.db
        .selectFrom('journal_entries')
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

describe('a request that carries a key', () => {
  it('is done once by twenty at the same time, and each has the same answer', async () => {
    const before = await journal()
    const key = randomUUID()
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask(key, cluster('کلیدسازی'))))
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await clustersOf('کلیدسازی')).toBe(1)
    expect(await journal()).toBe(before + 1)
  })

  it('sent again an hour later has the same answer; without a key it is another deed', async () => {
    const key = randomUUID()
    const first = await ask(key, cluster('قفل‌سازی'))
    expect(await ask(key, cluster('قفل‌سازی'))).toEqual(first)
    expect(await clustersOf('قفل‌سازی')).toBe(1)
    const people = { givenName: 'نمونه', familyName: 'بی‌کلید', provinceId: 'IR-30' }
    const two = [
      await ask(undefined, people, { url: '/api/persons' }),
      await ask(undefined, people, { url: '/api/persons' }),
    ]
    expect(two.map(({ status }) => status)).toEqual([200, 200])
    expect(two[0]!.body.id).not.toBe(two[1]!.body.id)
  })

  it('with another content, another address or by another person is never given that answer', async () => {
    const key = randomUUID()
    expect((await ask(key, cluster('زنجیرسازی'))).status).toBe(200)
    for (const reply of [
      await ask(key, cluster('پولادسازی')),
      await ask(key, cluster('زنجیرسازی'), { url: '/api/persons' }),
    ]) {
      expect([reply.status, reply.body.error.code]).toSatisfy(
        ([status, code]) =>
          (status === 409 && code === 'kernel.keyUsed') || (status === 422 && code === 'kernel.invalid'),
      )
    }
    expect(await clustersOf('پولادسازی')).toBe(0)
    const other = await ask(
      key,
      { givenName: 'نمونه', familyName: 'دیگری', provinceId: 'IR-30' },
      { who: 'director', url: '/api/persons' },
    )
    expect(other.body.error?.code).not.toBe('kernel.keyUsed')
  })

  it('that was refused leaves nothing: put right, it is done under the same key', async () => {
    const key = randomUUID()
    const refused = await ask(key, { ...cluster('ریخته‌گری آزمایشی'), provinceId: 'IR-07' })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(await demo.house.db.selectFrom('answers').select('key').where('key', '=', key).execute()).toEqual([])
    expect((await ask(key, cluster('ریخته‌گری آزمایشی'))).status).toBe(200)
  })

  it('answers with no more than the first time: what the route lets out', async () => {
    const key = randomUUID()
    const { body } = await ask(key, cluster('سوهان‌سازی'))
    const { answer } = await demo.house.db
      .selectFrom('answers')
      .select('answer')
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    expect(answer).toEqual(body)
  })

  it.each([
    'short',
    'a'.repeat(101),
    "x' or 1=1 --",
    'کلید-فارسی-بلند',
  ])('a key that is none is refused: %s', async (key) => {
    const reply = await ask(encodeURI(key) === key ? key : `${encodeURI(key)}!`, cluster('نادرست'))
    expect([reply.status, reply.body.error?.code]).toEqual([422, 'kernel.badKey'])
  })

  it('old answers go with the next request', async () => {
    const key = randomUUID()
    await ask(key, cluster('میخ‌سازی'))
    await demo.house.db
      .updateTable('answers')
      .set({ at: new Date(demo.house.clock.now().getTime() - 86_400_001) })
      .where('key', '=', key)
      .execute()
    await ask(randomUUID(), cluster('پیچ‌سازی'))
    expect(await demo.house.db.selectFrom('answers').select('key').where('key', '=', key).execute()).toEqual([])
  })
})
