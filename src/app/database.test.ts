import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { testDatabase } from '../../test/world/database.ts'
import { tempFolder } from '../../test/world/folders.ts'
import { holder } from '../kernel/db/supervisor/postmaster.ts'
import { silentLog } from '../kernel/log.ts'
import { migrations } from '../migrations/index.ts'
import { type OpenOptions, openDatabase } from './database.ts'
import { readSettings } from './settings.ts'

async function open(env: Record<string, string>, options: OpenOptions = {}) {
  const database = await openDatabase(readSettings(env), { log: silentLog, ...options })
  onTestFinished(database.close)
  return database
}

const currentName = sql<{ name: string }>`select current_database() as name`

describe('opening the embedded database', () => {
  it('brings it up to date once; the demo lies beside the real one', async () => {
    const folder = tempFolder()
    const demo = await open({ DATA_DIR: folder }, { migrate: true })
    expect(demo.info).toMatchObject({
      kind: 'embedded',
      database: 'khoosheh_demo',
      applied: Object.keys(migrations).sort(),
    })
    const real = await open({ DATA_DIR: folder, DEMO: '0' }, { migrate: true })
    expect((await currentName.execute(real.db)).rows).toEqual([{ name: 'khoosheh' }])
    const again = await open({ DATA_DIR: folder }, { migrate: true })
    expect(again.info.applied).toEqual([])
    for (const { close } of [again, real, demo]) await close()
    expect(holder(`${folder}/pg`)).toBeNull()
  })

  it('a second server on the folder is refused and leaves the first at work', async () => {
    const folder = tempFolder()
    const first = await open({ DATA_DIR: folder }, { serving: true })
    await expect(open({ DATA_DIR: folder, DEMO: '0' }, { serving: true })).rejects.toThrow(/already running/)
    expect((await currentName.execute(first.db)).rows).toEqual([{ name: 'khoosheh_demo' }])
  })
})

describe('opening a server of somebody else', () => {
  it('works on the database that the address names', async () => {
    const { url, close } = await testDatabase()
    onTestFinished(close)
    const { db, info } = await open({ DATABASE_URL: url, DATA_DIR: tempFolder() }, { migrate: true })
    expect(info).toMatchObject({ kind: 'server', applied: [] })
    expect((await currentName.execute(db)).rows).toEqual([{ name: info.database }])
  })

  it('makes the demo its own database beside it', async () => {
    const { url, close } = await testDatabase()
    onTestFinished(close)
    const { db, info } = await open({ DATABASE_URL: url, DEMO: '1', DATA_DIR: tempFolder() }, { migrate: true })
    expect(info.database).toMatch(/_demo$/)
    expect((await currentName.execute(db)).rows).toEqual([{ name: info.database }])
  })

  it('refuses a second server on one data folder, and lets it in afterwards', async () => {
    const { url, close } = await testDatabase()
    onTestFinished(close)
    const env = { DATABASE_URL: url, DATA_DIR: tempFolder() }
    const first = await open(env, { serving: true })
    await expect(open(env, { serving: true })).rejects.toThrow(/already running/)
    await open(env)
    await first.close()
    await open(env, { serving: true })
  })

  it('that does not answer is told with its place and without its password', async () => {
    const failing = open({ DATABASE_URL: 'postgres://root:pa55word@127.0.0.1:1/parks', DATA_DIR: tempFolder() })
    await expect(failing).rejects.toThrow(/No connection to the database parks at 127.0.0.1:1 \(.*ECONNREFUSED/)
    await expect(failing).rejects.not.toThrow(/pa55word/)
  })
})
