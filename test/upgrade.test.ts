import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proveArchive, restoreBackup } from '../src/app/backup/restore.ts'
import { rebuildPoints } from '../src/modules/commitments/index.ts'
import { verifyJournal } from '../src/modules/journal/index.ts'
import { emptyDatabase } from './world/database.ts'
import { sharedFolder } from './world/folders.ts'
import { type DemoHouse, houseOn } from './world/house.ts'

/** Written by release 0.1.0 of its own demo; each release keeps the archive of the one before. */
const archive = join(import.meta.dirname, 'data', 'release-0.1.0.khoosheh')
const folder = sharedFolder()
let house: DemoHouse
let proved: Awaited<ReturnType<typeof proveArchive>>
let applied: string[]

beforeAll(async () => {
  proved = await proveArchive(archive)
  const database = await emptyDatabase()
  const filesFolder = join(folder, 'files')
  const secretFile = join(folder, 'session-secret')
  const now = new Date('2026-11-24T00:00:00Z')
  applied = (await restoreBackup(archive, { place: database.place, database: 'copy', filesFolder, secretFile, now }))
    .applied
  house = await houseOn(database, filesFolder)
})
afterAll(() => house.close())

describe('the data of the release before', () => {
  test('is brought to this release by the steps that it lacks, with every row that it had', async () => {
    expect(proved.manifest.release).toBe('0.1.0')
    expect(applied.length).toBeGreaterThan(0)
    expect(applied.filter((step) => proved.manifest.migrations.includes(step))).toEqual([])
    const kept: Record<string, number> = {}
    for (const table of Object.keys(proved.counts)) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
        house.house.db,
      )
      kept[table] = rows[0]!.n
    }
    const fewer = Object.entries(proved.counts).filter(([table, before]) => kept[table]! < before)
    expect(fewer).toEqual([])
  })

  test('has its journal unbroken, to the very heads', async () => {
    const chains = await verifyJournal(house.house.db)
    expect(chains.filter((chain) => chain.broken)).toEqual([])
    for (const head of proved.manifest.heads) expect(chains.flatMap((chain) => chain.head ?? [])).toContainEqual(head)
  })

  test('says the same figures: points made anew are those that were kept', async () => {
    const points = async () =>
      (
        await sql<{ all: string }>`select md5(string_agg(concat_ws(',', tree_id, item_id, line, from_day, percent), ';'
          order by tree_id, item_id, line, from_day, percent)) as all from points where known_until is null`.execute(
          house.house.db,
        )
      ).rows[0]!.all
    const before = await points()
    await sql`truncate points`.execute(house.house.db)
    await rebuildPoints(house.house.db, house.house.ctx())
    expect(await points()).toBe(before)
  })

  test('is read by its people, and worked on', async () => {
    for (const who of ['agent', 'expert', 'md', 'lorestan', 'national', 'liaison']) {
      const call = await house.as(who)
      for (const url of [
        '/api/me',
        '/api/desk?tab=mine&limit=50',
        '/api/clusters',
        '/api/bodies',
        '/api/resolution-register?limit=50',
        '/api/letters?limit=50',
      ])
        expect([who, url, (await call('GET', url)).status]).toEqual([who, url, 200])
    }
    const expert = await house.as('expert')
    const { body: cluster } = (await expert('GET', '/api/clusters')) as {
      body: { rows: { id: string; title: string }[] }
    }
    const plastic = cluster.rows.find((row) => row.title.includes('پلاستیک'))!
    const { body: page } = (await expert('GET', `/api/clusters/${plastic.id}`)) as {
      body: { years: { recordId: string; approved: string | null }[] }
    }
    expect(page.years.length).toBeGreaterThan(1)
    for (const { recordId } of page.years)
      expect((await expert('GET', `/api/records/${recordId}/progress`)).status).toBe(200)
    const letter = await expert('POST', '/api/letters', {
      direction: 'outgoing',
      dated: '2017-02-04',
      subject: 'پس از نسخه تازه',
      partyName: 'استانداری',
    })
    expect([letter.status, letter.body]).toMatchObject([200, { id: expect.any(String) }])
  })
})
