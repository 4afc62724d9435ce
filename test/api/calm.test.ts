import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds, expectRefusal, expectRefused, type Reply } from '../world/refusals.ts'
import { saidOf, sheetsOf } from '../world/sheets.ts'

let demo: DemoHouse
let ids: Awaited<ReturnType<typeof demoIds>>
const { tryTable } = sheetsOf(() => demo)
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
}, 120_000)
afterAll(() => demo.close())

const councilOf = async () =>
  (
    await demo.house.db
      .selectFrom('bodies')
      .innerJoin('records', 'records.id', 'bodies.id')
      .select('bodies.id')
      .where('records.cluster_id', '=', ids.clusterId)
      .executeTakeFirstOrThrow()
  ).id

describe('work that stands in the way too long', () => {
  test('says that nothing was changed, in both languages, and goes on when the lock is free', async () => {
    const { db } = demo.house
    const expert = await demo.as('expert')
    const resolution = { bodyId: await councilOf(), text: 'آزمون قفل', decidedOn: demo.house.clock.today() }
    let free = () => {}
    const held = new Promise<void>((resolve) => {
      free = resolve
    })
    let locked = () => {}
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve
    })
    const holding = db.transaction().execute(async (tx) => {
      await sql`lock table resolutions in access exclusive mode`.execute(tx)
      locked()
      await held
    })
    try {
      await isLocked
      // every other connection of the pool waits at most so long: all are lent out at once
      let lent = 0
      let allLent = () => {}
      const all = new Promise<void>((resolve) => {
        allLent = resolve
      })
      await Promise.all(
        Array.from({ length: 9 }, () =>
          db.connection().execute(async (one) => {
            await sql`set lock_timeout = '200ms'`.execute(one)
            if (++lent === 9) allLent()
            await all
          }),
        ),
      )
      const reply = (await expert('POST', '/api/resolutions', resolution)) as Reply
      expectRefusal(reply, { status: 503, code: 'kernel.busy', says: ['چیزی از کار شما ثبت نشد'] })
    } finally {
      free()
      await holding
    }
    const { body } = (await expert('POST', '/api/resolutions', resolution)) as Reply
    expect(body.number).toBeGreaterThan(0)
  })

  test('a statement that is ended by its time is no defect either', async () => {
    const { errorHandler } = await import('../../src/app/errors.ts')
    for (const code of ['57014', '55P03', '40P01']) {
      const said: { status?: number; body?: Reply['body'] } = {}
      const reply = {
        status(status: number) {
          said.status = status
          return this
        },
        header() {
          return this
        },
        send(body: Reply['body']) {
          said.body = body
          return this
        },
      }
      errorHandler(Object.assign(new Error('x'), { code }) as never, { id: 'r1' } as never, reply as never)
      expect([said.status, said.body.error.code]).toEqual([503, 'kernel.busy'])
    }
  })
})

describe('a house whose every connection is lent out', () => {
  test.each([
    '/api/me',
    '/api/desk/count',
    '/api/desk',
    '/api/bodies',
  ])('%s says that it is at other work, and when to ask again', async (url) => {
    const { headers } = await demo.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { name: 'expert@khoosheh.example', password: demoPassword },
    })
    const cookie = [headers['set-cookie']].flat().map((one) => String(one).split(';')[0])
    const { options } = demo.pool as unknown as { options: { max: number; connectionTimeoutMillis: number } }
    const before = { ...options }
    const ask = () => demo.app.inject({ url, headers: { cookie: cookie.join('; ') } })
    const lent = await Promise.all(Array.from({ length: before.max }, () => demo.pool.connect()))
    Object.assign(options, { connectionTimeoutMillis: 150 })
    try {
      const reply = await ask()
      expectRefusal({ status: reply.statusCode, body: reply.json() }, { status: 503, code: 'kernel.busy' })
      expect(reply.headers['retry-after']).toBe('5')
    } finally {
      Object.assign(options, before)
      for (const one of lent) one.release()
    }
    expect((await ask()).statusCode).toBe(200)
  })
})

describe('a day to come', () => {
  test.each([
    '/api/provinces/IR-30/front',
    '/api/nation',
    '/api/clusters?province=IR-30',
    '/api/lists/provinces.xlsx',
  ])('%s says that it has not come, at its field', async (url) => {
    const national = await demo.as('md')
    const future = `${url}${url.includes('?') ? '&' : '?'}asOf=2017-09-01`
    const reply = (await national('GET', future)) as Reply
    if (reply.status === 404) throw new Error(`no such page: ${url}`)
    expectRefusal(reply, { status: 422, code: 'kernel.dayToCome', field: 'asOf', says: ['هنوز نرسیده'] })
    const today = future.replace('2017-09-01', demo.house.clock.today())
    expect((await national('GET', today)).status).toBe(200)
  })
})

describe('the subject of a resolution', () => {
  test('is one of the catalogue, or none', async () => {
    const expert = await demo.as('expert')
    const bodyId = await councilOf()
    const body = { bodyId, text: 'آزمون موضوع', decidedOn: demo.house.clock.today() }
    await expectRefused(demo.house.db, expert, ['POST', '/api/resolutions', { ...body, category: 'هرچه' }], {
      status: 422,
      code: 'meetings.unknownCategory',
      field: 'category',
      says: ['هرچه', 'یکی از موضوع‌های فهرست'],
    })
    expect((await expert('POST', '/api/resolutions', { ...body, category: 'tax' })).status).toBe(200)
    const trial = await tryTable(
      'expert',
      'resolutions',
      `body=${bodyId}`,
      ['متن مصوبه', 'دسته', 'تاریخ تصمیم'],
      ['آزمون نخست', 'هرچه', '۱۳۹۵/۰۱/۱۰'],
    )
    expect(saidOf(trial.body)[0]![1]).toMatch(/kernel\.notOneOf$/)
  })
})

describe('what is offered to choose from', () => {
  test('people of a neighbour province are no choice, by any word of their name; nor are its closed records', async () => {
    const { db } = demo.house
    const ours = await db
      .selectFrom('records')
      .select(['id', 'title'])
      .where('kind', '=', 'person')
      .where('province_id', '=', 'IR-30')
      .where('audience', '=', 'reach')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('posts')
              .select('posts.id')
              .whereRef('person_id', '=', 'records.id')
              .where('is_public', '=', true),
          ),
        ),
      )
      .execute()
    expect(ours.length).toBeGreaterThan(3)
    const [expert, neighbour] = [await demo.as('expert'), await demo.as('expert.zanjan')]
    const named = async (caller: typeof expert, name: string) => {
      const { body } = (await caller('GET', `/api/persons?q=${encodeURIComponent(name)}&limit=50`)) as Reply
      return (body.rows as { id: string }[]).map((one) => one.id)
    }
    for (const { id, title } of ours) {
      expect([title, (await named(expert, title)).includes(id)]).toEqual([title, true])
      for (const word of title.split(' ')) expect(await named(neighbour, word)).not.toContain(id)
    }
    const recipients = `/api/desk/recipients?recordId=${ids.second}`
    expect([(await expert('GET', recipients)).status, (await neighbour('GET', recipients)).status]).toEqual([200, 404])
  })
})
