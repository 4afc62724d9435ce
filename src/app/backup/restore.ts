import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { connect, type Place } from '../../kernel/db/connect.ts'
import { migrate } from '../../kernel/db/migrate.ts'
import { migrations } from '../../migrations/index.ts'
import { verifyJournal } from '../../modules/journal/index.ts'
import { readArchive } from './archive.ts'
import { type Counts, columnsOf, countsName, type Manifest, manifestName, secretName } from './make.ts'
import { foreignKeysOf } from './schema.ts'
import { backupProblem } from './words.ts'

export interface RestoreInto {
  place: Place
  database: string
  filesFolder: string
  /** Where the secret of sessions goes; null: the environment gives it, or it is not wanted (a drill). */
  secretFile: string | null
  now: Date
  progress?: (table: string, done: number, all: number) => void
  /** Ends it early; nothing is loaded then. */
  signal?: AbortSignal
}

export interface Restored {
  madeAt: string
  release: string
  rows: number
  files: number
  missingFiles: string[]
  chains: number
  entries: number
  /** Migrations done after loading: the archive was of an older release. */
  applied: string[]
}

/** What an archive says of itself, after every byte of it was proved. @throws Problem as `readArchive` */
export async function proveArchive(
  file: string,
): Promise<{ manifest: Manifest; counts: Counts; missingFiles: string[] }> {
  let manifest: Manifest | null = null
  let end: { rows: Counts; missingFiles: string[] } | null = null
  await readArchive(file, async (name, content) => {
    if (name === manifestName) manifest = JSON.parse(content.toString('utf8'))
    if (name === countsName) end = JSON.parse(content.toString('utf8'))
    if (name.startsWith('files/') && name.slice(6) !== createHash('sha256').update(content).digest('hex'))
      throw backupProblem('errors.damaged', { file, what: name })
  })
  const found = manifest as Manifest | null
  const last = end as { rows: Counts; missingFiles: string[] } | null
  if (found?.format !== 1 || last === null) throw backupProblem('errors.noArchive', { file }, 2)
  return { manifest: found, counts: last.rows, missingFiles: last.missingFiles }
}

/**
 * Brings an empty database to the archive's schema version, loads every table in one transaction, writes the files, verifies the journal
 * against the heads in the archive, then migrates on. The copy sends nothing until a person releases it.
 * @throws Problem `errors.newerArchive` | `errors.notEmpty` | `errors.damaged` | `errors.counts` before anything is written to stay,
 *   `errors.journal` after
 */
export async function restoreBackup(file: string, into: RestoreInto): Promise<Restored> {
  const { manifest, counts, missingFiles } = await proveArchive(file)
  const unknown = manifest.migrations.find((name) => !(name in migrations))
  if (unknown !== undefined) throw backupProblem('errors.newerArchive', { release: manifest.release, step: unknown })
  const { db, pool, close } = connect({
    ...into.place,
    max: 2,
    statementTimeoutMs: 0,
    applicationName: 'khoosheh restore',
  })
  try {
    await makeEmpty(pool, into.database)
    await migrate(db, Object.fromEntries(manifest.migrations.map((name) => [name, migrations[name]!])))
    const files = await load(pool, file, { manifest, counts, into })
    const reports = await verifyJournal(db, manifest.heads)
    const broken = reports.find((report) => report.broken)
    if (broken) throw backupProblem('errors.journal', { chain: broken.chain, ...broken.broken })
    const { applied } = await migrate(db, migrations)
    await pool.query('analyze')
    return {
      madeAt: manifest.madeAt,
      release: manifest.release,
      rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
      files,
      missingFiles,
      chains: reports.length,
      entries: reports.reduce((sum, report) => sum + report.entries, 0),
      applied,
    }
  } finally {
    await close()
  }
}

/** Leaves no table behind in a database in which nobody has worked yet. @throws Problem `errors.notEmpty` where somebody has */
async function makeEmpty(pool: pg.Pool, database: string): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  if (rows.length === 0) return
  const names = new Set(rows.map((row) => row.name))
  for (const name of ['records', 'accounts', 'journal_entries'])
    if (names.has(name) && (await pool.query(`select 1 from ${name} limit 1`)).rowCount)
      throw backupProblem('errors.notEmpty', { database }, 2)
  // a table that is not ours is somebody's work too
  if (!names.has('kysely_migration')) throw backupProblem('errors.notEmpty', { database }, 2)
  const { rows: extensions } = await pool.query<{ make: string }>(
    `select format('create extension if not exists %I', extname) as make from pg_extension
     where extnamespace = 'public'::regnamespace`,
  )
  await pool.query('drop schema public cascade')
  await pool.query('create schema public')
  for (const { make } of extensions) await pool.query(make)
}

async function load(
  pool: pg.Pool,
  file: string,
  { manifest, counts, into }: { manifest: Manifest; counts: Counts; into: RestoreInto },
): Promise<number> {
  const client = await pool.connect()
  let files = 0
  try {
    await client.query('begin')
    const keys = await foreignKeysOf(client)
    for (const { drop } of keys) await client.query(drop)
    for (const { name } of manifest.tables) await client.query(`alter table ${name} disable trigger user`)
    // a migration may have left rows of its own; the archive has them as they were
    await client.query(`truncate ${manifest.tables.map((table) => table.name).join(', ')}`)
    const loaded: Counts = {}
    let open: { name: string; stream: ReturnType<typeof copyInto> } | null = null
    const finish = async () => {
      if (open === null) return
      open.stream.end()
      await finished(open.stream)
      loaded[open.name] = open.stream.rowCount ?? 0
      open = null
    }
    const copyInto = (name: string) =>
      client.query(copyFrom(`copy ${columnsOf(manifest.tables.find((table) => table.name === name)!)} from stdin`))
    await readArchive(file, async (name, content) => {
      into.signal?.throwIfAborted()
      const [kind, what] = name.split('/') as [string, string]
      if (kind === 'tables') {
        if (open?.name !== what) {
          await finish()
          into.progress?.(what, Object.keys(loaded).length, manifest.tables.length)
          open = { name: what, stream: copyInto(what) }
        }
        if (!open.stream.write(content)) await Promise.race([once(open.stream, 'drain'), finished(open.stream)])
        return
      }
      await finish()
      if (kind === 'files') {
        await putFile(into.filesFolder, what, content)
        files += 1
      } else if (name === secretName && into.secretFile !== null) await putSecret(into.secretFile, content)
    })
    await finish()
    for (const [table, expected] of Object.entries(counts))
      if ((loaded[table] ?? 0) !== expected)
        throw backupProblem('errors.counts', { table, found: loaded[table] ?? 0, expected })
    for (const [name, value] of Object.entries(manifest.sequences))
      if (value !== null) await client.query('select setval($1::regclass, $2)', [name, value])
    for (const { make } of keys) await client.query(make)
    for (const { name } of manifest.tables) await client.query(`alter table ${name} enable trigger user`)
    await hold(client, into.now)
    await client.query('commit')
    return files
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release(true)
  }
}

/** No installation has this name, so none sends for the copy until an administrator releases it. */
const hold = (client: pg.ClientBase, now: Date) =>
  client.query(
    `insert into settings (key, value) values ('messages', $1) on conflict (key) do update set value = excluded.value`,
    [JSON.stringify({ installation: `restored ${now.toISOString()}` })],
  )

async function putFile(folder: string, hash: string, content: Buffer): Promise<void> {
  const path = join(folder, hash.slice(0, 2), hash.slice(2))
  if (await stat(path).catch(() => null)) return
  await mkdir(dirname(path), { recursive: true })
  await writeWhole(path, content, 0o640)
}

/** The archive's secret takes the place of another one, which stays beside it: without it second factors could not be read. */
async function putSecret(path: string, content: Buffer): Promise<void> {
  const here = await readFile(path, 'utf8').catch(() => null)
  if (here?.trim() === content.toString('utf8').trim()) return
  if (here !== null) await rename(path, `${path}.before-restore`)
  await mkdir(dirname(path), { recursive: true, mode: 0o711 })
  await writeWhole(path, Buffer.from(`${content.toString('utf8').trim()}\n`), 0o600)
}

async function writeWhole(path: string, content: Buffer, mode: number): Promise<void> {
  const handle = await open(`${path}.restoring`, 'w', mode)
  try {
    await handle.write(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.restoring`, path)
}
