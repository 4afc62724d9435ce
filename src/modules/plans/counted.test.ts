import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type PlanWorld, planWorld } from '../../../test/world/plan.ts'
import { type PromiseWorld, promiseWorld, refusalOf } from '../../../test/world/promises.ts'
import { explain } from '../../app/errors.ts'
import { claimProgress } from '../commitments/index.ts'
import { progressView } from '../commitments/progress.view.ts'
import { receiptsView } from '../commitments/receipts.view.ts'
import { enterHistoricSession, establishBody } from '../meetings/index.ts'
import { planYearView } from './plans.view.ts'
import { takeOverStates } from './years.verbs.ts'

let database: TestDatabase
let world: PromiseWorld
let plan: PlanWorld
let yearId: string
let sessions: string
let other: string

const counted = (counter: string) => ({ progress: { source: 'counted' as const, counter } })
const quantity = { measure: 'quantity' as const, target: '4', unit: 'جلسه' }

beforeAll(async () => {
  database = await testDatabase()
  world = await promiseWorld(database.db)
  plan = await planWorld(world, 'پلاستیک')
  await plan.hold('2016-03-25')
  yearId = await plan.year(2, 1395)
  const { activity } = plan
  const ids = await plan.write(yearId, [
    activity('1', '40', { ...quantity, ...counted('meetings.heldSessions'), start: '2016-04-01' }),
    activity('2', '60'),
  ])
  sessions = ids[0]!
  other = ids[1]!
})
afterAll(() => database.close())

describe('a counted activity', () => {
  test('of a counter that no room fills is not frozen, and the draft says so before', async () => {
    const { activity, write } = plan
    const wrong = [
      activity('1', '40', { itemId: sessions, ...quantity, ...counted('meetings.dreams'), start: '2016-04-01' }),
      activity('2', '60', { itemId: other }),
    ]
    await write(yearId, wrong)
    const view = await planYearView(world.as('expert'), yearId, {}, explain)
    expect(view.draft!.problems.map((one) => [one.itemId, one.code])).toEqual([
      [sessions, 'commitments.counterUnknown'],
    ])
    expect(view.draft!.problems[0]!.message.fa).toContain('فعالیت 1')
    expect(await refusalOf(plan.freeze(yearId))).toMatchObject({
      code: 'commitments.counterUnknown',
      fields: [`items.${sessions} commitments.counterUnknown`],
    })
    const without = wrong.map((one, place) =>
      place === 0
        ? { ...one, ...counted('meetings.heldSessions'), start: null, target: null, measure: 'percent' as const }
        : one,
    )
    await write(yearId, without)
    expect((await refusalOf(plan.freeze(yearId))).fields).toEqual([
      `items.${sessions} commitments.targetNeeded`,
      `items.${sessions} commitments.startNeeded`,
    ])
  })

  test('keeps its source when a screen that knows nothing of it writes the draft again', async () => {
    const { activity, write } = plan
    const rows = [
      activity('1', '40', { itemId: sessions, ...quantity, start: '2016-04-01' }),
      activity('2', '60', { itemId: other }),
    ]
    await write(yearId, rows)
    const view = await planYearView(world.as('expert'), yearId, {}, explain)
    expect(view.draft!.activities.map((one) => one.progress)).toEqual([
      { source: 'counted', counter: 'meetings.heldSessions' },
      undefined,
    ])
    await plan.freeze(yearId)
  })

  test('gets its progress from the sessions held of its cluster since its start, as of a day and as known then', async () => {
    const { clock, as } = world
    clock.moveTo('2016-06-01')
    await plan.hold('2016-05-10')
    const before = clock.now().toISOString()
    clock.moveTo('2016-07-01')
    await plan.hold('2016-05-20')
    await plan.hold('2016-06-20')
    // another cluster's council, and the province's own body, count for their own
    const neighbour = await planWorld(world, 'چرم')
    await neighbour.hold('2016-06-21')
    const committee = await establishBody(as('expert'), {
      kind: 'provincial_committee',
      title: 'کمیته',
      provinceId: 'IR-30',
    })
    await enterHistoricSession(as('expert'), committee.id, {
      number: 1,
      heldOn: '2016-06-22',
      source: { mark: 'document', source: 'D0' },
    })
    const figure = async (when: { asOf?: string; knownAt?: string }) => {
      const view = await progressView(as('expert'), yearId, when)
      const item = view.items.find((one) => one.itemId === sessions)!
      return [item.shown, item.lines.claimed, item.lines.approved, view.whole.approved]
    }
    // 40 % of three in four
    expect(await figure({})).toEqual(['3', '75', '75', '30'])
    expect(await figure({ asOf: '2016-06-10' })).toEqual(['2', '50', '50', '20'])
    expect(await figure({ asOf: '2016-06-10', knownAt: before })).toEqual(['1', '25', '25', '10'])
    const receipt = (await receiptsView(as('expert'), yearId, { line: 'approved' }))!
    expect([receipt.percent, receipt.recomputed]).toEqual(['30', '30'])
    expect(receipt.leaves[0]).toMatchObject({
      source: 'counted',
      counter: 'meetings.heldSessions',
      counted: '3',
      target: '4',
      unit: 'جلسه',
      contribution: '30',
    })
    await plan.hold('2016-06-23')
    await plan.hold('2016-06-24')
    expect(await figure({})).toEqual(['5', '100', '100', '40'])
  })

  test('takes no claim and no taken-over state', async () => {
    const { as } = world
    const claim = { asOf: '2016-06-30', quantity: '4', result: 'نتیجه', fileIds: [] }
    expect(await refusalOf(claimProgress(as('agent'), sessions, claim))).toMatchObject({
      code: 'commitments.progressCounted',
    })
    const states = [{ code: '1', asOf: '2016-06-30', quantity: '4', result: 'نتیجه' }]
    expect(await refusalOf(takeOverStates(as('expert'), yearId, { source: 'گزارش', states }))).toMatchObject({
      code: 'commitments.progressCounted',
    })
  })

  test('in a house whose rooms no longer count it says so aloud instead of showing too little', async () => {
    const { counters: _, ...without } = world.as('expert')
    await expect(progressView(without, yearId, {})).rejects.toThrow('which no room fills')
  })
})

describe('a mirrored activity', () => {
  test('is written by its record, comes back so, and a record out of sight is refused', async () => {
    const { term, promise, freeze } = world
    const { activity, year, write } = plan
    const item = '01920000-0000-7000-8000-000000000001'
    const here = await promise('expert', 'شهرک البرز', 'IR-30', [term(item, 'آب شهرک', '100')])
    await freeze('expert', here)
    const there = await promise('neighbour', 'شهرک دور', 'IR-15', [
      term('01920000-0000-7000-8000-000000000002', 'راه', '100'),
    ])
    const third = await year(3, 1396)
    const mirrored = (recordId?: string, itemId?: string) => ({
      progress: { source: 'mirrored' as const, ...(recordId ? { recordId } : {}), ...(itemId ? { itemId } : {}) },
    })
    expect((await refusalOf(write(third, [activity('1', '100', mirrored(there))]))).fields).toEqual([
      'activities.0.progress commitments.mirrorUnknown',
    ])
    expect((await refusalOf(write(third, [activity('1', '100', mirrored())]))).fields).toEqual([
      'activities.0.progress commitments.mirrorNeeded',
    ])
    const [itemId] = await write(third, [activity('1', '100', mirrored(here, item))])
    const view = await planYearView(world.as('expert'), third, {}, explain)
    expect(view.draft!.activities[0]!.progress).toEqual({ source: 'mirrored', recordId: here, itemId: item })
    await write(third, [activity('1', '100', { itemId, ...mirrored() })])
    await plan.freeze(third)
    expect((await progressView(world.as('expert'), third, {})).items[0]!.source).toBe('mirrored')
  })
})
