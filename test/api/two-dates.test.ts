import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller, DemoHouse } from '../world/house.ts'
import { demoHouse } from '../world/house.ts'
import { looseFile } from '../world/papers.ts'
import { type DemoIds, demoIds, type Reply } from '../world/refusals.ts'

let demo: DemoHouse
let ids: DemoIds
let auditor: Caller
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  auditor = await demo.as('auditor')
})
afterAll(() => demo.close())

const get = async (url: string) => {
  const reply = (await auditor('GET', url)) as Reply
  expect(reply.status).toBe(200)
  return reply.body
}

/** Every reply that shows figures of the year, for a past question. */
const printed = async (asOf: string, knownAt: string) => {
  const query = `asOf=${asOf}&knownAt=${encodeURIComponent(knownAt)}`
  const progress = await get(`/api/records/${ids.second}/progress?${query}`)
  const receipts = []
  for (const line of ['claimed', 'verified', 'approved', 'noted'])
    if (progress.whole[line] !== null)
      receipts.push(await get(`/api/records/${ids.second}/receipts?${query}&line=${line}`))
  const plan = (await get(`/api/clusters/${ids.clusterId}/plan?${query}`)).plan.years
  return { progress, receipts, plan }
}

/** Later deeds of every kind on the year: claims, each step, spending, a new version with other weights, a note, a draft over it. */
async function lifeGoesOn() {
  const agent = await demo.as('agent')
  const supervisor = await demo.as('supervisor')
  const expert = await demo.as('expert')
  const ok = async (reply: Promise<unknown>) => {
    const { status, body } = (await reply) as Reply
    expect({ status, error: body.error }).toEqual({ status: 200, error: undefined })
    return body
  }
  const waiting = await demo.house.db
    .selectFrom('claims')
    .innerJoin('items', 'items.id', 'claims.item_id')
    .innerJoin('trees', 'trees.id', 'items.tree_id')
    .select('claims.id')
    .where('trees.record_id', '=', ids.second)
    .where('taken_over', '=', false)
    .execute()
  for (const { id } of waiting) {
    await supervisor('POST', `/api/claims/${id}/verification`, {})
    await expert('POST', `/api/claims/${id}/approval`, {})
  }
  const item = ids.item('کنسرسیوم صادراتی خوشه پلاستیک')
  const { claimId } = await ok(
    agent('POST', `/api/items/${item}/claims`, {
      asOf: '2016-10-01',
      value: '1',
      result: 'تاریخ دیرگفته',
      reason: 'عدد پیشین نادرست بود',
    }),
  )
  await ok(supervisor('POST', `/api/claims/${claimId}/verification`, { value: '0', reason: 'هیچ' }))
  await ok(expert('POST', `/api/claims/${claimId}/approval`, {}))
  await ok(agent('POST', `/api/records/${ids.second}/noting`, { decisionId: ids.resolution }))
  await ok(
    expert('POST', `/api/items/${item}/spending`, {
      amount: '5000000',
      spentOn: '2016-10-01',
      note: 'دیرثبت',
      fileId: await looseFile(demo, 'expert'),
    }),
  )
  await ok(agent('POST', `/api/plan-years/${ids.second}/revision`, { reason: 'وزن‌ها بازنگری شد' }))
  const year = ((await agent('GET', `/api/plan-years/${ids.second}`)) as Reply).body
  const activities = year.draft.activities.map((one: { weight: string }, at: number) => ({
    ...one,
    weight: String(Number(one.weight) + (at === 0 ? -7.5 : at === 1 ? 7.5 : 0)),
    shares: [],
  }))
  const { version } = await ok(
    agent('PUT', `/api/plan-years/${ids.second}/draft`, { version: year.version, activities }),
  )
  await ok(expert('POST', `/api/plan-years/${ids.second}/freezing`, { version }))
  await ok(agent('POST', `/api/plan-years/${ids.second}/revision`, { reason: 'باز هم' }))
}

describe('two dates', () => {
  test('what was printed is printed again word for word, whatever came later', async () => {
    const days = ['2016-06-01', '2016-09-30', '2016-12-21', demo.house.clock.today()]
    const instants = [
      '2016-04-01T00:00:00Z',
      '2016-10-15T12:00:00Z',
      '2017-01-01T00:00:00Z',
      demo.house.clock.now().toISOString(),
    ]
    const before = new Map<string, unknown>()
    for (const asOf of days)
      for (const knownAt of instants) before.set(`${asOf} ${knownAt}`, await printed(asOf, knownAt))
    const living = await get(`/api/records/${ids.second}/progress?asOf=2016-12-21`)
    await lifeGoesOn()
    for (const [key, reply] of before) {
      const [asOf, knownAt] = key.split(' ') as [string, string]
      expect(await printed(asOf, knownAt), key).toEqual(reply)
    }
    // the living curve of that day has learned what was told late
    const told = await get(`/api/records/${ids.second}/progress?asOf=2016-12-21`)
    expect(told.whole.claimed).not.toBe(living.whole.claimed === null ? '' : undefined)
    expect(told.money.spent).not.toBe(living.money.spent)
  })

  test('new weights hold from the day they were frozen; the days before keep the old', async () => {
    const yesterday = await get(`/api/records/${ids.second}/progress?asOf=2017-02-03`)
    const today = await get(`/api/records/${ids.second}/progress`)
    expect([yesterday.version.n, today.version.n]).toEqual([1, 2])
    const weights = (view: Reply['body']) => view.items.map((item: { weight: string }) => item.weight)
    expect(weights(yesterday)).not.toEqual(weights(today))
    const exact = (view: Reply['body']) =>
      view.items.reduce(
        (sum: number, item: { weight: string; lines: { approved: string } }) =>
          sum + Number(item.weight) * Number(item.lines.approved),
        0,
      ) / 100
    for (const view of [yesterday, today]) expect(Number(view.whole.approved)).toBeCloseTo(exact(view), 9)
    const point = today.curve.findLast((one: { date: string }) => one.date < '2017-02-04')
    const thatDay = await get(`/api/records/${ids.second}/progress?asOf=${point.date}`)
    expect(point.approved).toBe(thatDay.whole.approved)
  })

  test('a past view shows no draft, no later step and no verb', async () => {
    const view = (await printed('2016-12-21', '2017-01-01T00:00:00Z')).progress
    expect(view.draft).toBeNull()
    expect(Object.values(view.may)).toEqual(Object.values(view.may).map(() => 'commitments.pastDate'))
    const steps = view.items.flatMap(
      (item: { lastClaim: { steps: { at: string }[] } | null }) => item.lastClaim?.steps ?? [],
    )
    expect(steps.every((step: { at: string }) => step.at <= '2017-01-01T00:00:00Z')).toBe(true)
  })
})
