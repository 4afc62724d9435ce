import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { connect, type Place } from '../../kernel/db/connect.ts'
import type { Anchor } from '../../modules/journal/index.ts'
import { type Put, writeArchive } from './archive.ts'
import { migrationsDone, sequencesOf, type TableShape, tablesOf } from './schema.ts'

/** The first piece of every archive: what is in it and what it was made of. */
export interface Manifest {
  format: 1
  /** Instant of the snapshot, UTC. */
  madeAt: string
  release: string
  migrations: string[]
  tables: TableShape[]
  sequences: Record<string, string | null>
  /** Heads of the journal's chains at the snapshot; they are anchors for `journal verify`. */
  heads: Anchor[]
  /** Contents that a record names and the disk did not hold. */
  missingFiles: string[]
}
/** Rows by table, the archive's second to last piece: only after copying are they known. */
export type Counts = Record<string, number>

export interface Made {
  file: string
  bytes: number
  sha256: string
  rows: number
  files: number
  heads: Anchor[]
  missingFiles: string[]
}

/** Piece of a table, in bytes: small enough for memory, large enough to be few. */
const pieceSize = 8 * 2 ** 20
export const manifestName = 'khoosheh-backup.json'
export const countsName = 'rows.json'
export const secretName = 'keys/session-secret'

export interface BackupOf {
  place: Place
  filesFolder: string
  /** The secret that signs sessions and keeps second factors; kept in the data folder or given by the environment. */
  secret: string
  now: Date
  progress?: (table: string, done: number, all: number) => void
  /** Ends it early; nothing stays behind. */
  signal?: AbortSignal
}

/**
 * Writes everything into one archive: all tables as of one moment while people go on working, then every attached file. Files are written
 * before the row that names them and only a sweep removes them, so the later copy holds all that the snapshot names.
 * @throws Problem `errors.exists`; the disk's own error where it is full, and nothing stays behind
 */
export async function makeBackup(file: string, of: BackupOf): Promise<Made> {
  const { pool, close } = connect({ ...of.place, max: 2, statementTimeoutMs: 0, applicationName: 'khoosheh backup' })
  const client = await pool.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    const tables = await tablesOf(client)
    const { rows: heads } = await client.query<Anchor>(
      'select chain, seq::int as seq, hash from journal_heads order by chain',
    )
    const { rows: contents } = await client.query<{ hash: string }>('select hash from file_contents order by hash')
    const missing: string[] = []
    const counts: Counts = {}
    const manifest: Manifest = {
      format: 1,
      madeAt: of.now.toISOString(),
      release: releaseOf(),
      migrations: await migrationsDone(client),
      tables,
      sequences: await sequencesOf(client),
      heads,
      missingFiles: missing,
    }
    const written = await writeArchive(file, async (putPiece) => {
      const put: Put = (name, content) => {
        of.signal?.throwIfAborted()
        return putPiece(name, content)
      }
      await put(manifestName, json(manifest))
      for (const [n, table] of tables.entries()) {
        of.progress?.(table.name, n, tables.length)
        counts[table.name] = await putTable(client, table, put)
      }
      await client.query('commit')
      for (const { hash } of contents) {
        const content = await readFile(join(of.filesFolder, hash.slice(0, 2), hash.slice(2))).catch(() => null)
        if (content === null) missing.push(hash)
        else await put(`files/${hash}`, content)
      }
      await put(secretName, Buffer.from(of.secret))
      await put(countsName, json({ rows: counts, missingFiles: missing }))
    })
    return {
      file,
      ...written,
      rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
      files: contents.length - missing.length,
      heads,
      missingFiles: missing,
    }
  } finally {
    client.release(true)
    await close()
  }
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value, null, 1))

/** The release of this product, as `package.json` has it. */
export const releaseOf = (): string =>
  (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version

export const columnsOf = (table: TableShape) =>
  `${pg.escapeIdentifier(table.name)} (${table.columns.map(pg.escapeIdentifier).join(', ')})`

async function putTable(client: pg.PoolClient, table: TableShape, put: Put): Promise<number> {
  const stream = client.query(copyTo(`copy ${columnsOf(table)} to stdout`))
  let parts: Buffer[] = []
  let size = 0
  let n = 0
  const flush = async () => {
    n += 1
    await put(`tables/${table.name}/${String(n).padStart(6, '0')}`, Buffer.concat(parts))
    parts = []
    size = 0
  }
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size >= pieceSize) await flush()
  }
  if (size > 0) await flush()
  return stream.rowCount
}
