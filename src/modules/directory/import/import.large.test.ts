import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { directoryWorld } from '../../../../test/world/directory.ts'
import { type House, jobHouse } from '../../../app/server.ts'
import { contentStore } from '../../../kernel/files/content.ts'
import { runWaiting } from '../../../kernel/jobs.ts'
import { silentLog } from '../../../kernel/log.ts'
import { acceptTable } from '../../../kernel/sheets/table-file.ts'
import { verifyJournal } from '../../journal/index.ts'
import { directory } from '../directory.module.ts'
import { exportUnits } from './export.store.ts'
import { applyImport, bringTable, takeImportBack } from './import.verbs.ts'
import { listRows } from './rows.store.ts'
import { findRun, type Run } from './runs.store.ts'

const ROWS = 52_000
/** The row whose national id has a wrong check digit; two lines above it stand in the file: the heading and row 0. */
const BAD = 33_333

let database: TestDatabase
let world: Awaited<ReturnType<typeof directoryWorld>>
let house: House
let id: string
const files = contentStore(mkdtempSync(join(tmpdir(), 'khoosheh-files-')))

beforeAll(async () => {
  database = await testDatabase()
  world = await directoryWorld(database.db)
  house = {
    db: database.db,
    clock: world.clock,
    files,
    modules: [directory],
    actorOf: async () => null,
    actorOfPerson: async (personId) => Object.values(world.cast).find((actor) => actor.personId === personId) ?? null,
  }
})
afterAll(() => database.close())

const log = {
  ...silentLog,
  error: (details: object) => {
    throw (details as { error: Error }).error
  },
}
const expert = () => ({ ...world.as(world.cast.expert), files })
const run = async (): Promise<Run> => (await findRun(database.db, world.cast.expert, id))!

/** Works until nothing waits, and says where the bar stood while it did. */
async function work(): Promise<number[]> {
  const stood: number[] = []
  let over = false
  const working = runWaiting(directory.jobs!, jobHouse(house, log)).finally(() => {
    over = true
  })
  while (!over) {
    stood.push((await run()).position)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await working
  return stood
}
const unitsCalled = (q: string) =>
  exportUnits(database.db, world.cast.expert, { q, limit: 1, offset: 0 }, world.clock.today())

describe('fifty-two thousand rows with one bad among them', () => {
  test('are read and tried, and nothing is stored yet', async () => {
    const head = 'نام واحد,شناسه ملی,استان,شهرستان,وضعیت واحد,اشتغال,تاریخ اطلاعات,منبع'
    const lines = Array.from(
      { length: ROWS },
      (_, at) => `واحد بزرگ ${at},${at === BAD ? '10320000018' : ''},البرز,کرج,فعال,12,۱۴۰۵/۰۱/۰۱,آمار`,
    )
    const content = await files.put(
      Readable.from([Buffer.from([head, ...lines].join('\n'))]),
      'u.csv',
      null,
      acceptTable,
    )
    id = (await bringTable(expert(), 'u.csv', content)).id
    await work()
    expect((await run()).counts).toEqual({ create: ROWS - 1, change: 0, same: 0, refuse: 1, total: ROWS })
    expect(await unitsCalled('واحد بزرگ')).toEqual([])
  }, 300_000)

  test('all others go in, told on the way; the bad one comes back with its reason, and every batch has its entry', async () => {
    await applyImport(expert(), { importId: id, reason: 'آمار سالانه' })
    const stood = await work()
    expect(stood).toEqual(stood.toSorted((one, other) => one - other))
    expect(new Set(stood).size).toBeGreaterThan(10)
    expect(await run()).toMatchObject({ state: 'applied', counts: { create: ROWS - 1, refuse: 1 } })
    const [bad, ...more] = await listRows(database.db, id, 'refuse', { limit: 10, offset: 0 })
    expect(more).toEqual([])
    expect(bad).toMatchObject({ number: BAD + 2, cells: { name: `واحد بزرگ ${BAD}` } })
    expect(bad!.problems.map(({ code }) => code)).toEqual(['directory.badNationalIdentifier'])
    expect(await unitsCalled('واحد بزرگ')).toHaveLength(ROWS - 1)
    const rows = await database.db
      .selectFrom('journal_entries')
      .select('canonical')
      .where('verb', '=', 'directory.importUnits')
      .execute()
    const entries = rows.map(({ canonical }) => JSON.parse(canonical).after)
    expect(entries).toHaveLength(Math.ceil((ROWS - 1) / 500))
    expect(entries.reduce((sum, entry) => sum + entry.counts.create, 0)).toBe(ROWS - 1)
    expect(new Set(entries.map((entry) => entry.fileHash)).size).toBe(1)
  }, 300_000)

  test('are taken back as one, and the journal is whole', async () => {
    await takeImportBack(expert(), { importId: id, reason: 'فایل سال گذشته بود' })
    await work()
    expect((await run()).state).toBe('undone')
    expect(await unitsCalled('واحد بزرگ')).toEqual([])
    expect((await verifyJournal(database.db)).filter(({ broken }) => broken)).toEqual([])
  }, 300_000)
})
