import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClusterView } from '../../src/modules/clusters/clusters.schema.ts'
import { verifyJournal } from '../../src/modules/journal/index.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { looseFile } from '../world/papers.ts'
import { type Body, type DemoIds, demoIds, expectRefused, type Reply } from '../world/refusals.ts'

/**
 * The gate into the third year of Alborz plastic: what lies behind it (claims, visits, unfinished activities of the second year) the house
 * answers itself. The tests follow one another, from the closed gate to the open one.
 */
let demo: DemoHouse
let ids: DemoIds
let expert: Caller
let deputy: Caller
let supervisor: Caller
let agent: Caller
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  ;[expert, deputy, supervisor, agent] = (await Promise.all(
    ['expert', 'deputy', 'supervisor', 'agent'].map((name) => demo.as(name)),
  )) as [Caller, Caller, Caller, Caller]
})
afterAll(() => demo.close())

const ok = async (call: Caller, method: Parameters<Caller>[0], url: string, body?: unknown): Promise<Body> => {
  const reply = (await call(method, url, body)) as Reply
  expect([url, reply.status], JSON.stringify(reply.body)).toEqual([url, 200])
  return reply.body
}
const cluster = async (): Promise<ClusterView> => ok(expert, 'GET', `/api/clusters/${ids.clusterId}`)
const line = async (code: string) => (await cluster()).next!.lines.find((one) => one.code === code)!
const gate = () => `/api/clusters/${ids.clusterId}/gates/implementation_y3`
const blocks = async () => {
  const problem = await expectRefused(demo.house.db, expert, ['POST', gate(), { decisionId: ids.resolution }], {
    status: 409,
    code: 'clusters.gateClosed',
  })
  return new Map(problem.fields.map((field) => [field.path, field.message.fa]))
}
const statement = (code: string) =>
  [
    'POST',
    `/api/clusters/${ids.clusterId}/statements`,
    { stage: 'implementation_y3', code, holds: true, dated: demo.house.clock.today() },
  ] as const

test('the gate is blocked by each of them with its clause, names what is missing, and nobody states it', async () => {
  const closed = await blocks()
  expect(closed.get('gate.claims_unverified')).toContain('ماده ۸ بند ۲')
  expect(closed.get('gate.visits_missing')).toContain('ماده ۹ بند ۲')
  expect(closed.get('gate.carry_settled')).toContain('ماده ۸ بند ۴')
  for (const code of ['claims_unverified', 'visits_missing', 'carry_settled']) {
    expect(await line(code)).toMatchObject({ state: 'open', stated: false })
    await expectRefused(demo.house.db, expert, [...statement(code)], { status: 409, code: 'clusters.knownAlready' })
  }
  // Mehr and Shahrivar passed without a visit; seven activities are not done
  expect((await line('visits_missing')).details).toMatchObject({
    count: 1,
    names: 'شهریور و مهر ۱۳۹۵',
    namesEn: 'Shahrivar and Mehr 1395',
  })
  expect((await line('carry_settled')).details).toMatchObject({ count: 7, yearId: ids.second })
})

test('a missing visit opens with the reason that the office writes, not with the supervisor’s word', async () => {
  const { periods } = await ok(expert, 'GET', `/api/clusters/${ids.clusterId}/agency`)
  const missing = periods.find((one: Body) => one.state === 'missing')
  const held = periods.find((one: Body) => one.state === 'held')
  const url = `/api/clusters/${ids.clusterId}/visit-excuses`
  const excuse = { from: missing.from, reason: 'ناظر در مأموریت بود' }
  await expectRefused(demo.house.db, supervisor, ['POST', url, excuse], { status: 403, code: 'kernel.notYourRole' })
  await expectRefused(demo.house.db, expert, ['POST', url, { ...excuse, reason: ' ' }], {
    status: 422,
    code: 'kernel.invalid',
    field: 'reason',
  })
  for (const from of [held.from, periods[0].from, '2001-01-01'])
    await expectRefused(demo.house.db, expert, ['POST', url, { ...excuse, from }], {
      status: 422,
      code: 'agency.periodNotMissing',
      field: 'from',
    })
  await ok(expert, 'POST', url, excuse)
  expect(await line('visits_missing')).toMatchObject({ state: 'fulfilled', details: { count: 0 } })
  const after = await ok(expert, 'GET', `/api/clusters/${ids.clusterId}/agency`)
  expect(after.periods.find((one: Body) => one.from === missing.from).state).toBe('excused')
  expect(after.visits.find((one: Body) => one.cancelReason === excuse.reason)).toMatchObject({ state: 'cancelled' })
  await expectRefused(demo.house.db, expert, ['POST', url, excuse], { status: 422, code: 'agency.periodNotMissing' })
})

test('claims open once each is verified or sent back', async () => {
  const rows = await demo.house.db
    .selectFrom('claims')
    .innerJoin('items', 'items.id', 'claims.item_id')
    .innerJoin('trees', 'trees.id', 'items.tree_id')
    .select('claims.id')
    .where('trees.record_id', '=', ids.second)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('steps').select('steps.id').whereRef('steps.claim_id', '=', 'claims.id'))),
    )
    .execute()
  expect((await line('claims_unverified')).details.count).toBe(rows.length)
  const [last, ...others] = rows
  for (const claim of others) await ok(supervisor, 'POST', `/api/claims/${claim.id}/verification`, {})
  expect(await line('claims_unverified')).toMatchObject({ state: 'open', details: { count: 1 } })
  await ok(supervisor, 'POST', `/api/claims/${last!.id}/return`, { reason: 'مستند پیوست نیست' })
  expect(await line('claims_unverified')).toMatchObject({ state: 'fulfilled' })
})

test('the unfinished are settled by a cause or a place with weight in the next year, not by putting them off', async () => {
  const turn = await ok(deputy, 'GET', `/api/plan-years/${ids.second}/turn`)
  const open = turn.activities.filter((one: Body) => one.state === 'open')
  const [put, ...left] = open.toSorted((one: Body) => (one.canCarry === true ? -1 : 1))
  await ok(deputy, 'POST', `/api/plan-years/${ids.second}/closing`, {
    left: left.map((one: Body) => ({ code: one.code, cause: 'external' })),
    later: [put.code],
    waiting: open.flatMap((one: Body) => one.waiting.map((claim: Body) => claim.claimId)),
  })
  expect(await line('carry_settled')).toMatchObject({ state: 'open', details: { count: 1, names: put.title } })
  expect([...(await blocks()).keys()]).toContain('gate.carry_settled')
  await ok(deputy, 'POST', `/api/plan-years/${ids.second}/carrying`, {
    into: ids.third,
    items: [{ code: put.code, cause: 'late_funding' }],
  })
  expect(await line('carry_settled')).toMatchObject({ state: 'fulfilled', details: { count: 0 } })
  expect((await line('year_2_closed')).state).toBe('fulfilled')
})

test('with the third year’s plan and the papers the gate opens', async () => {
  const { version, draft } = await ok(agent, 'GET', `/api/plan-years/${ids.third}`)
  // the first activity makes room for what was carried; what came without dates gets the year's end
  const others = draft.activities.slice(1).reduce((sum: number, one: Body) => sum + Number(one.weight), 0)
  const activities = draft.activities.map((one: Body, place: number) => ({
    ...one,
    ...(place === 0 ? { weight: (100 - others).toFixed(4) } : {}),
    finish: one.finish ?? '2018-03-20',
  }))
  const saved = await ok(agent, 'PUT', `/api/plan-years/${ids.third}/draft`, { version, activities })
  await ok(expert, 'POST', `/api/plan-years/${ids.third}/freezing`, {
    version: saved.version,
    decisionId: ids.resolution,
  })
  const { next, council } = await cluster()
  for (const one of next!.lines.filter((line) => line.kind === 'document'))
    await ok(expert, 'POST', `/api/clusters/${ids.clusterId}/papers`, {
      stage: 'implementation_y3',
      code: one.code,
      dated: demo.house.clock.today(),
      number: '۱',
      fileId: await looseFile(demo, 'expert'),
    })
  expect((await cluster()).next!.lines.filter((one) => one.state !== 'fulfilled').map((one) => one.code)).toEqual([
    'steering_council',
  ])
  const session = await ok(expert, 'POST', `/api/bodies/${council!.id}/historic-sessions`, {
    number: 7,
    heldOn: demo.house.clock.today(),
    source: { mark: 'example', source: '' },
  })
  const decision = await ok(expert, 'POST', '/api/resolutions', {
    sessionId: session.id,
    text: 'ورود به سال سوم تصویب شد.',
    category: 'gate_decision',
    concerns: [ids.clusterId],
  })
  expect(await ok(expert, 'POST', gate(), { decisionId: decision.id })).toEqual({ stage: 'implementation_y3' })
  expect((await verifyJournal(demo.house.db)).map((report) => report.broken)).not.toContainEqual(expect.anything())
})

test('a plan that was frozen without a resolution says so in the gate that asks for one', async () => {
  const lorestan = await demo.as('expert.lorestan')
  const { rows } = await ok(lorestan, 'GET', '/api/clusters?province=IR-15&q=سنگ')
  const { next } = (await ok(lorestan, 'GET', `/api/clusters/${rows[0].id}`)) as ClusterView
  const plan = next!.lines.find((one) => one.code === 'year_1_plan')!
  expect(plan).toMatchObject({
    state: 'open',
    details: { says: expect.stringContaining('مصوبه شورا برای آن ثبت نشده') },
  })
})

test('nothing is said where nothing is recorded: a cluster without a plan and a contract', async () => {
  const ctx = demo.house.ctx()
  const asked = (code: string, yearBehind: number | null) =>
    ctx.conditions![code]!(ctx.db, ctx, ids.clusterElsewhere, { stage: 'implementation_y2', yearBehind })
  for (const code of ['claims_unverified', 'visits_missing', 'carry_settled'])
    expect([code, await asked(code, 1), await asked(code, null)]).toEqual([code, null, null])
})
