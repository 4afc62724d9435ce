import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type PlanWorld, planWorld } from '../../../test/world/plan.ts'
import { type PromiseWorld, promiseWorld, refusalOf } from '../../../test/world/promises.ts'
import { joinCounters } from '../../app/modules.ts'
import { newId } from '../../kernel/ids.ts'
import { addParty, insertRecord } from '../../kernel/records.ts'
import { clusters } from '../clusters/clusters.module.ts'
import { assignPerson } from '../clusters/index.ts'
import { directory } from '../directory/directory.module.ts'
import { registerOrganisation, registerUnit, stateFacts } from '../directory/index.ts'
import { takeFactsBack } from '../directory/units/facts.store.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { plansCounted } from '../plans/plans.counted.ts'
import { indicatorsConditions } from './indicators.conditions.ts'
import { counterUses } from './indicators.counters.ts'
import { countTargets, listCounted } from './indicators.counts.store.ts'
import { indicatorsView } from './indicators.view.ts'
import { countReceipts } from './receipts.view.ts'
import { enterActual, explainMiss, setBaseline, setTarget, withdrawValue } from './values.verbs.ts'
import { freezeBaseline, reportYear } from './years.verbs.ts'

let database: TestDatabase
let world: PromiseWorld
let plan: PlanWorld
const counters = { ...joinCounters([meetings, directory, clusters]), ...plansCounted }
const as = (name: string) => ({ ...world.as(name), counters })
const province = { provinceId: 'IR-30' }
const cluster = () => ({ clusterId: plan.clusterId })
const year = 1395
const line = async (key: ReturnType<typeof cluster> | typeof province, code: string, when: object = {}) => {
  const view = await indicatorsView(as('nation'), key, { year, ...when })
  return view.lines.find((one) => one.code === code)?.years.find((one) => one.fiscalYear === year)
}

beforeAll(async () => {
  database = await testDatabase()
  world = await promiseWorld(database.db)
  plan = await planWorld(world, 'پلاستیک')
})
afterAll(() => database.close())

const tour = { type: 'industrial_tour', measure: 'quantity' as const, unit: 'تور', target: '4' }

/** The gate that asks; what indicators know does not depend on it. */
const gate = { stage: 'action_plan', yearBehind: null }

describe('tours of a year, counted from what was approved of the plan', () => {
  let beforeSecond: string
  let items: string[]

  test('come in when a claim is approved, each step what it adds to the one before; other units and types stay out', async () => {
    const { clock, reach } = world
    const yearId = await plan.year(1, year)
    const { activity } = plan
    items = await plan.write(yearId, [
      activity('1', '40', tour),
      activity('2', '30', { ...tour, unit: 'واحد', target: '100' }),
      activity('3', '30', { type: 'training_course', measure: 'quantity', unit: 'نفر-ساعت', target: '500' }),
    ])
    await plan.freeze(yearId)
    const target = { indicator: 'tours', fiscalYear: year, value: '4', counter: 'plans.tours', source: 'نامه ۱۲' }
    await setTarget(as('expert'), cluster(), target)
    await setTarget(as('director'), province, { ...target, value: '10' })
    clock.moveTo('2016-06-10')
    expect(await line(cluster(), 'tours')).toMatchObject({ actual: { value: '0' }, attainment: '0', state: 'running' })
    const by = { claims: 'agent', verifies: 'supervisor', approves: 'expert' }
    await reach(items[0]!, { asOf: '2016-06-01', quantity: '1' }, by)
    await reach(items[1]!, { asOf: '2016-06-01', quantity: '62' }, by)
    await reach(items[2]!, { asOf: '2016-06-01', quantity: '120' }, by)
    beforeSecond = clock.now().toISOString()
    clock.moveTo('2016-09-10')
    await reach(items[0]!, { asOf: '2016-09-01', quantity: '3' }, by)
    expect(await line(cluster(), 'tours')).toMatchObject({ actual: { value: '3' }, attainment: '75' })
    expect(await line(province, 'tours')).toMatchObject({ actual: { value: '3' }, attainment: '30' })
  })

  test('stand as of a day and as known at an instant', async () => {
    const at = async (when: object) => (await line(cluster(), 'tours', when))?.actual?.value
    expect(await at({ asOf: '2016-05-31' })).toBe('0')
    expect(await at({ asOf: '2016-08-31' })).toBe('1')
    expect(await at({ asOf: '2016-09-05', knownAt: beforeSecond })).toBe('1')
  })

  test('open the records they are made of, which total the figure', async () => {
    const receipts = await countReceipts(as('nation'), cluster(), 'tours', { year })
    expect(receipts).toMatchObject({ total: '3', target: '4', counter: 'plans.tours', since: '2016-03-20' })
    expect(receipts.rows).toMatchObject([{ label: 'فعالیت 1', amount: '3', on: '2016-09-01', open: true }])
    expect(await refusalOf(countReceipts(as('nation'), cluster(), 'exports', { year }))).toMatchObject({ status: 404 })
  })

  test('are not typed, nor counted for a second indicator, nor given another source', async () => {
    const actual = { indicator: 'tours', value: '5', asOf: '2016-09-01', source: 'گزارش' }
    expect(await refusalOf(enterActual(as('expert'), cluster(), actual))).toMatchObject({
      code: 'indicators.countedTarget',
      status: 409,
      fields: ['value indicators.countedTarget'],
    })
    const again = { indicator: 'tours', fiscalYear: year, value: '4', source: 'نامه ۱۳' }
    expect(await refusalOf(setTarget(as('expert'), cluster(), again))).toMatchObject({ code: 'indicators.otherSource' })
    const other = { ...again, indicator: 'joint_actions', counter: 'plans.tours' }
    expect(await refusalOf(setTarget(as('expert'), cluster(), other))).toMatchObject({
      code: 'indicators.counterNotFor',
    })
  })

  test('and a target with typed actuals is not counted as well, until they are taken back', async () => {
    const key = cluster()
    const { id } = await enterActual(as('agent'), key, {
      indicator: 'training_person_hours',
      value: '100',
      asOf: '2016-06-01',
      source: 'گزارش عامل',
    })
    const target = {
      indicator: 'training_person_hours',
      fiscalYear: year,
      value: '240',
      counter: 'plans.trainingPersonHours',
      source: 'نامه',
    }
    expect(await refusalOf(setTarget(as('expert'), key, target))).toMatchObject({
      code: 'indicators.actualEntered',
      status: 409,
    })
    world.clock.advance(1000)
    await withdrawValue(as('expert'), id, { reason: 'از برنامه شمرده می‌شود' })
    world.clock.advance(1000)
    await setTarget(as('expert'), key, target)
    expect(await line(key, 'training_person_hours')).toMatchObject({
      actual: { value: '120', id: null },
      attainment: '50',
    })
  })
})

describe('units of the directory', () => {
  test('that stagnate and revive twice in a year count once, and a state put right later takes the count back', async () => {
    const { clock } = world
    clock.moveTo('2017-02-01')
    const state = (value: 'active' | 'stagnant' | 'semiStagnant', fromDay: string) => ({
      kind: 'state' as const,
      value,
      fromDay,
      source: 'بازدید',
    })
    const twice = await registerUnit(as('expert'), {
      name: 'واحد دوباره',
      provinceId: 'IR-30',
      facts: [
        state('stagnant', '2016-01-01'),
        state('active', '2016-05-01'),
        state('stagnant', '2016-07-01'),
        state('active', '2016-10-01'),
      ],
    })
    await registerUnit(as('expert'), {
      name: 'واحد همیشه فعال',
      provinceId: 'IR-30',
      facts: [state('active', '2016-05-01')],
    })
    const slowly = await registerUnit(as('expert'), {
      name: 'واحد آهسته',
      provinceId: 'IR-30',
      facts: [state('stagnant', '2015-01-01'), state('semiStagnant', '2016-06-01'), state('active', '2016-08-01')],
    })
    await setTarget(as('director'), province, {
      indicator: 'units_revived',
      fiscalYear: year,
      value: '4',
      counter: 'directory.revivedUnits',
      source: 'تکلیف مجمع',
    })
    const revived = async (when: object = {}) => (await line(province, 'units_revived', when))?.actual?.value
    expect([await revived(), await revived({ asOf: '2016-06-01' }), await revived({ asOf: '2016-04-01' })]).toEqual([
      '2',
      '1',
      '0',
    ])
    const { rows } = await countReceipts(as('nation'), province, 'units_revived', { year })
    expect(rows.map((row) => [row.recordId, row.on, row.amount])).toEqual([
      [twice.id, '2016-05-01', '1'],
      [slowly.id, '2016-08-01', '1'],
    ])
    const before = clock.now().toISOString()
    clock.moveTo('2017-02-10')
    await stateFacts(as('expert'), slowly.id, { facts: [state('semiStagnant', '2016-08-01')] })
    await stateFacts(as('expert'), twice.id, { facts: [state('stagnant', '2016-05-01')] })
    // the first revival was none; the second of the same year still is
    expect([await revived(), await revived({ asOf: '2016-06-01' }), await revived({ knownAt: before })]).toEqual([
      '1',
      '0',
      '2',
    ])
  })

  test('are counted on a day: jobs and active units, whatever the year in which they were stated', async () => {
    const jobs = (value: string, fromDay: string) => ({ kind: 'jobs' as const, value, fromDay, source: 'بیمه' })
    const { id } = await registerUnit(as('expert'), {
      name: 'واحد بزرگ',
      provinceId: 'IR-30',
      facts: [jobs('40', '2014-01-01'), jobs('55', '2016-09-01')],
    })
    await setTarget(as('director'), province, {
      indicator: 'jobs',
      fiscalYear: year,
      value: '100',
      counter: 'directory.jobs',
      source: 'تکلیف مجمع',
    })
    const at = async (when: object = {}) => (await line(province, 'jobs', when))?.actual?.value
    expect([await at(), await at({ asOf: '2016-08-01' })]).toEqual(['55', '40'])
    expect((await countReceipts(as('nation'), province, 'jobs', { year })).rows).toMatchObject([
      { recordId: id, amount: '55' },
    ])
    // what came in by an import that was taken back counts no more, from then on
    const before = world.clock.now().toISOString()
    world.clock.advance(60_000)
    const latest = await database.db
      .selectFrom('unit_facts')
      .select('id')
      .where('unit_id', '=', id)
      .where('value', '=', '55')
      .executeTakeFirstOrThrow()
    await database.db
      .transaction()
      .execute((tx) => takeFactsBack(tx, [latest.id], 'ورود اشتباه', world.clock.now(), null))
    world.clock.advance(60_000)
    expect([await at(), await at({ knownAt: before })]).toEqual(['40', '55'])
  })

  test('of a cluster are those of its members only', async () => {
    const owner = await registerOrganisation(as('expert'), { name: 'شرکت عضو', kind: 'company', provinceId: 'IR-30' })
    const fact = { kind: 'state' as const, value: 'active' as const, fromDay: '2016-04-01', source: 'بازدید' }
    await registerUnit(as('expert'), { name: 'واحد عضو', provinceId: 'IR-30', ownerId: owner.id, facts: [fact] })
    await assignPerson(as('expert'), plan.clusterId, { part: 'member', organisationId: owner.id })
    await setTarget(as('expert'), cluster(), {
      indicator: 'units_active',
      fiscalYear: year,
      value: '2',
      counter: 'clusters.activeUnits',
      source: 'برنامه',
    })
    expect(await line(cluster(), 'units_active')).toMatchObject({ actual: { value: '1' }, attainment: '50' })
    expect(
      await refusalOf(
        setTarget(as('expert'), cluster(), {
          indicator: 'jobs',
          fiscalYear: year,
          value: '2',
          counter: 'directory.jobs',
          source: 'برنامه',
        }),
      ),
    ).toMatchObject({
      code: 'indicators.counterNotFor',
    })
  })
})

test('every counter of the house names the record that it counted', async () => {
  expect(Object.keys(counters).sort()).toEqual(Object.keys(counterUses).sort())
  const asked = { itemId: newId(), recordId: plan.clusterId, since: null, until: null }
  for (const counter of Object.values(counters)) {
    await countTargets(database.db, counter, [asked], '2030-01-01T00:00:00Z')
    await listCounted(database.db, as('nation').actor, counter, asked, '2030-01-01T00:00:00Z')
  }
})

describe('a baseline', () => {
  test('once frozen is corrected by a decision with its reason only, and both figures stay', async () => {
    const key = cluster()
    const exports = { indicator: 'exports', value: '1000', asOf: '2016-03-01', source: 'گزارش شناختی' }
    await setTarget(as('expert'), key, { indicator: 'exports', fiscalYear: year, value: '2000', source: 'برنامه' })
    expect(await refusalOf(freezeBaseline(as('deputy'), key, { acceptedOn: '2016-04-01' }))).toMatchObject({
      code: 'indicators.nothingToFreeze',
    })
    await setBaseline(as('expert'), key, {
      indicator: 'sales',
      value: '10',
      asOf: '2016-03-01',
      source: 'گزارش شناختی',
    })
    const missing = await refusalOf(freezeBaseline(as('deputy'), key, { acceptedOn: '2016-04-01' }))
    expect(missing).toMatchObject({ code: 'indicators.baselineMissing', details: { names: ['صادرات'] } })
    const condition = (code: string) => indicatorsConditions[code]!(database.db, as('expert'), plan.clusterId, gate)
    expect([await condition('baseline_recorded'), await condition('baseline_missing')]).toMatchObject([
      { holds: false },
      { holds: true },
    ])
    await setBaseline(as('expert'), key, exports)
    expect([await condition('baseline_recorded'), await condition('baseline_missing')]).toMatchObject([
      { holds: true },
      { holds: false },
    ])
    world.clock.advance(1000)
    await freezeBaseline(as('deputy'), key, { acceptedOn: '2016-04-01', source: 'نامه پذیرش' })
    world.clock.advance(1000)
    expect(await refusalOf(freezeBaseline(as('deputy'), key, { acceptedOn: '2016-04-01' }))).toMatchObject({
      code: 'indicators.alreadyFrozen',
      status: 409,
    })
    const corrected = { ...exports, value: '1200' }
    expect(await refusalOf(setBaseline(as('expert'), key, corrected))).toMatchObject({
      code: 'indicators.baselineFrozen',
      status: 409,
      fields: ['decisionId indicators.baselineFrozen'],
    })
    const decisionId = await database.db
      .transaction()
      .execute((tx) => insertRecord(tx, world.clock.now(), { kind: 'resolution', title: 'مصوبه', provinceId: 'IR-30' }))
    expect(await refusalOf(setBaseline(as('expert'), key, { ...corrected, decisionId }))).toMatchObject({
      code: 'indicators.reasonNeeded',
    })
    await setBaseline(as('expert'), key, { ...corrected, decisionId, reason: 'اظهارنامه‌ها کامل شد' })
    const view = await indicatorsView(as('nation'), key, { year })
    expect(view.lines.find((one) => one.code === 'exports')).toMatchObject({
      baseline: { value: '1200', decision: { name: 'مصوبه' }, reason: 'اظهارنامه‌ها کامل شد' },
      frozenBaseline: { value: '1000' },
    })
    expect(view.freeze).toMatchObject({ acceptedOn: '2016-04-01', enteredBy: 'deputy' })
  })
})

describe('a year', () => {
  test('is reported after its end, with every actual and every reason; then its targets stand', async () => {
    const key = cluster()
    const { clock } = world
    expect(await refusalOf(reportYear(as('expert'), key, { fiscalYear: year }))).toMatchObject({
      code: 'indicators.yearNotOver',
    })
    clock.moveTo('2017-04-01')
    const check = (code: string) => indicatorsConditions[code]!(database.db, as('expert'), plan.clusterId, gate)
    expect([await check('indices_reported'), await check('miss_without_reason')]).toMatchObject([
      { holds: false },
      { holds: true },
    ])
    const refusal = await refusalOf(reportYear(as('expert'), key, { fiscalYear: year }))
    expect(refusal).toMatchObject({ code: 'indicators.reportIncomplete', status: 422 })
    expect(refusal.fields.sort()).toEqual([
      'indicators.exports indicators.actualMissing',
      'indicators.tours indicators.missWithoutReason',
      'indicators.training_person_hours indicators.missWithoutReason',
      'indicators.units_active indicators.missWithoutReason',
    ])
    // one fifth short of the way from 1200 to 2000
    await enterActual(as('agent'), key, {
      indicator: 'exports',
      value: '1840',
      asOf: '2017-03-20',
      source: 'گمرک',
      missReason: 'sanctions',
      missWords: 'بازگشت ارز دیر شد',
    })
    for (const indicator of ['tours', 'training_person_hours', 'units_active'])
      await explainMiss(as('agent'), key, { indicator, fiscalYear: year, reason: 'funding' })
    expect(await line(key, 'exports')).toMatchObject({
      attainment: '80',
      state: 'explained',
      miss: { code: 'sanctions' },
    })
    expect([await check('indices_reported'), await check('miss_without_reason')]).toMatchObject([
      { holds: true },
      { holds: false },
    ])
    await reportYear(as('expert'), key, { fiscalYear: year })
    expect(await refusalOf(reportYear(as('expert'), key, { fiscalYear: year }))).toMatchObject({
      code: 'indicators.alreadyReported',
    })
    const late = { indicator: 'exports', fiscalYear: year, value: '1000', source: 'برنامه' }
    expect(await refusalOf(setTarget(as('expert'), key, late))).toMatchObject({
      code: 'indicators.yearReported',
      status: 409,
    })
  })
})

describe('sight', () => {
  test('figures are for whoever has the place within reach, and for its custodian; else they are not there', async () => {
    expect(await refusalOf(indicatorsView(as('neighbour'), cluster(), {}))).toMatchObject({ status: 404 })
    expect(await refusalOf(indicatorsView(as('neighbour'), province, {}))).toMatchObject({ status: 404 })
    await database.db
      .transaction()
      .execute((tx) => addParty(tx, plan.clusterId, { personId: as('neighbour').actor.personId, as: 'custodian' }))
    expect((await indicatorsView(as('neighbour'), cluster(), {})).place.id).toBe(plan.clusterId)
  })

  test('rows are only ever added', async () => {
    await expect(sql`update indicator_values set value = 1`.execute(database.db)).rejects.toThrow()
    await expect(sql`delete from index_reports`.execute(database.db)).rejects.toThrow()
  })
})
