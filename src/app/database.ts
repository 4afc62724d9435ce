import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { connect, type Place } from '../kernel/db/connect.ts'
import { dbProblem, reasonOf } from '../kernel/db/db.problems.ts'
import { migrate } from '../kernel/db/migrate.ts'
import { startDatabase } from '../kernel/db/supervisor/index.ts'
import { hold } from '../kernel/db/supervisor/turn.ts'
import type { Db } from '../kernel/db/tables.ts'
import { ensureTrigrams } from '../kernel/db/trigrams.ts'
import { consoleLog, type Log } from '../kernel/log.ts'
import { migrations } from '../migrations/index.ts'
import { databaseName, type Settings } from './settings.ts'

export interface OpenOptions {
  log?: Log
  /** Bring the database up to date first. */
  migrate?: boolean
  /** Refuse when another server works on this data folder; hold it until `close()`. */
  serving?: boolean
  /** Most connections at once (10). */
  max?: number
}

export interface OpenDatabase {
  db: Db
  pool: pg.Pool
  info: {
    kind: 'embedded' | 'server'
    database: string
    place: Place
    /** Migrations done now. */
    applied: string[]
  }
  /** Ends the connections, then leaves the embedded database; the last process stops it. */
  close(): Promise<void>
}

const oldestServer = 15

/**
 * Opens the database that the settings name: the embedded PostgreSQL of the data folder, or the server in DATABASE_URL.
 * Whoever opens it closes it, also when the work in between fails.
 * @throws Problem with the way out
 */
export async function openDatabase(settings: Settings, options: OpenOptions = {}): Promise<OpenDatabase> {
  const { log = consoleLog(settings.logLevel), max = 10 } = options
  const base =
    settings.databaseUrl === null ? await openEmbedded(settings, options, log) : await reach(settings, options)
  try {
    let applied: string[] = []
    if (options.migrate) {
      // of its own: a migration may take longer than a request is allowed to
      const connection = connect({ ...base.place, max: 2, statementTimeoutMs: 0, log })
      applied = (await migrate(connection.db, migrations).finally(connection.close)).applied
    }
    const { db, pool, close } = connect({ ...base.place, max, log })
    return {
      db,
      pool,
      info: { kind: base.kind, database: databaseName(settings), place: base.place, applied },
      async close() {
        await close()
        await base.leave()
      },
    }
  } catch (error) {
    await base.leave()
    throw error
  }
}

interface Base {
  kind: 'embedded' | 'server'
  place: Place
  leave(): Promise<void>
}

async function openEmbedded(settings: Settings, { serving }: OpenOptions, log: Log): Promise<Base> {
  const embedded = await startDatabase({ dataDir: settings.dataDir, log })
  try {
    if (serving) await embedded.claimServing()
    const name = databaseName(settings)
    await embedded.ensureDatabase(name)
    return { kind: 'embedded', place: embedded.connectionInfo(name), leave: embedded.stop }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** A server of somebody else: only looked at, and the demo's database made beside the real one when it is missing. */
async function reach(settings: Settings, { serving }: OpenOptions): Promise<Base> {
  const database = databaseName(settings)
  const address = new URL(settings.databaseUrl!)
  const real = address.toString()
  address.pathname = `/${encodeURIComponent(database)}`
  const place = { connectionString: address.toString() }
  const folder = realOr(resolve(settings.dataDir))
  const release = serving && process.platform === 'linux' ? await hold(`serving ${folder}`) : () => {}
  if (release === null) throw dbProblem('errors.alreadyServing', { folder })
  try {
    if (place.connectionString !== real) await makeBeside(real, database)
    const { db, close } = connect({ ...place, max: 1 })
    try {
      const { rows } = await sql<{
        version: number
      }>`select current_setting('server_version_num')::int as version`.execute(db)
      const found = Math.floor(rows[0]!.version / 10_000)
      if (found < oldestServer) throw dbProblem('errors.oldServer', { found, expected: oldestServer })
      await ensureTrigrams(db, database)
    } catch (error) {
      if (error instanceof Error && error.name === 'Problem') throw error
      throw dbProblem('errors.noConnection', { database, host: address.host, reason: reasonOf(error) })
    } finally {
      await close()
    }
    return { kind: 'server', place, leave: async () => release() }
  } catch (error) {
    release()
    throw error
  }
}

async function makeBeside(real: string, database: string): Promise<void> {
  const { pool, close } = connect({ connectionString: real, max: 1 })
  try {
    const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) await pool.query(`create database ${pg.escapeIdentifier(database)}`)
  } catch (error) {
    throw dbProblem('errors.noConnection', { database, host: new URL(real).host, reason: reasonOf(error) })
  } finally {
    await close()
  }
}

function realOr(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}
