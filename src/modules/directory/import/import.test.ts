import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { alborz, directoryWorld } from '../../../../test/world/directory.ts'
import { type House, jobHouse } from '../../../app/server.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { contentStore } from '../../../kernel/files/content.ts'
import { runWaiting } from '../../../kernel/jobs.ts'
import { silentLog } from '../../../kernel/log.ts'
import { acceptTable } from '../../../kernel/sheets/table-file.ts'
import { verifyJournal } from '../../journal/index.ts'
import { directory } from '../directory.module.ts'
import { Appoint, RegisterPerson } from '../persons/persons.schema.ts'
import { registerPerson } from '../persons/persons.verbs.ts'
import { appoint } from '../persons/posts.verbs.ts'
import { RegisterUnit, StateFacts } from '../units/units.schema.ts'
import { correctUnit, registerUnit, stateFacts } from '../units/units.verbs.ts'
import { exportUnits } from './export.store.ts'
import { applyImport, bringTable, mapHeadings, takeImportBack } from './import.verbs.ts'
import { listRows } from './rows.store.ts'
import { findRun, type Run } from './runs.store.ts'

let database: TestDatabase
let world: Awaited<ReturnType<typeof directoryWorld>>
let house: House
const folder = mkdtempSync(join(tmpdir(), 'khoosheh-files-'))
const files = contentStore(folder)

beforeAll(async () => {
  database = await testDatabase()
  world = await directoryWorld(database.db)
  house = {
    db: database.db,
    clock: world.clock,
    files,
    modules: [directory],
    actorOf: async () => null,
    actorOfPerson: async (id) => Object.values(world.cast).find((actor) => actor.personId === id) ?? null,
  }
})
afterAll(() => database.close())

/** What breaks in a job breaks the test. */
const log = {
  ...silentLog,
  error: (details: object) => {
    throw (details as { error: Error }).error
  },
}
const work = () => runWaiting(directory.jobs!, jobHouse(house, log))
const as = (actor: Actor) => ({ ...world.as(actor), files })
const runOf = async (actor: Actor, id: string): Promise<Run> => (await findRun(database.db, actor, id))!
const head = 'نام واحد,شناسه ملی,استان,شهرستان,وضعیت واحد,اشتغال,تاریخ اطلاعات,منبع'

/** Keeps a table as the upload does and orders its trial. */
async function bring(actor: Actor, text: string | Buffer, name = 'units.csv'): Promise<string> {
  const content = await files.put(Readable.from([Buffer.from(text)]), name, null, acceptTable)
  return (await bringTable(as(actor), name, content)).id
}
const bulk = (
  count: number,
  name: string,
  line = (at: number) => `${name} ${at},,البرز,کرج,فعال,${at % 90},۱۴۰۵/۰۱/۰۱,آمار`,
) => [head, ...Array.from({ length: count }, (_, at) => line(at))].join('\n')
const unitsCalled = async (actor: Actor, q: string) =>
  exportUnits(database.db, actor, { q, limit: 1, offset: 0 }, world.clock.today())
const entriesOf = async (verb: string, importId: string) =>
  (
    await database.db
      .selectFrom('journal_entries')
      .select('canonical')
      .where('verb', '=', verb)
      .orderBy('seq')
      .execute()
  )
    .map(({ canonical }) => JSON.parse(canonical).after)
    .filter((after) => after.importId === importId)

describe('taking an import back', () => {
  const unit = (input: object) =>
    registerUnit(as(world.cast.expert), RegisterUnit.parse({ provinceId: alborz, ...input }))
  const undo = async (actor: Actor, importId: string) => {
    await takeImportBack(as(actor), { importId, reason: 'فایل اشتباه' })
    await work()
    return runOf(actor, importId)
  }
  const imported = async (actor: Actor, text: string) => {
    const id = await bring(actor, text)
    await work()
    await applyImport(as(actor), { importId: id })
    await work()
    return id
  }
  const register = async () => unitsCalled(world.cast.administrator, '')

  test('after it the register reads as before, whatever the table did', async () => {
    const { expert } = world.cast
    const known = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        unit({
          name: `پیشین ${at}`,
          park: at % 2 ? 'اشتهارد' : null,
          trackingCode: `UNDO-${at}`,
          facts: at % 3 ? [{ kind: 'jobs', value: '10', fromDay: '2026-03-21', source: 'پیش' }] : [],
        }),
      ),
    )
    const jobs = fc.option(fc.integer({ min: 0, max: 999 }), { nil: null })
    const row = fc.record({
      unit: fc.option(fc.integer({ min: 0, max: known.length - 1 }), { nil: null }),
      name: fc.integer({ min: 0, max: 99 }),
      state: fc.constantFrom('', 'فعال', 'راکد'),
      jobs,
      park: fc.constantFrom('', 'هشتگرد', 'اشتهارد'),
      day: fc.constantFrom('1405/01/01', '1405/06/31', '1404/12/01'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { minLength: 1, maxLength: 12, selector: (one) => one.unit ?? `n${one.name}` }),
        async (rows) => {
          world.clock.advance(1_000)
          const before = await register()
          const lines = rows.map((one) =>
            [
              one.unit === null ? '' : known[one.unit]!.id,
              `${one.unit === null ? 'نوآمده' : 'بازنام'} ${one.name}`,
              'البرز',
              one.park,
              one.state,
              one.jobs ?? '',
              one.day,
            ].join(','),
          )
          const id = await imported(
            expert,
            `شناسه در خوشه,نام واحد,استان,شهرک یا ناحیه صنعتی,وضعیت واحد,اشتغال,تاریخ اطلاعات\n${lines.join('\n')}`,
          )
          expect((await runOf(expert, id)).counts).toMatchObject({ refuse: 0 })
          world.clock.advance(1_000)
          const { state, undone_counts } = await undo(expert, id)
          expect([state, undone_counts]).toEqual([
            'undone',
            { takenBack: expect.any(Number), restored: expect.any(Number), stays: 0 },
          ])
          expect(await register()).toEqual(before)
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)

  test('the same table can be brought again: its keys are free', async () => {
    const { expert } = world.cast
    const text = `${head}\nدوباره,10102345689,البرز,کرج,فعال,5,1405/01/01,آمار`
    const first = await imported(expert, text)
    await undo(expert, first)
    expect(await unitsCalled(expert, 'دوباره')).toEqual([])
    await expect(takeImportBack(as(expert), { importId: first })).rejects.toMatchObject({
      code: 'directory.importUndone',
    })
    await imported(expert, text)
    expect(await unitsCalled(expert, 'دوباره')).toHaveLength(1)
  })

  test('what others have built on stays, each with its reason, and the rest goes', async () => {
    const { expert, deputy } = world.cast
    const names = ['آزاد', 'اصلاح‌شده', 'آمارگرفته', 'سمت‌دار']
    const changed = await unit({ name: 'دیرین', trackingCode: 'OLD-1' })
    const id = await imported(
      expert,
      `نام واحد,استان,کد رهگیری\n${names.map((name) => `${name},البرز,`).join('\n')}\nدیرین نو,البرز,OLD-1`,
    )
    const made = new Map(
      (
        await database.db
          .selectFrom('unit_import_rows')
          .innerJoin('records', 'records.id', 'unit_id')
          .select(['title', 'unit_id as id'])
          .where('import_id', '=', id)
          .execute()
      ).map((row) => [row.title, row.id!]),
    )
    world.clock.advance(60_000)
    await correctUnit(as(deputy), made.get('اصلاح‌شده')!, { park: 'هشتگرد' })
    await stateFacts(
      as(deputy),
      made.get('آمارگرفته')!,
      StateFacts.parse({ facts: [{ kind: 'jobs', value: '3', fromDay: '2026-05-01', source: 'بازدید' }] }),
    )
    const person = await registerPerson(
      as(deputy),
      RegisterPerson.parse({ familyName: 'سمت‌دار', organisationId: made.get('سمت‌دار')! }),
    )
    await appoint(as(deputy), person.id, Appoint.parse({ organisationId: made.get('سمت‌دار')!, title: 'مدیر کارخانه' }))
    await correctUnit(as(deputy), changed.id, { park: 'اشتهارد' })
    const { undone_counts } = await undo(expert, id)
    expect(undone_counts).toEqual({ takenBack: 1, restored: 0, stays: 4 })
    const stays = await listRows(database.db, id, 'stays', { limit: 10, offset: 0 })
    expect(Object.fromEntries(stays.map((row) => [row.cells.name, row.undoProblem!.code.slice(10)]))).toEqual({
      اصلاح‌شده: 'undoCorrected',
      آمارگرفته: 'undoStated',
      سمت‌دار: 'undoUsed',
      'دیرین نو': 'undoCorrected',
    })
    expect((await unitsCalled(expert, 'آزاد')).length).toBe(0)
    expect((await unitsCalled(expert, 'دیرین نو')).length).toBe(1)
  })

  test('past views keep what was known then', async () => {
    const { expert } = world.cast
    const { id: unitId } = await unit({ name: 'دو تاریخ', trackingCode: 'PAST-1' })
    const id = await imported(
      expert,
      'نام واحد,استان,کد رهگیری,اشتغال,تاریخ اطلاعات\nدو تاریخ,البرز,PAST-1,44,1405/01/01',
    )
    const known = world.clock.now()
    world.clock.advance(60_000)
    await undo(expert, id)
    const { listFacts } = await import('../units/facts.store.ts')
    const { factsAsOf } = await import('../units/units.rules.ts')
    const facts = await listFacts(database.db, [unitId])
    expect(factsAsOf(facts, '2026-11-01', known).map(({ value }) => value)).toEqual(['44'])
    expect(factsAsOf(facts, '2026-11-01')).toEqual([])
  })
})

describe('two imports at once', () => {
  test('the second waits for the first; what the first has changed under it is not done and says so', async () => {
    const { expert, deputy } = world.cast
    const first = await bring(expert, `${head}\nهم‌زمان یک,10320000017,البرز,,,,,\nتنهای اول,,البرز,,,,,`)
    const second = await bring(deputy, `${head}\nهم‌زمان دو,10320000017,البرز,,,,,\nتنهای دوم,,البرز,,,,,`)
    await work()
    await applyImport(as(expert), { importId: first })
    await applyImport(as(deputy), { importId: second })
    await work()
    expect((await runOf(expert, first)).counts).toMatchObject({ create: 2, refuse: 0 })
    expect((await runOf(deputy, second)).counts).toMatchObject({ create: 1, refuse: 1 })
    const [refused] = await listRows(database.db, second, 'refuse', { limit: 1, offset: 0 })
    expect(refused!.problems[0]!.code).toBe('directory.importMoved')
    expect(await unitsCalled(expert, 'هم‌زمان دو')).toEqual([])
  })

  test('two servers never work at the same time, and the order counts', async () => {
    const { expert } = world.cast
    const ids = [await bring(expert, bulk(1_500, 'نوبت الف')), await bring(expert, bulk(1_500, 'نوبت ب'))]
    await Promise.all([work(), work(), work()])
    // whoever found the house busy has gone; the worker that held the lease did both
    await work()
    expect((await Promise.all(ids.map((id) => runOf(expert, id)))).map(({ state }) => state)).toEqual([
      'planned',
      'planned',
    ])
    for (const importId of ids) await applyImport(as(expert), { importId })
    await Promise.all([work(), work(), work()])
    await work()
    for (const [at, name] of ['نوبت الف', 'نوبت ب'].entries()) {
      expect((await runOf(expert, ids[at]!)).state).toBe('applied')
      expect(await unitsCalled(expert, name)).toHaveLength(1_500)
    }
  }, 60_000)
})

test('a server that is killed in the middle of an import is followed by one that ends it, without a row twice', async () => {
  const { expert } = world.cast
  const id = await bring(expert, bulk(6_000, 'بازمانده'))
  await work()
  await applyImport(as(expert), { importId: id })
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, '../../../../test/world/import-probe.ts'),
      database.url,
      folder,
      JSON.stringify(expert),
      world.clock.now().toISOString(),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
  for (;;) {
    const { position, state } = await runOf(expert, id)
    expect(state).toBe('applying')
    if (position >= 1_000) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  const left = await runOf(expert, id)
  expect(left.state).toBe('applying')
  expect(left.position).toBeLessThan(6_000)
  // the lease of the dead one still holds: nobody takes over before it ends
  await work()
  expect((await runOf(expert, id)).position).toBe(left.position)
  world.clock.advance(30_000)
  await work()
  expect(await runOf(expert, id)).toMatchObject({ state: 'applied', counts: { create: 6_000, refuse: 0 } })
  const names = (await unitsCalled(expert, 'بازمانده')).map(({ name }) => name)
  expect([names.length, new Set(names).size]).toEqual([6_000, 6_000])
  expect(await entriesOf('directory.importUnits', id)).toHaveLength(12)
  expect((await verifyJournal(database.db)).filter(({ broken }) => broken)).toEqual([])
}, 90_000)

test('a house that stops ends its batch, and the next goes on at once', async () => {
  const { expert } = world.cast
  const id = await bring(expert, bulk(2_500, 'ایستا'))
  await work()
  await applyImport(as(expert), { importId: id })
  const stopping = jobHouse(house, silentLog)
  const running = runWaiting(directory.jobs!, stopping)
  while ((await runOf(expert, id)).position === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  stopping.stopping = true
  await running
  expect((await runOf(expert, id)).state).toBe('applying')
  await work()
  expect((await runOf(expert, id)).state).toBe('applied')
}, 60_000)

describe('headings of an office', () => {
  const odd = 'اسم بنگاه;محل;تعداد آدم\nکارگاه سفال;البرز;۱۲\n'
  test('what nobody knows is mapped by hand once and remembered for that office only', async () => {
    const { expert, deputy, zanjani } = world.cast
    const id = await bring(expert, odd)
    await work()
    expect(await runOf(expert, id)).toMatchObject({
      state: 'headings',
      reading: { titles: ['اسم بنگاه', 'محل', 'تعداد آدم'] },
    })
    await expect(mapHeadings(as(expert), id, [null, 'province', 'jobs'])).rejects.toMatchObject({
      code: 'directory.importNoName',
    })
    await mapHeadings(as(expert), id, ['name', 'province', null])
    await work()
    expect(await runOf(expert, id)).toMatchObject({ state: 'planned', counts: { create: 1 } })
    const again = await bring(deputy, `اسم  بنگاه;محل;تعداد آدم\nکارگاه دیگر;البرز;۷\n`)
    await work()
    expect(await runOf(deputy, again)).toMatchObject({
      state: 'planned',
      reading: { remembered: true },
      counts: { create: 1 },
    })
    const elsewhere = await bring(zanjani, odd)
    await work()
    expect((await runOf(zanjani, elsewhere)).state).toBe('headings')
  })

  test('titles, repeated headings and lost zeros of a whole column', async () => {
    const { expert } = world.cast
    const id = await bring(
      expert,
      `گزارش استان\n\nنام واحد;کد رهگیری;استان\nصفر یک;00012345;البرز\nنام واحد;کد رهگیری;استان\nصفر دو;12346;البرز\nجمع;;\n`,
    )
    await work()
    const rows = await listRows(database.db, id, undefined, { limit: 10, offset: 0 })
    expect(rows.map(({ number, problems }) => [number, problems.map(({ code }) => code.slice(10))])).toEqual([
      [4, []],
      [6, ['zerosMaybeLost']],
      [7, ['rowIsTotal', 'provinceNeeded']],
    ])
    expect((await runOf(expert, id)).reading!.skipped).toBe(1)
  })

  test('a broken file says why and can be looked at', async () => {
    const { expert } = world.cast
    const id = await bring(expert, Buffer.from('PK\u0003\u0004 no archive'), 'x.xlsx')
    await work()
    expect(await runOf(expert, id)).toMatchObject({ state: 'failed', problem: { code: 'kernel.sheetUnreadable' } })
  })

  test('whoever ordered it and lost the account leaves it undone, with a word', async () => {
    const id = await bring(
      { ...world.cast.expert, personId: world.cast.auditor.personId },
      `${head}\nبی‌صاحب,,البرز,,,,,`,
    )
    await runWaiting(directory.jobs!, jobHouse({ ...house, actorOfPerson: async () => null }, silentLog))
    const row = await database.db.selectFrom('unit_imports').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'failed', problem: { code: 'directory.importNobody' } })
  })
})
