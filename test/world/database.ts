import { randomBytes } from 'node:crypto'
import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import type pg from 'pg'
import { inject } from 'vitest'
import { connect, type Place } from '../../src/kernel/db/connect.ts'
import type { Db } from '../../src/kernel/db/tables.ts'
import { silentLog } from '../../src/kernel/log.ts'
import { asAdmin, type TestCluster } from './cluster.ts'

export interface TestDatabase {
  db: Db
  pool: pg.Pool
  place: Place
  /** The same place as a DATABASE_URL, for a process that is started by the test. */
  url: string
  close(): Promise<void>
}

/**
 * A fresh, migrated, empty database of its own. One per test file is usual: `beforeAll` opens it, `afterAll` closes it.
 * It is never dropped; the run's cluster is deleted as a whole.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { maintenance, template } = await askDesk()
  const name = `${template.replace(/_template$/, '')}_${randomBytes(5).toString('hex')}`
  await asAdmin(maintenance, (client) => client.query(`create database ${name} template ${template}`))
  const place = inCluster(maintenance, name)
  const { db, pool, close } = connect({ ...place, max: 10, log: silentLog })
  return { db, pool, place, url: urlOf(place), close }
}

type Answer = Pick<TestCluster, 'maintenance' | 'template'> & { error?: string }

async function askDesk(): Promise<Answer> {
  const answer = JSON.parse(await text(createConnection(inject('clusterDesk')))) as Answer
  if (answer.error !== undefined) throw new Error(`the test cluster did not start: ${answer.error}`)
  return answer
}

function inCluster(place: Place, database: string): Place {
  if ('socket' in place) return { socket: { ...place.socket, database } }
  const address = new URL(place.connectionString)
  address.pathname = `/${database}`
  return { connectionString: address.toString() }
}

const urlOf = (place: Place): string =>
  'socket' in place
    ? `postgres://${place.socket.user}@${encodeURIComponent(place.socket.folder)}/${place.socket.database}`
    : place.connectionString

/** A database without a table, as PostgreSQL makes it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const world = await testDatabase()
  await sql`drop schema public cascade`.execute(world.db)
  await sql`create schema public`.execute(world.db)
  await sql`create extension if not exists pg_trgm`.execute(world.db)
  return world
}
