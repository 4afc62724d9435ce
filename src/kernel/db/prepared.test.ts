import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type Connection, connect } from './connect.ts'
import { PreparedNames, plannedOnce } from './prepared.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await testDatabase()
})
afterAll(() => world.close())

/** What the one connection of `connection` keeps prepared, besides this question itself. */
async function kept({ db }: Connection) {
  const { rows } = await sql<{ statement: string; generic: number; custom: number }>`select statement,
    generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements where statement not like '%generic_plans%'
    order by prepare_time`.execute(db)
  return rows
}

const single = () => connect({ ...world.place, max: 1 })

it('a text is named when it is asked the third time, and keeps its name', () => {
  const names = new PreparedNames()
  const asked = ['a', 'b', 'a', 'a', 'b', 'a', 'b'].map((text) => names.nameOf(text))
  expect(asked).toEqual([undefined, undefined, undefined, 'k0', undefined, 'k0', 'k1'])
})

it('no more than 400 texts are named', () => {
  const names = new PreparedNames()
  const ask = (text: string) => [1, 2, 3].map(() => names.nameOf(text)).at(-1)
  const given = Array.from({ length: 450 }, (_, n) => ask(`select ${n}`))
  expect(new Set(given.slice(0, 400)).size).toBe(400)
  expect(given.slice(400)).toEqual(Array(50).fill(undefined))
})

it('what is asked often is prepared and gives the same answers', async () => {
  const connection = single()
  const answers: number[] = []
  for (const n of [1, 2, 3, 4])
    answers.push((await sql<{ n: number }>`select ${n}::int + 1 as n`.execute(connection.db)).rows[0]!.n)
  const statements = await kept(connection)
  await connection.close()
  expect(answers).toEqual([2, 3, 4, 5])
  expect(statements).toEqual([{ statement: 'select $1::int + 1 as n', generic: 0, custom: 2 }])
})

it('what is marked is planned once, for any values, and the connection plans the rest as before', async () => {
  const connection = single()
  for (const n of [1, 2, 3]) await sql`${plannedOnce}select ${n}::int as n`.execute(connection.db)
  const statements = await kept(connection)
  const { rows } = await sql`show plan_cache_mode`.execute(connection.db)
  await connection.close()
  expect(statements).toMatchObject([{ generic: 3, custom: 0 }])
  expect(rows).toEqual([{ plan_cache_mode: 'auto' }])
})

it('a marked statement that fails in a transaction says its own error and leaves the connection as it was', async () => {
  const connection = single()
  const failing = connection.db.transaction().execute((tx) => sql`${plannedOnce}select 1 / ${0}::int`.execute(tx))
  await expect(failing).rejects.toThrow('division by zero')
  const { rows } = await sql`show plan_cache_mode`.execute(connection.db)
  await connection.close()
  expect(rows).toEqual([{ plan_cache_mode: 'auto' }])
})
