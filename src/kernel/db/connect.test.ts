import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { connect } from './connect.ts'
import { countAll } from './types.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await testDatabase()
})
afterAll(() => world.close())

const one = async (text: string) =>
  (await sql.raw<{ value: unknown }>(`select ${text} as value`).execute(world.db)).rows[0]!.value

it.each([
  ["date '2026-11-23'", '2026-11-23'],
  ["array[date '2026-11-23', null]", ['2026-11-23', null]],
  ["timestamptz '2026-11-23 10:00+03:30'", new Date('2026-11-23T06:30:00Z')],
  ["timestamp '2026-11-23 10:00'", '2026-11-23 10:00:00'],
  ['12.500::numeric', '12.500'],
  ['array[0.1::numeric]', ['0.1']],
  ['9007199254740993::int8', '9007199254740993'],
  ['array[9007199254740993::int8]', ['9007199254740993']],
  ['7::int4', 7],
  ['true', true],
  [`'{"a": [1]}'::jsonb`, { a: [1] }],
  ["current_setting('TimeZone')", 'UTC'],
  ["current_setting('statement_timeout')", '30s'],
])('%s arrives as it is meant', async (text, expected) => {
  expect(await one(text)).toEqual(expected)
})

it('a count is a number', async () => {
  const { rows } = await sql<{ count: unknown }>`select ${countAll()} as count from generate_series(1, 3)`.execute(
    world.db,
  )
  expect(rows[0]!.count).toBe(3)
})

it('a statement that takes too long is ended', async () => {
  const { db, close } = connect({ ...world.place, statementTimeoutMs: 50 })
  await expect(sql`select pg_sleep(5)`.execute(db).finally(close)).rejects.toThrow(/statement timeout/)
})

it('connections that the server ends, idle or lent out, are replaced and end nothing', async () => {
  const said: string[] = []
  const log = { info() {}, error() {}, warn: (_: object, message: string) => void said.push(message) }
  const { db, pool, close } = connect({ ...world.place, max: 4, log })
  const lent = await pool.connect()
  await sql`select 1`.execute(db)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
    and pid <> pg_backend_pid()`.execute(world.db)
  await expect.poll(() => said).toEqual(['a connection to the database was lost'])
  lent.release(true)
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db)
  await close()
  await close()
  expect(rows).toEqual([{ one: 1 }])
})

it('closing ends every connection, also where only the pool was used, and twice is once', async () => {
  for (const use of ['pool', 'kysely', 'nothing'] as const) {
    const { db, pool, close } = connect({ ...world.place })
    if (use === 'pool') await pool.query('select 1')
    if (use === 'kysely') await sql`select 1`.execute(db)
    await Promise.all([close(), close()])
    expect([use, pool.ended, pool.totalCount]).toEqual([use, true, 0])
  }
})
