import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { consoleLog, type Log } from '../log.ts'
import { PreparedNames, preparingClient } from './prepared.ts'
import type { Db, Tables } from './tables.ts'
import { types } from './types.ts'

/** A database behind a unix socket: the folder that holds the socket, not the socket itself. */
export interface SocketPlace {
  folder: string
  user: string
  database: string
}

/** Where a database is: an address as in `DATABASE_URL`, or the socket of the embedded one. */
export type Place = { connectionString: string } | { socket: SocketPlace }

export type ConnectOptions = Place & {
  /** Most connections at once (10). Never 1: a verb may read outside its transaction. */
  max?: number
  /** Ends a statement that runs longer (30,000 ms); 0 for migrations and backups. */
  statementTimeoutMs?: number
  applicationName?: string
  log?: Log
}

export interface Connection {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

/** pg's settings for a place; sessions run in UTC, so that only our own code says what a day is. */
export function clientConfig(place: Place, applicationName: string, statementTimeoutMs: number): pg.ClientConfig {
  const where =
    'socket' in place
      ? { host: place.socket.folder, port: 5432, user: place.socket.user, database: place.socket.database }
      : { connectionString: place.connectionString }
  return {
    ...where,
    application_name: applicationName,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    options: '-c TimeZone=UTC',
    types,
  }
}

/** All connections were lent out, and none came back within the time that one may be waited for. */
export const waitedInVain = (error: unknown): boolean =>
  error instanceof Error &&
  // the pool and its client say it in words only
  ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'].includes(error.message)

/**
 * Opens a pool of connections; nothing is connected before the first query, so nothing fails here.
 * A server that goes away is logged and the pool connects anew at the next query; it never ends the process.
 */
export function connect(options: ConnectOptions): Connection {
  const { max = 10, statementTimeoutMs = 30_000, applicationName = 'khoosheh', log = consoleLog() } = options
  const Client = preparingClient(new PreparedNames())
  const pool = new pg.Pool({ ...clientConfig(options, applicationName, statementTimeoutMs), max, Client })
  // without this listener a stopped PostgreSQL would end Node
  pool.on('error', (error) => log.warn({ error }, 'a connection to the database was lost'))
  // and so would one that stops while a connection is lent out between two queries: the pool does not listen then
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const end = async () => {
    await db.destroy()
    // Kysely ends the pool only if it ever used it, and a pool refuses to be ended twice
    if (!pool.ending) await pool.end()
  }
  let closing: Promise<void> | undefined
  return {
    db,
    pool,
    close() {
      closing ??= end()
      return closing
    },
  }
}
