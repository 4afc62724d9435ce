import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyDatabase as empty, type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { sharedFolder } from '../../../test/world/folders.ts'
import { type DemoHouse, demoHouse } from '../../../test/world/house.ts'
import { migrate } from '../../kernel/db/migrate.ts'
import type { Db } from '../../kernel/db/tables.ts'
import { migrations } from '../../migrations/index.ts'
import { verifyJournal } from '../../modules/journal/index.ts'
import { writeArchive } from './archive.ts'
import { type Manifest, makeBackup } from './make.ts'
import { proveArchive, restoreBackup } from './restore.ts'

const now = new Date('2026-11-24T00:00:00Z')
const secret = 'a secret of more than thirty-two characters'
let demo: DemoHouse
const folder = sharedFolder()
let file: string
const opened: TestDatabase[] = []

const emptyDatabase = async (): Promise<TestDatabase> => {
  const world = await empty()
  opened.push(world)
  return world
}

const into = (world: TestDatabase, filesFolder: string) => ({
  place: world.place,
  database: 'copy',
  filesFolder,
  secretFile: join(filesFolder, '..', 'session-secret'),
  now,
})

/** Every table's rows as one hash, and what holds them: constraints, indexes, triggers. */
async function fingerprint(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public' and tablename !~ '^kysely' order by 1`.execute(
    db,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    // the hold on messages is put there by the restoring
    const where = name === 'settings' ? sql`where key <> 'messages'` : sql``
    const { rows } = await sql<{
      hash: string
    }>`select count(*) || ':' || md5(coalesce(string_agg(t::text, E'\n' order by t::text collate "C"), '')) as hash from ${sql.table(name)} t ${where}`.execute(
      db,
    )
    found[name] = rows[0]!.hash
  }
  const { rows: held } = await sql<{ says: string }>`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text as says from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename !~ '^kysely'
    union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal order by 1`.execute(
    db,
  )
  found['(what holds them)'] = held.map((row) => row.says).join('\n')
  return found
}

beforeAll(async () => {
  demo = await demoHouse()
  file = join(folder, 'demo.khoosheh')
  const { heads, rows, files } = await makeBackup(file, {
    place: demo.place,
    filesFolder: demo.filesFolder,
    secret,
    now,
  })
  expect(heads.length).toBeGreaterThan(3)
  expect(rows).toBeGreaterThan(3_000)
  expect(files).toBeGreaterThan(10)
})
afterAll(async () => {
  await demo?.close()
  for (const world of opened) await world.close()
})

describe('a backup', () => {
  it('restored into an empty database is the same, row by row, and held by the same constraints and triggers', async () => {
    const world = await emptyDatabase()
    const filesFolder = join(folder, 'one', 'files')
    const restored = await restoreBackup(file, into(world, filesFolder))
    expect(await fingerprint(world.db)).toEqual(await fingerprint(demo.house.db))
    expect(restored.applied).toEqual([])
    expect((await verifyJournal(world.db)).filter((chain) => chain.broken)).toEqual([])
    const { rows } = await sql<{ hash: string; size: string }>`select hash, size from file_contents`.execute(world.db)
    for (const { hash, size } of rows)
      expect(readFileSync(join(filesFolder, hash.slice(0, 2), hash.slice(2))).length).toBe(Number(size))
    expect(readFileSync(join(folder, 'one', 'session-secret'), 'utf8').trim()).toBe(secret)
    // append-only is append-only again
    await expect(sql`update claims set value = 0`.execute(world.db)).rejects.toThrow()
  })

  it('of a copy, no installation sends', async () => {
    const { rows } = await sql<{
      value: { installation: string }
    }>`select value from settings where key = 'messages'`.execute(opened[0]!.db)
    expect(rows[0]!.value.installation).toMatch(/^restored /)
  })

  it('into a database in which somebody works is refused, and nothing changes', async () => {
    const before = await fingerprint(opened[0]!.db)
    await expect(restoreBackup(file, into(opened[0]!, join(folder, 'two')))).rejects.toThrow(/is not empty/)
    expect(await fingerprint(opened[0]!.db)).toEqual(before)
    const other = await emptyDatabase()
    await sql`create table somebodys (id int)`.execute(other.db)
    await expect(restoreBackup(file, into(other, join(folder, 'two')))).rejects.toThrow(/is not empty/)
  })

  it('into a database that was opened once and never used, it takes the place of what was prepared there', async () => {
    const world = await testDatabase()
    opened.push(world)
    await restoreBackup(file, into(world, join(folder, 'three', 'files')))
    expect(await fingerprint(world.db)).toEqual(await fingerprint(demo.house.db))
  })

  it('of an older release is brought to this one', async () => {
    const old = await emptyDatabase()
    const names = Object.keys(migrations).sort()
    const then = names.slice(0, -2)
    await migrate(old.db, Object.fromEntries(then.map((name) => [name, migrations[name]!])))
    await sql`insert into settings (key, value) values ('sign', '"kept"')`.execute(old.db)
    const archive = join(folder, 'old.khoosheh')
    await makeBackup(archive, { place: old.place, filesFolder: join(folder, 'none'), secret, now })
    const world = await emptyDatabase()
    const { applied } = await restoreBackup(archive, into(world, join(folder, 'four', 'files')))
    expect(applied).toEqual(names.slice(-2))
    const { rows } = await sql<{ value: string }>`select value from settings where key = 'sign'`.execute(world.db)
    expect(rows).toEqual([{ value: 'kept' }])
  })

  it('of a newer release is refused with the release that can read it', async () => {
    const { manifest, counts } = await proveArchive(file)
    const newer: Manifest = { ...manifest, release: '9.9.9', migrations: [...manifest.migrations, '9999_later'] }
    const archive = join(folder, 'newer.khoosheh')
    await writeArchive(archive, async (put) => {
      await put('khoosheh-backup.json', Buffer.from(JSON.stringify(newer)))
      await put('rows.json', Buffer.from(JSON.stringify({ rows: counts, missingFiles: [] })))
    })
    const world = await emptyDatabase()
    await expect(restoreBackup(archive, into(world, join(folder, 'five')))).rejects.toThrow(
      /release 9\.9\.9.*9999_later/,
    )
  })

  it('with a flipped byte restores nothing', async () => {
    const bytes = readFileSync(file)
    bytes[Math.floor(bytes.length / 2)]! ^= 4
    const archive = join(folder, 'flipped.khoosheh')
    writeFileSync(archive, bytes)
    const world = await emptyDatabase()
    await expect(restoreBackup(archive, into(world, join(folder, 'six')))).rejects.toThrow(/is damaged/)
    const { rows } = await sql`select 1 from pg_tables where schemaname = 'public'`.execute(world.db)
    expect(rows).toEqual([])
  })

  it('that lacks rows is not loaded by half', async () => {
    const { manifest, counts } = await proveArchive(file)
    const archive = join(folder, 'fewer.khoosheh')
    await writeArchive(archive, async (put) => {
      await put('khoosheh-backup.json', Buffer.from(JSON.stringify(manifest)))
      await put('rows.json', Buffer.from(JSON.stringify({ rows: counts, missingFiles: [] })))
    })
    const world = await emptyDatabase()
    await expect(restoreBackup(archive, into(world, join(folder, 'seven')))).rejects.toThrow(/has not the rows/)
    const { rows } = await sql`select 1 from records`.execute(world.db)
    expect(rows).toEqual([])
  })

  it('taken while people write holds one moment: the journal’s heads are those of its rows', async () => {
    const expert = await demo.as('expert')
    let going = true
    let made = 0
    const writing = (async () => {
      while (going) {
        const reply = await expert('POST', '/api/organisations', {
          kind: 'company',
          name: `شرکت آزمایشی ${++made}`,
          provinceId: 'IR-30',
        })
        if (reply.status >= 300) throw new Error(JSON.stringify(reply.body))
      }
    })()
    const archive = join(folder, 'busy.khoosheh')
    await makeBackup(archive, { place: demo.place, filesFolder: demo.filesFolder, secret, now })
    going = false
    await writing
    expect(made).toBeGreaterThan(0)
    const world = await emptyDatabase()
    const { chains } = await restoreBackup(archive, into(world, join(folder, 'eight', 'files')))
    expect(chains).toBeGreaterThan(3)
  })
})
