import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { castActor } from '../../../test/world/directory.ts'
import { sharedFolder } from '../../../test/world/folders.ts'
import { movableClock } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { silentLog } from '../../kernel/log.ts'
import { appendJournal } from '../../modules/journal/index.ts'
import { askFor, upkeepView } from '../../modules/upkeep/upkeep.verbs.ts'
import { type Keeper, startKeeper } from './keeper.ts'

const all = sharedFolder()
const clock = movableClock('2026-11-24T10:00:00Z')
let world: TestDatabase
let admin: Ctx
let expert: Ctx
let keeper: Keeper | undefined
let n = 0

beforeAll(async () => {
  world = await testDatabase()
  const ctxOf = async (name: string, role: 'administrator' | 'expert'): Promise<Ctx> => ({
    db: world.db,
    clock,
    actor: await castActor(world.db, name, [{ role, reachKind: 'nation', reachId: null }]),
    requestId: 'test',
    appendJournal,
  })
  admin = await ctxOf('مدیر', 'administrator')
  expert = await ctxOf('کارشناس', 'expert')
})
afterEach(() => keeper?.stop())
afterAll(() => world.close())

function keep(more: { byItself?: boolean; folder?: string } = {}): Keeper {
  const database =
    'socket' in world.place ? world.place.socket.database : new URL(world.place.connectionString).pathname.slice(1)
  keeper = startKeeper({
    place: world.place,
    database,
    filesFolder: join(all, 'files'),
    folder: join(all, `backups-${++n}`),
    secret: 'a secret of more than thirty-two characters',
    byItself: false,
    clock,
    log: silentLog,
    everyMs: 20,
    ...more,
  })
  return keeper
}
const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 600) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('upkeep', () => {
  it('takes the night’s backup by itself and drills it, once', async () => {
    const own = keep({ byItself: true })
    await until(async () => (await own.notes()).drill !== null)
    const notes = await own.notes()
    expect(notes).toMatchObject({
      lastGood: { madeAt: '2026-11-24T10:00:00.000Z', missingFiles: 0 },
      failure: null,
      drill: { reason: null },
    })
    expect(notes.drill!.entries).toBeGreaterThanOrEqual(0)
    const [archive, ...others] = await own.archives()
    expect(others).toEqual([])
    expect(archive).toMatchObject({ name: 'khoosheh-20261124T100000Z.tar.gz', at: '2026-11-24T10:00:00.000Z' })
    expect(statSync(join(own.folder, archive!.name)).mode & 0o777).toBe(0o600)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await own.idle()
    expect(await own.archives()).toHaveLength(1)
    // nothing of the drill stays
    const { rows } = await sql`select 1 from pg_database where datname like '%\\_drill'`.execute(world.db)
    expect(rows).toEqual([])
    expect(existsSync(join(own.folder, 'drill-files'))).toBe(false)
  })

  it('asked for, it makes one and drills it; the journal names who asked, and a second at once is refused', async () => {
    const own = keep()
    expect(await upkeepView(admin, own)).toMatchObject({ lastGood: null, next: null, archives: [], busy: null })
    await expect(askFor(admin, own, 'drill')).rejects.toMatchObject({ code: 'upkeep.nothingToDrill' })
    await askFor(admin, own, 'backup')
    await expect(askFor(admin, own, 'backup')).rejects.toMatchObject({ code: 'upkeep.busy' })
    expect((await upkeepView(admin, own)).busy).toMatchObject({ what: 'backup' })
    await own.idle()
    await askFor(admin, own, 'drill')
    await own.idle()
    const view = await upkeepView(admin, own)
    expect(view.drill).toMatchObject({ reason: null, file: view.archives[0]!.name })
    expect(view.drill!.entries).toBeGreaterThan(0)
    expect(view.free).toBeGreaterThan(0)
    const { rows } = await sql<{ verb: string }>`select verb from journal_entries order by seq`.execute(world.db)
    expect(rows.map((row) => row.verb)).toEqual(['upkeep.backUp', 'upkeep.drill'])
  })

  it('is the administrator’s alone', async () => {
    const own = keep()
    await expect(upkeepView(expert, own)).rejects.toMatchObject({ code: 'kernel.notYourRole' })
    await expect(askFor(expert, own, 'backup')).rejects.toMatchObject({ code: 'kernel.notYourRole' })
    expect(own.busy()).toBeNull()
    await expect(upkeepView(admin, null)).rejects.toMatchObject({ code: 'upkeep.notKept' })
  })

  it('a backup that cannot be written is noted with its cause, and the last good one stands', async () => {
    const own = keep()
    own.begin('backup')
    await own.idle()
    const { lastGood } = await own.notes()
    // the next one has the same name: a file that is there is not written over
    own.begin('backup')
    await own.idle()
    const notes = await own.notes()
    expect(notes.lastGood).toEqual(lastGood)
    expect(notes.failure?.reason).toMatch(/not written over/)
    expect(readdirSync(own.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('a damaged archive fails its drill, with the cause', async () => {
    const own = keep()
    own.begin('backup')
    await own.idle()
    const [archive] = await own.archives()
    truncateSync(join(own.folder, archive!.name), archive!.bytes - 1)
    own.begin('drill')
    await own.idle()
    expect((await own.notes()).drill?.reason).toMatch(/no backup archive|damaged/)
  })

  it('stopped in the middle it leaves no half archive and no note of failure', async () => {
    const own = keep()
    own.begin('backup')
    await own.stop()
    expect((await own.notes()).failure).toBeNull()
    expect(readdirSync(own.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('lets go what has outlived its days', async () => {
    const own = keep()
    await own.free()
    for (const name of ['khoosheh-20260901T223000Z.tar.gz', 'khoosheh-20260902T223000Z.tar.gz', 'not-ours.tar.gz'])
      writeFileSync(join(own.folder, name), 'old')
    own.begin('backup')
    await own.idle()
    expect(readdirSync(own.folder).sort()).toEqual([
      'khoosheh-20260901T223000Z.tar.gz',
      'khoosheh-20261124T100000Z.tar.gz',
      'not-ours.tar.gz',
      'notes.json',
    ])
  })
})
