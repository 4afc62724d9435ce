import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Clock } from '../../kernel/clock.ts'
import { connect, type Place } from '../../kernel/db/connect.ts'
import { reasonOf } from '../../kernel/db/db.problems.ts'
import { ensureTrigrams } from '../../kernel/db/trigrams.ts'
import type { Log } from '../../kernel/log.ts'
import { dueOf, type Keeping, type Notes, noNotes, outlived, type Work } from '../../modules/upkeep/index.ts'
import { makeBackup } from './make.ts'
import { restoreBackup } from './restore.ts'

export interface KeeperOptions {
  place: Place
  database: string
  filesFolder: string
  folder: string
  secret: string
  byItself: boolean
  /** The machine's own clock. */
  clock: Clock
  log: Log
  /** How often it looks whether something is due (a minute), in milliseconds. */
  everyMs?: number
}

export interface Keeper extends Keeping {
  /** Resolves when nothing runs. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const ending = '.tar.gz'
/** `khoosheh-20261124T223001Z.tar.gz`: sorts by time and says when. */
const named = /^khoosheh-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar\.gz$/

/** Takes the night's backup, drills the newest each month, lets old ones go, and does what is asked for in between; one at a time. */
export function startKeeper(options: KeeperOptions): Keeper {
  const { folder, clock, log, byItself, everyMs = 60_000 } = options
  let running: { what: Work; since: string; done: number; all: number } | null = null
  let work: Promise<void> = Promise.resolve()
  const stopping = new AbortController()
  const { signal } = stopping
  const notesFile = join(folder, 'notes.json')

  const notes = async (): Promise<Notes> => {
    const text = await readFile(notesFile, 'utf8').catch(() => null)
    return text === null ? noNotes : { ...noNotes, ...(JSON.parse(text) as Notes) }
  }
  const note = async (change: Partial<Notes>) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const text = JSON.stringify({ ...(await notes()), ...change }, null, 1)
    const handle = await open(`${notesFile}.new`, 'w', 0o600)
    await handle.write(text)
    await handle.sync()
    await handle.close()
    await rename(`${notesFile}.new`, notesFile)
  }
  const archives = async () => {
    const names = (await readdir(folder).catch(() => [])).filter((name) => named.test(name))
    const found = await Promise.all(
      names.map(async (name) => ({
        name,
        at: name.replace(named, '$1-$2-$3T$4:$5:$6.000Z'),
        bytes: (await stat(join(folder, name))).size,
      })),
    )
    return found.toSorted((one, other) => (one.at < other.at ? 1 : -1))
  }
  const progress = (_table: string, done: number, all: number) => {
    if (running) Object.assign(running, { done, all })
  }

  const backup = async () => {
    const now = clock.now()
    const name = `khoosheh-${now.toISOString().replaceAll(/[-:]/g, '').replace(/\.\d+/, '')}${ending}`
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const made = await makeBackup(join(folder, name), { ...options, now, progress, signal })
      const { bytes, rows, files, missingFiles } = made
      await note({
        lastGood: { file: name, madeAt: now.toISOString(), bytes, rows, files, missingFiles: missingFiles.length },
        failure: null,
      })
      for (const old of outlived(await archives(), now)) await rm(join(folder, old), { force: true })
      log.info({ file: name, bytes, rows, files }, 'a backup was made')
    } catch (error) {
      if (signal.aborted) return
      log.error({ error }, 'no backup was made')
      await note({ failure: { at: now.toISOString(), reason: reasonOf(error) } }).catch(() => {})
    }
  }

  const drill = async () => {
    const [newest] = await archives()
    if (!newest) return
    const now = clock.now()
    const began = performance.now()
    const said = (entries: number, reason: string | null) =>
      note({
        drill: {
          at: now.toISOString(),
          file: newest.name,
          seconds: Math.round((performance.now() - began) / 1000),
          entries,
          reason,
        },
      })
    try {
      const { entries } = await intoScratch(options, join(folder, newest.name), now, progress, signal)
      await said(entries, null)
      log.info({ file: newest.name, entries }, 'a backup was restored for a trial and is whole')
    } catch (error) {
      if (signal.aborted) return
      log.error({ error, file: newest.name }, 'a backup could not be restored for a trial')
      await said(0, reasonOf(error)).catch(() => {})
    }
  }

  const begin = (what: Work) => {
    if (running) return
    running = { what, since: clock.now().toISOString(), done: 0, all: 0 }
    work = work.then(what === 'backup' ? backup : drill).finally(() => {
      running = null
    })
  }
  const look = async () => {
    if (running || signal.aborted) return
    const due = dueOf(await notes(), clock.now())
    if (due && !running && !signal.aborted) begin(due)
  }
  const timer = byItself
    ? setInterval(() => look().catch((error: unknown) => log.error({ error }, 'upkeep was not looked at')), everyMs)
    : undefined
  timer?.unref()
  return {
    folder,
    byItself,
    notes,
    archives,
    free: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    },
    now: () => clock.now(),
    busy: () => running && { ...running },
    begin,
    idle: () => work,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await work
    },
  }
}

/** Restores an archive into a database that is made for it and dropped again, its files into a folder that goes with it. */
async function intoScratch(
  { place, database, folder }: KeeperOptions,
  file: string,
  now: Date,
  progress: (table: string, done: number, all: number) => void,
  signal: AbortSignal,
) {
  const scratch = `${database}_drill`
  const name = pg.escapeIdentifier(scratch)
  const filesFolder = join(folder, 'drill-files')
  const { pool, close } = connect({ ...place, max: 2, statementTimeoutMs: 0 })
  try {
    await pool.query(`drop database if exists ${name} with (force)`)
    await pool.query(`create database ${name}`)
    const there = beside(place, scratch)
    const { db, close: leave } = connect({ ...there, max: 2 })
    await ensureTrigrams(db, scratch).finally(leave)
    return await restoreBackup(file, {
      place: there,
      database: scratch,
      filesFolder,
      secretFile: null,
      now,
      progress,
      signal,
    })
  } finally {
    await pool.query(`drop database if exists ${name} with (force)`).catch(() => {})
    await rm(filesFolder, { recursive: true, force: true })
    await close()
  }
}

function beside(place: Place, database: string): Place {
  if ('socket' in place) return { socket: { ...place.socket, database } }
  const address = new URL(place.connectionString)
  address.pathname = `/${encodeURIComponent(database)}`
  return { connectionString: address.toString() }
}
