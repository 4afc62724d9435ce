import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../../../../test/world/folders.ts'
import { silentLog } from '../../log.ts'
import { connect, type Place } from '../connect.ts'
import { type EmbeddedDatabase, startDatabase } from './index.ts'
import { holder, readLock } from './postmaster.ts'
import { isRunning } from './processes.ts'

const asRoot = process.getuid?.() === 0
const probe = join(import.meta.dirname, '../../../../test/world/supervisor-probe.ts')

async function start(dataDir: string, durable = false): Promise<EmbeddedDatabase> {
  const database = await startDatabase({ dataDir, log: silentLog, durable })
  onTestFinished(() => database.stop())
  return database
}

/** Another process on the same folder. */
async function probeOn(folder: string) {
  const child: ChildProcess = spawn(process.execPath, [probe, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(kill)
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  const answer = async () => String((await lines.next()).value)
  const how = await answer()
  return {
    how,
    ask(word: string) {
      child.stdin!.write(`${word}\n`)
      return answer()
    },
    kill,
  }
}

async function query<T>(place: Place, text: string): Promise<T[]> {
  const { db, close } = connect({ ...place, log: silentLog })
  return (await sql.raw<T>(text).execute(db).finally(close)).rows
}

describe('the embedded database', () => {
  it('is made at the first start, knows Persian, and keeps what was written', async () => {
    const folder = tempFolder()
    const first = await start(folder, true)
    expect(first.how).toBe('made')
    await first.ensureDatabase('khoosheh')
    await first.ensureDatabase('khoosheh')
    const place = first.connectionInfo('khoosheh')
    const settings = await query<{ fsync: string; listen: string; trigrams: number }>(
      place,
      `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listen,
       cardinality(show_trgm('خوشه')) as trigrams`,
    )
    expect(settings).toEqual([{ fsync: 'on', listen: '', trigrams: expect.any(Number) }])
    await query(place, `create table kept as select 'سنگ' as word`)
    await first.stop()
    expect(holder(join(folder, 'pg'))).toBeNull()

    const second = await start(folder, true)
    expect(second.how).toBe('started')
    expect(await query(second.connectionInfo('khoosheh'), 'select word from kept')).toEqual([{ word: 'سنگ' }])
  })

  it('keeps its socket to itself, in a folder that goes with it', async () => {
    const database = await start(tempFolder())
    const place = database.connectionInfo('postgres') as { socket: { folder: string } }
    expect(statSync(place.socket.folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(place.socket.folder, '.s.PGSQL.5432')).mode & 0o777).toBe(0o700)
    await database.stop()
    expect(existsSync(place.socket.folder)).toBe(false)
  })

  it('starts in a folder with a long Persian name', async () => {
    const folder = join(tempFolder(), 'پوشه داده برنامه توسعه خوشه‌های صنعتی استان'.repeat(2))
    const database = await start(folder)
    expect(await query(database.connectionInfo('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('is started once by two that start at the same moment', async () => {
    const folder = tempFolder()
    const both = await Promise.all([start(folder), start(folder)])
    expect(both.map(({ how }) => how).sort()).toEqual(['joined', 'made'])
    expect(both[0].connectionInfo('a')).toEqual(both[1].connectionInfo('a'))
  })
})

describe('processes that share a folder', () => {
  it('a database left running by a killed process is joined, and stopped by the one that joined', async () => {
    const folder = tempFolder()
    const other = await probeOn(folder)
    expect(other.how).toBe('made')
    const { pid } = readLock(join(folder, 'pg'))!
    await other.kill()
    expect(isRunning(pid)).toBe(true)

    const database = await start(folder)
    expect(database.how).toBe('joined')
    expect(readLock(join(folder, 'pg'))!.pid).toBe(pid)
    await database.stop()
    expect(isRunning(pid)).toBe(false)
  })

  it('the last one that leaves stops it, whoever started it', async () => {
    const folder = tempFolder()
    const database = await start(folder)
    const other = await probeOn(folder)
    const { pid } = readLock(join(folder, 'pg'))!
    await database.stop()
    expect(isRunning(pid)).toBe(true)
    expect(await other.ask('stop')).toBe('stopped')
    expect(isRunning(pid)).toBe(false)
  })

  it('a second server is refused while the first lives, and let in when it was killed', async () => {
    const folder = tempFolder()
    const other = await probeOn(folder)
    expect(await other.ask('claim')).toBe('claimed')
    const database = await start(folder)
    await expect(database.claimServing()).rejects.toThrow(/already running on the data folder/)
    await other.kill()
    await expect.poll(() => database.claimServing().then(() => 'claimed', String)).toBe('claimed')
  })
})

describe('a postmaster that is killed', () => {
  it('comes back in the same place, with every row that was acknowledged, and stays claimed', async () => {
    const folder = tempFolder()
    const database = await start(folder, true)
    await database.claimServing()
    const { db, close } = connect({ ...database.connectionInfo('postgres'), log: silentLog })
    onTestFinished(close)
    await sql`create table acknowledged (id int primary key)`.execute(db)
    let written = 0
    let killed = false
    const writing = (async () => {
      while (!killed) {
        await sql`insert into acknowledged values (${written + 1})`.execute(db).then(
          () => written++,
          () => {
            killed = true
          },
        )
      }
    })()
    await sleep(150)
    const { pid } = readLock(join(folder, 'pg'))!
    process.kill(pid, 'SIGKILL')
    await writing

    const count = () =>
      sql<{ count: number; last: number }>`select count(*)::int as count, max(id) as last from acknowledged`.execute(db)
    await expect
      .poll(
        () =>
          count().then(
            ({ rows }) => rows.length,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(1)
    const { count: kept, last } = (await count()).rows[0]!
    expect(written).toBeGreaterThan(0)
    // the insert under way when it died may have been written without having been acknowledged
    expect([written, written + 1]).toContain(kept)
    expect(last).toBe(kept)
    expect(readLock(join(folder, 'pg'))!.pid).not.toBe(pid)
    const other = await probeOn(folder)
    expect(await other.ask('claim')).toMatch(/already running/)
  })

  it('is no obstacle to the next start', async () => {
    const folder = tempFolder()
    const other = await probeOn(folder)
    const { pid } = readLock(join(folder, 'pg'))!
    await other.kill()
    process.kill(pid, 'SIGKILL')
    const database = await start(folder)
    expect(database.how).toBe('started')
  })
})

describe('what stands in the way is named', () => {
  it('a folder that holds something else, which is left as it is', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'pg'))
    writeFileSync(join(folder, 'pg', 'letters.txt'), 'نامه')
    await expect(start(folder)).rejects.toThrow(/is not a database/)
    expect(readFileSync(join(folder, 'pg', 'letters.txt'), 'utf8')).toBe('نامه')
  })

  it('a cluster of another version', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'pg'))
    writeFileSync(join(folder, 'pg', 'PG_VERSION'), '14\n')
    await expect(start(folder)).rejects.toThrow(/made by PostgreSQL 14/)
  })

  it('what a killed initdb left is put aside', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'pg.making'))
    writeFileSync(join(folder, 'pg.making', 'PG_VERSION'), '18\n')
    expect((await start(folder)).how).toBe('made')
    expect(readdirSync(folder).sort()).toEqual(['pg', 'pg.log'])
  })

  it('a configuration that PostgreSQL refuses, in its own words', async () => {
    const folder = tempFolder()
    await (await start(folder)).stop()
    writeFileSync(join(folder, 'pg', 'postgresql.auto.conf'), "shared_buffers = 'many'\n")
    await expect(start(folder)).rejects.toThrow(/invalid value for parameter "shared_buffers"/)
  })

  it.skipIf(!asRoot)('a parent folder that the database user cannot pass', async () => {
    const closed = join(tempFolder(), 'home')
    mkdirSync(closed)
    chmodSync(closed, 0o700)
    await expect(start(join(closed, 'data'))).rejects.toThrow(`cannot pass through the folder ${closed}.`)
  })

  it('a data folder that cannot be made', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'file'), '')
    await expect(start(join(folder, 'file', 'data'))).rejects.toThrow(/cannot be made or written/)
  })
})
