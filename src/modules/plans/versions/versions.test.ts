import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { type PlanWorld, planWorld } from '../../../../test/world/plan.ts'
import { type PromiseWorld, promiseWorld, refusalOf } from '../../../../test/world/promises.ts'
import { reviseYear } from '../years.verbs.ts'
import { versionsView } from './versions.view.ts'

let database: TestDatabase
let world: PromiseWorld
let plan: PlanWorld
let year: string

beforeAll(async () => {
  database = await testDatabase()
  world = await promiseWorld(database.db)
  plan = await planWorld(world, 'فرش')
  year = await plan.year(1, 1395)
})
afterAll(() => database.close())

const view = (asked: { from?: number; to?: number } = {}) => versionsView(world.as('expert'), year, asked)
const told = async (asked: { from?: number; to?: number } = {}) =>
  (await view(asked)).changes?.activities.map(({ what, code, fields }) => [
    what,
    code,
    ...fields.map(({ field, before, after }) => {
      const plain = (value: string | null) => (field === 'weight' && value ? Number(value) : (value ?? '—'))
      return `${field}: ${plain(before)} → ${plain(after)}`
    }),
  ])

test('a year with its first draft has nothing to compare', async () => {
  await plan.write(year, [plan.activity('1', '60', { executor: 'اتحادیه' }), plan.activity('2', '40')])
  const { versions, changes } = await view()
  expect(versions.map((one) => [one.n, one.frozenAt, one.inForce, one.activities, Number(one.weight)])).toEqual([
    [1, null, false, 2, 100],
  ])
  expect(changes).toBe(null)
})

test('the draft of a revision is compared with what is frozen, also in words that the engine does not keep', async () => {
  await plan.freeze(year)
  world.clock.advance(60_000)
  await reviseYear(world.as('agent'), year, 'بودجه دیرتر رسید')
  expect((await view()).changes).toMatchObject({ from: 1, to: 2, activities: [], same: 2 })
  const [one, two] = await plan.termsOf(year, 1)
  await plan.write(year, [
    { ...plan.activity('1', '55.5', { executor: 'تعاونی', finish: '2017-01-20' }), itemId: one!.itemId },
    plan.activity('3', '44.5', {
      shares: [{ fundingSource: 'company', cash: '500', inKind: '0' }],
      after: [{ code: '1', type: 'FS', lag: 3 }],
    }),
  ])
  expect(two!.title).toBe('فعالیت 2')
  expect(await told()).toEqual([
    ['changed', '1', 'weight: 60 → 55.5', 'finish: 2017-03-20 → 2017-01-20', 'executor: اتحادیه → تعاونی'],
    expect.arrayContaining(['added', '3', 'shares: — → company:500:0', 'after: — → 1:FS:3']),
    expect.arrayContaining(['removed', '2', 'title: فعالیت 2 → —']),
  ])
  expect((await view()).versions.map((version) => [version.n, version.reason, version.inForce])).toEqual([
    [1, null, true],
    [2, 'بودجه دیرتر رسید', false],
  ])
})

test('frozen versions keep the words they had, whatever later drafts say; either way round', async () => {
  await plan.freeze(year)
  world.clock.advance(60_000)
  await reviseYear(world.as('agent'), year, 'نام مجری')
  const [one, three] = await plan.termsOf(year, 2)
  await plan.write(year, [
    { ...plan.activity('1', '55.5', { executor: 'شرکت', finish: '2017-01-20' }), itemId: one!.itemId },
    { ...plan.activity('3', '44.5'), itemId: three!.itemId },
  ])
  const executor = async (from: number, to: number) =>
    (await view({ from, to }))
      .changes!.activities.find((activity) => activity.code === '1')
      ?.fields.filter(({ field }) => field === 'executor')
      .map(({ before, after }) => [before, after])
  expect(await executor(1, 2)).toEqual([['اتحادیه', 'تعاونی']])
  expect(await executor(2, 3)).toEqual([['تعاونی', 'شرکت']])
  expect(await executor(3, 1)).toEqual([['شرکت', 'اتحادیه']])
  expect((await refusalOf(view({ from: 1, to: 9 }))).code).toBe('plans.versionUnknown')
  await expect(database.db.deleteFrom('frozen_activities').execute()).rejects.toThrow('append-only')
})

test('the versions of a plan out of reach are not there', async () => {
  expect((await refusalOf(versionsView(world.as('neighbour'), year, {}))).status).toBe(404)
})
