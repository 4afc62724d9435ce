import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { toJalali } from '../../src/kernel/fa/index.ts'
import { knownBy } from '../../src/modules/insight/period/period.rules.ts'
import type { PeriodView } from '../../src/modules/insight/period/period.schema.ts'
import { readWord } from '../../src/modules/papers/word/read.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'

let demo: DemoHouse
const cookies: Record<string, string> = {}
beforeAll(async () => {
  demo = await demoHouse()
  for (const name of ['expert', 'national', 'zanjan', 'lorestan'])
    cookies[name] = (await demo.signIn(`${name}@khoosheh.example`, demoPassword)).cookie
})
afterAll(() => demo.close())

const get = (url: string, as = 'expert') => demo.app.inject({ url, headers: { cookie: cookies[as]! } })
const month = async (code: string, as = 'expert', province = 'IR-30') =>
  (await get(`/api/provinces/${province}/months/${code}`, as)).json() as PeriodView
const part = (view: PeriodView, what: string) => view.parts.find((one) => one.what === what)!

describe('a province’s month', () => {
  test('names the sessions that were held in its days, and no other', async () => {
    const held = await demo.house.db
      .selectFrom('sessions')
      .innerJoin('records', 'records.id', 'sessions.id')
      .select(['sessions.id', 'held_on as on'])
      .where('province_id', '=', 'IR-30')
      .where('state', 'in', ['held', 'history'])
      .where('held_on', 'is not', null)
      .execute()
    expect(held.length).toBeGreaterThan(0)
    const { year, month: n } = toJalali(held[0]!.on!)
    const view = await month(`${year}-${String(n).padStart(2, '0')}`)
    expect(view.province?.code).toBe('IR-30')
    const { told, later } = knownBy(
      part(view, 'sessions').rows.map((row) => ({ ...row, knownAt: new Date(0) })),
      { asOf: view.asOf, knownAt: new Date(view.knownAt) },
    )
    expect(later).toBe(0)
    const within = held.filter((one) => one.on! >= view.from && one.on! <= view.to).map((one) => one.id)
    expect(told.length + part(view, 'sessions').later).toBe(within.length)
    expect(within).toEqual(expect.arrayContaining(told.map((row) => row.recordId)))
  })

  test('counts the claims that were approved in its days, by the journal of their steps', async () => {
    const steps = await demo.house.db
      .selectFrom('steps')
      .innerJoin('claims', 'claims.id', 'steps.claim_id')
      .innerJoin('items', 'items.id', 'claims.item_id')
      .innerJoin('trees', 'trees.id', 'items.tree_id')
      .innerJoin('records', 'records.id', 'trees.record_id')
      .select('steps.made_at')
      .where('steps.kind', '=', 'approve')
      .where('records.province_id', '=', 'IR-30')
      .execute()
    const codes = [
      '1395-01',
      '1395-02',
      '1395-03',
      '1395-04',
      '1395-05',
      '1395-06',
      '1395-07',
      '1395-08',
      '1395-09',
      '1395-10',
      '1395-11',
    ]
    let told = 0
    for (const code of codes) told += part(await month(code), 'claims').count
    const within = steps.filter(
      (step) => step.made_at >= new Date('2016-03-19T20:30:00Z') && step.made_at <= demo.house.clock.now(),
    )
    expect(told).toBe(within.length)
    expect(told).toBeGreaterThan(0)
  })

  test('a month that is over is told as it was known at its end, and what is entered later does not change it', async () => {
    const before = await month('1395-10')
    expect(before.over).toBe(true)
    const body = await demo.house.db
      .selectFrom('bodies')
      .innerJoin('records', 'records.id', 'bodies.id')
      .select('bodies.id')
      .where('province_id', '=', 'IR-30')
      .executeTakeFirstOrThrow()
    const entered = await demo.app.inject({
      method: 'POST',
      url: `/api/bodies/${body.id}/historic-sessions`,
      headers: { cookie: cookies.expert! },
      payload: { number: 999, heldOn: '2017-01-05', source: { mark: 'document', source: 'بایگانی دبیرخانه' } },
    })
    expect(entered.statusCode, entered.body).toBe(200)
    const after = await month('1395-10')
    const later = { ...part(before, 'sessions'), later: part(before, 'sessions').later + 1 }
    expect(after).toEqual({ ...before, parts: before.parts.map((one) => (one.what === 'sessions' ? later : one)) })
  })

  test('a month in which nothing happened says so, on the page and on paper', async () => {
    const view = await month('1390-05')
    expect(view.parts.map((one) => one.count)).toEqual(view.parts.map(() => 0))
    const reply = await get('/api/prints/month.docx?province=IR-30&month=1390-05')
    expect(reply.statusCode).toBe(200)
    const text = JSON.stringify((await readWord(reply.rawPayload)).body)
    expect(text).toContain('در مرداد ۱۳۹۰ رویدادی ثبت نشده است.')
  })

  test('goes out as Word, PDF and Excel with its own counts', async () => {
    const view = await month('1395-11')
    const word = await get('/api/prints/month.docx?province=IR-30&month=1395-11')
    const text = JSON.stringify((await readWord(word.rawPayload)).body)
    for (const row of part(view, 'sessions').rows) expect(text).toContain(row.title)
    const pdf = await get('/api/prints/month.pdf?province=IR-30&month=1395-11')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await get('/api/lists/month.xlsx?province=IR-30&month=1395-11')).statusCode).toBe(200)
  })

  test('of another province one sees what is public, no plan and no payment', async () => {
    const own = await month('1395-11')
    const seen = await month('1395-11', 'zanjan')
    expect(part(own, 'claims').count + part(own, 'sessions').count).toBeGreaterThan(0)
    expect(part(seen, 'claims').count).toBe(0)
    expect(part(seen, 'payments').count).toBe(0)
    expect(seen.late.rows).toEqual([])
    expect(seen.targets).toEqual([])
  })
})

describe('the nation’s quarter', () => {
  test('is the sum of its three months, province by province', async () => {
    const quarter = (await get('/api/nation/quarters/1395-3', 'national')).json() as PeriodView
    for (const what of ['sessions', 'made', 'notified', 'claims', 'gates', 'visits'] as const) {
      const one = quarter.provinces.find((row) => row.code === 'IR-30')?.counts[what] ?? 0
      let months = 0
      for (const code of ['1395-07', '1395-08', '1395-09']) months += part(await month(code, 'national'), what).count
      expect(one, what).toBe(months)
    }
  })
})

test.each([
  ['/api/provinces/IR-30/months/1395-13', 422, 'insight.badMonth'],
  ['/api/provinces/IR-30/months/nonsense', 422, 'insight.badMonth'],
  ['/api/provinces/IR-30/months/1399-01', 422, 'insight.futurePeriod'],
  ['/api/provinces/IR-99/months/1395-10', 404, undefined],
  ['/api/nation/quarters/1395-5', 422, 'insight.badQuarter'],
  ['/api/nation/quarters/1499-4', 422, 'insight.futurePeriod'],
])('%s answers %i', async (url, status, code) => {
  const reply = await get(url)
  expect(reply.statusCode).toBe(status)
  if (code) expect(reply.json().error.fields[0].code).toBe(code)
})
