import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type PlanWorld, planWorld } from '../../../test/world/plan.ts'
import { type PromiseWorld, promiseWorld, refusalOf } from '../../../test/world/promises.ts'
import { explain } from '../../app/errors.ts'
import { buildServer } from '../../app/server.ts'
import { contentStore } from '../../kernel/files/content.ts'
import { commitments } from '../commitments/commitments.module.ts'
import { claimProgress, takeStep } from '../commitments/index.ts'
import { progressView } from '../commitments/progress.view.ts'
import { receiptsView } from '../commitments/receipts.view.ts'
import { verifyJournal } from '../journal/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { carryIntoYear } from './carrying.verbs.ts'
import { plans } from './plans.module.ts'
import { planYearView } from './plans.view.ts'
import { closeYear } from './turn/closing.verbs.ts'
import { reviseYear } from './years.verbs.ts'

let database: TestDatabase
let world: PromiseWorld
let app: FastifyInstance
let plan: PlanWorld
let first: string
let second: string
let items: string[]
let trade = 0
const by = { claims: 'agent', verifies: 'supervisor', approves: 'expert' }

beforeAll(async () => {
  database = await testDatabase()
  world = await promiseWorld(database.db)
  app = await buildServer({
    db: database.db,
    clock: world.clock,
    modules: [commitments, meetings, plans(explain)],
    files: contentStore(mkdtempSync(join(tmpdir(), 'carrying-'))),
    actorOf: async (request) => world.as(String(request.headers['x-name'])).actor ?? null,
  })
})
afterAll(async () => {
  await app.close()
  await database.close()
})

/** A first year with a percentage, a quantity, a milestone and a count, in Esfand; a second year with a draft of one activity. */
beforeEach(async () => {
  const { clock, reach } = world
  clock.moveTo('2016-03-25')
  plan = await planWorld(world, `رسته ${++trade}`)
  const { activity, year, write, freeze, hold } = plan
  first = await year(1, 1395, '40')
  items = await write(first, [
    activity('1', '40', { executor: 'مجری یک', expectedResult: 'نتیجه' }),
    activity('2', '30', { measure: 'quantity', target: '80', unit: 'واحد' }),
    activity('3', '10', { measure: 'milestone' }),
    activity('4', '20', {
      measure: 'quantity',
      target: '5',
      unit: 'جلسه',
      progress: { source: 'counted', counter: 'meetings.heldSessions' },
    }),
  ])
  await freeze(first)
  second = await year(2, 1396, '60')
  await write(second, [activity('1', '100', { start: '2017-03-21', finish: '2018-03-20' })])
  clock.moveTo('2017-03-10')
  await reach(items[0]!, { asOf: '2017-02-01', value: '62.5' }, by)
  await reach(items[1]!, { asOf: '2017-02-01', quantity: '20' }, by)
  await hold('2016-06-01')
  await hold('2016-09-01')
})

const all = ['1', '2', '3', '4'].map((code) => ({ code, cause: `علت ${code}` }))
const carry = (asked: readonly { code: string; cause: string }[] = all, into = second, from = first, who = 'deputy') =>
  carryIntoYear(world.as(who), from, { into, items: asked })
const wholeOf = async (yearId: string, when: { asOf?: string; knownAt?: string } = {}) =>
  (await progressView(world.as('expert'), yearId, when)).whole.approved

describe('carrying into the next year', () => {
  test('promises the rest in the draft, with a suggested weight, without dates, with the old words', async () => {
    const { carried } = await carry()
    // 40 × 37.5 %, 30 × 60/80, 10 whole, 20 × 3/5
    expect(carried.map((one) => [one.fromCode, one.code, one.reached, one.rest, one.weight])).toEqual([
      ['1', '2', '62.5', '37.5', '15'],
      ['2', '3', '20', '60', '22.5'],
      ['3', '4', '0', '100', '10'],
      ['4', '5', '2', '3', '12'],
    ])
    const { draft } = await planYearView(world.as('expert'), second, {}, explain)
    expect(
      draft!.activities.map(({ code, title, weight, target, start, finish, measure, progress }) => [
        code,
        title,
        weight,
        target,
        start,
        finish,
        measure,
        progress?.source,
      ]),
    ).toEqual([
      ['1', 'فعالیت 1', '100', null, '2017-03-21', '2018-03-20', 'percent', undefined],
      ['2', 'فعالیت 1', '15', null, null, null, 'percent', undefined],
      ['3', 'فعالیت 2', '22.5', '60', null, null, 'quantity', undefined],
      ['4', 'فعالیت 3', '10', null, null, null, 'milestone', undefined],
      ['5', 'فعالیت 4', '12', '3', null, null, 'quantity', 'counted'],
    ])
    expect(draft!.activities[1]).toMatchObject({ executor: 'مجری یک', expectedResult: 'نتیجه' })
    const old = await progressView(world.as('expert'), first, {})
    expect(old.items.map((one) => [one.closed, one.closing?.cause, one.closing?.carriedTo])).toEqual(
      carried.map((one, place) => ['carried', `علت ${place + 1}`, { recordId: second, itemId: one.itemId }]),
    )
    const links = await database.db.selectFrom('links').selectAll().where('from_id', '=', second).execute()
    expect(links).toMatchObject([{ from_id: second, to_id: first, kind: 'carriedFrom' }])
  })

  test('writes one entry, and the journal stays whole', async () => {
    const count = () =>
      database.db
        .selectFrom('journal_entries')
        .select(['verb', 'record_id'])
        .where('verb', '=', 'plans.carry')
        .where('record_id', '=', first)
        .execute()
    await carry(all.slice(0, 2))
    expect(await count()).toHaveLength(1)
    expect((await verifyJournal(database.db)).every((report) => report.broken === null)).toBe(true)
  })

  test('starts at zero in the new year, and the old year keeps its figure for ever', async () => {
    const { clock, as, reach } = world
    // 0.4 × 62.5 + 0.3 × 25 + 0 + 0.2 × 40
    expect(await wholeOf(first)).toBe('40.5')
    const before = { asOf: '2017-03-01', knownAt: clock.now().toISOString() }
    const printed = await progressView(as('expert'), first, before)
    clock.advance(60_000)
    await carry()
    const { draft } = await planYearView(as('expert'), second, {}, explain)
    clock.moveTo('2017-03-25')
    const weights = ['40.5', '15', '22.5', '10', '12']
    const ids = await plan.write(
      second,
      draft!.activities.map((one, place) => ({
        ...one,
        weight: weights[place]!,
        start: '2017-03-01',
        finish: '2018-03-20',
      })),
    )
    await plan.freeze(second)
    clock.advance(60_000)
    expect(await wholeOf(second)).toBe('0')
    expect((await progressView(as('expert'), second, {})).items[4]).toMatchObject({
      counter: 'meetings.heldSessions',
      shown: '0',
      carriedFrom: { recordId: first, itemId: items[3] },
    })
    // sessions of the new year count for the new item only; one of the old year that was entered after the carrying counts in neither
    clock.moveTo('2017-06-10')
    for (const day of ['2017-06-01', '2017-06-02', '2017-06-03', '2017-02-20']) await plan.hold(day)
    await reach(ids[1]!, { asOf: '2017-06-05', value: '50' }, by)
    expect(await wholeOf(first)).toBe('40.5')
    expect(await wholeOf(first, { asOf: '2018-01-01' })).toBe('40.5')
    expect(await progressView(as('expert'), first, before)).toEqual(printed)
    // 0.15 × 50 + 0.12 × 100
    expect(await wholeOf(second)).toBe('19.5')
    expect((await progressView(as('expert'), second, {})).items[4]!.shown).toBe('3')
    const receipt = (await receiptsView(as('expert'), second, { line: 'approved' }))!
    expect([receipt.percent, receipt.recomputed]).toEqual(['19.5', '19.5'])
    // the line over years: 0.4 × 40.5 + 0.6 × 19.5
    const years = await planYearView(as('expert'), second, {}, explain)
    expect(years.allYears).toBe('27.9')
    expect((await planYearView(as('expert'), second, { asOf: '2017-03-26' }, explain)).allYears).toBe('16.2')
  })

  test('counts no session twice where the two years meet', async () => {
    const { clock } = world
    await carry([all[3]!])
    const { draft } = await planYearView(world.as('expert'), second, {}, explain)
    await plan.write(
      second,
      draft!.activities.map((one, place) => ({
        ...one,
        weight: place === 0 ? '88' : '12',
        start: '2016-05-01',
        finish: '2018-03-20',
      })),
    )
    await plan.freeze(second)
    clock.moveTo('2017-03-30')
    await plan.hold('2017-03-28')
    const shown = async (yearId: string, place: number) =>
      (await progressView(world.as('expert'), yearId, {})).items[place]!.shown
    // the new item starts before the sessions that the old year counted, and still has only its own
    expect([await shown(first, 3), await shown(second, 1)]).toEqual(['2', '1'])
  })

  test('takes no more claims, steps or changed terms on what was carried; the council may still note', async () => {
    const { as, clock } = world
    await carry([all[0]!])
    clock.advance(60_000)
    const claim = { asOf: '2017-03-05', value: '90', result: 'دیر', fileIds: [] }
    expect(await refusalOf(claimProgress(as('agent'), items[0]!, claim))).toMatchObject({
      code: 'commitments.itemClosed',
    })
    const { id } = await database.db
      .selectFrom('claims')
      .select('id')
      .where('item_id', '=', items[0]!)
      .executeTakeFirstOrThrow()
    expect(await refusalOf(takeStep(as('supervisor'), id, 'return', { reason: 'دیر' }))).toMatchObject({
      code: 'commitments.itemClosed',
    })
    await takeStep(as('expert'), id, 'note', {})
    await reviseYear(as('expert'), first, 'بازنگری')
    const { draft } = await planYearView(as('expert'), first, {}, explain)
    await plan.write(
      first,
      draft!.activities.map((one, place) => (place === 0 ? { ...one, measure: 'quantity', target: '9' } : one)),
    )
    expect((await refusalOf(plan.freeze(first))).fields).toEqual([
      `items.${items[0]} commitments.measureChanged`,
      `items.${items[0]} commitments.closedItemChanged`,
    ])
  })

  test('cannot be left out of the new year unseen: the draft is not frozen without it', async () => {
    const { as } = world
    const stale = await plan.versionOf(second)
    const { carried, version } = await carry([all[0]!])
    expect(version).toBe(stale + 1)
    const { activity, write } = plan
    const alone = activity('1', '100', { start: '2017-03-21', finish: '2018-03-20' })
    await write(second, [alone])
    expect(await refusalOf(plan.freeze(second))).toMatchObject({
      code: 'commitments.carriedLeftOut',
      details: { title: 'فعالیت 1' },
    })
    const back = { itemId: carried[0]!.itemId, start: '2017-03-21', finish: '2018-03-20' }
    await write(second, [{ ...alone, weight: '85' }, activity('2', '15', back)])
    await plan.freeze(second)
    expect((await progressView(as('expert'), second, {})).items[1]).toMatchObject({ itemId: carried[0]!.itemId })
  })

  test('is possible from a closed year, whose counts then stand still from its closing', async () => {
    const { as, clock } = world
    await closeYear(as('deputy'), first, { later: ['1', '2', '3', '4'] })
    clock.advance(86_400_000)
    await plan.hold('2017-03-11')
    expect(await wholeOf(first)).toBe('40.5')
    const { carried } = await carry([all[3]!])
    expect(carried[0]).toMatchObject({ reached: '2', rest: '3' })
    expect(await wholeOf(first)).toBe('40.5')
  })
})

describe('carrying is refused', () => {
  const rows = async () =>
    Promise.all([
      database.db.selectFrom('closings').selectAll().execute(),
      database.db.selectFrom('terms').select('item_id').execute(),
      database.db.selectFrom('journal_entries').select('seq').execute(),
    ]).then((found) => found.map((one) => one.length))
  const refused = async (deed: () => Promise<unknown>) => {
    const before = await rows()
    const said = await refusalOf(deed())
    expect(await rows()).toEqual(before)
    return said
  }

  test('where nothing is left, with what is wrong on each row and nothing carried', async () => {
    const { clock, reach } = world
    clock.moveTo('2017-03-12')
    await reach(items[0]!, { asOf: '2017-03-11', value: '100' }, by)
    const said = await refused(() => carry(all.slice(0, 2)))
    expect(said.fields).toEqual(['items.0.code commitments.nothingLeft'])
  })

  test('while a claim is on its way', async () => {
    const { as } = world
    await claimProgress(as('agent'), items[0]!, { asOf: '2017-03-09', value: '70', result: 'بیشتر', fileIds: [] })
    expect((await refused(() => carry([all[0]!]))).fields).toEqual(['items.0.code commitments.carryClaimWaits'])
  })

  test('into a closed year, one without a draft, one before, one of another plan, one out of sight', async () => {
    const { as } = world
    expect((await refused(() => carry(all, first, second))).fields).toEqual(['into plans.carryNotLater'])
    expect((await refused(() => carry(all, first))).fields).toEqual(['into plans.carryNotLater'])
    const elsewhere = await planWorld(world, `رسته دیگر ${trade}`)
    const foreign = await elsewhere.year(2, 1396)
    expect((await refused(() => carry(all, foreign))).fields).toEqual(['into plans.carryNotLater'])
    await plan.freeze(second)
    expect(await refused(() => carry())).toMatchObject({
      code: 'commitments.carryNeedsDraft',
      status: 409,
      fields: ['into commitments.carryNeedsDraft'],
    })
    await closeYear(as('deputy'), second, { later: ['1'] })
    expect((await refused(() => carry())).fields).toEqual(['into commitments.carryIntoClosed'])
  })

  test('of a code that is not there or stands twice, and of what was carried before', async () => {
    const said = await refused(() => carry([all[0]!, { code: '9', cause: 'نیست' }, all[0]!]))
    expect(said.fields).toEqual(['items.1.code plans.codeUnknown', 'items.2.code plans.codeTwice'])
    await carry([all[0]!])
    expect((await refused(() => carry([all[0]!]))).fields).toEqual(['items.0.code commitments.itemClosed'])
  })

  test('of a year without a baseline', async () => {
    const { year, write, activity } = plan
    const third = await year(3, 1397)
    await write(third, [activity('1', '100')])
    expect(await refused(() => carry([all[0]!], third, second))).toMatchObject({ code: 'commitments.notFrozenYet' })
  })

  test('to whoever may not close a year, and hidden from who may not see it', async () => {
    expect(await refused(() => carry(all, second, first, 'expert'))).toMatchObject({ status: 403 })
    expect(await refused(() => carry(all, second, first, 'neighbour'))).toMatchObject({ status: 404 })
  })

  test('to the second of two who carry the same at once', async () => {
    const both = await Promise.allSettled([carry([all[0]!]), carry([all[0]!], second, first, 'director')])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const lost = both.find((one) => one.status === 'rejected') as PromiseRejectedResult
    expect(lost.reason.fields[0]).toMatchObject({ path: 'items.0.code', code: 'commitments.itemClosed' })
  })
})

test('over HTTP: carried by the director, refused to the agent, and the words are whole in both languages', async () => {
  const post = (name: string, body: object) =>
    app.inject({ method: 'POST', url: `/api/plan-years/${first}/carrying`, headers: { 'x-name': name }, payload: body })
  expect((await post('agent', { into: second, items: all })).statusCode).toBe(403)
  const empty = await post('director', { into: second, items: [] })
  expect([empty.statusCode, empty.json().error.fields[0].path]).toEqual([422, 'items'])
  const bare = await post('director', { into: second, items: [{ code: '1', cause: ' ' }] })
  expect(bare.json().error.fields[0].path).toBe('items.0.cause')
  const made = await post('director', { into: second, items: [all[1]] })
  expect([made.statusCode, made.json().carried[0].rest]).toEqual([200, '60'])
  const again = await post('director', { into: second, items: [all[1]] })
  const said = again.json().error.fields[0].message
  expect(said.fa).toMatch(/خاتمه/)
  expect(said.en).toMatch(/ended/)
  const may = await app.inject({ url: `/api/plan-years/${first}`, headers: { 'x-name': 'expert' } })
  expect(may.json().may).toMatchObject({ carry: 'kernel.notYourRole' })
  const receipts = await app.inject({ url: `/api/records/${first}/receipts`, headers: { 'x-name': 'expert' } })
  expect([receipts.statusCode, receipts.json().leaves.length]).toEqual([200, 4])
  // receipts within receipts: the description of the API can still be written
  const api = await app.inject({ url: '/api/openapi.json', headers: { 'x-name': 'expert' } })
  expect(api.statusCode).toBe(200)
  const reply = api.json().paths['/api/records/{id}/receipts'].get.responses['200'].content['application/json'].schema
  const name = reply.properties.leaves.items.$ref.split('/').at(-1)
  expect(Object.keys(api.json().components.schemas[name].properties)).toContain('mirrored')
})
