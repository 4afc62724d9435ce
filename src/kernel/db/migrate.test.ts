import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { migrate } from './migrate.ts'

let world: TestDatabase
beforeEach(async () => {
  world = await testDatabase()
  // the template has the product's own steps; these tests bring their own
  await sql`drop table if exists kysely_migration, kysely_migration_lock`.execute(world.db)
})
afterEach(() => world.close())

const step = (text: string): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await sql.raw(text).execute(db)
  },
})
const first = step('create table try_stones (id int)')
const second = step('create table try_quarries (id int)')
const broken: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table try_half (id int)`.execute(db)
    await sql`select wrong`.execute(db)
  },
}
const there = async (table: string) =>
  (await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(world.db)).rows[0]!.found

it('does what is missing, in the order of the names, and names it', async () => {
  expect(await migrate(world.db, { '0002_b': second, '0001_a': first })).toEqual({
    applied: ['0001_a', '0002_b'],
    all: ['0001_a', '0002_b'],
  })
  expect(await there('try_quarries')).toBe(true)
})

it('does nothing the second time, and only the new step later', async () => {
  await migrate(world.db, { '0001_a': first })
  expect((await migrate(world.db, { '0001_a': first })).applied).toEqual([])
  expect((await migrate(world.db, { '0001_a': first, '0002_b': second })).applied).toEqual(['0002_b'])
})

it('an empty list is fine', async () => {
  expect(await migrate(world.db, {})).toEqual({ applied: [], all: [] })
})

it('a failing step leaves nothing behind; the ones before it stay', async () => {
  const steps = { '0001_a': first, '0002_half': broken, '0003_b': second }
  await expect(migrate(world.db, steps)).rejects.toThrow(
    /Step 0002_half .* rolled back .*wrong.*done before it: 0001_a/,
  )
  expect([await there('try_stones'), await there('try_half'), await there('try_quarries')]).toEqual([
    true,
    false,
    false,
  ])
  expect((await migrate(world.db, { ...steps, '0002_half': step('select 1') })).applied).toEqual([
    '0002_half',
    '0003_b',
  ])
})

it('many at once do each step once', async () => {
  const all = await Promise.all(
    Array.from({ length: 4 }, () => migrate(world.db, { '0001_a': first, '0002_b': second })),
  )
  expect(all.flatMap(({ applied }) => applied).sort()).toEqual(['0001_a', '0002_b'])
})

it('a database of a newer version is refused by name', async () => {
  await migrate(world.db, { '0001_a': first, '0002_b': second })
  await expect(migrate(world.db, { '0001_a': first })).rejects.toThrow(/newer version .*step 0002_b is not in this/)
})

it('a step that comes too early in the list is refused by name', async () => {
  await migrate(world.db, { '0001_a': first, '0003_c': second })
  await expect(migrate(world.db, { '0001_a': first, '0002_b': broken, '0003_c': second })).rejects.toThrow(
    /Step 0002_b was added after steps that are done/,
  )
})
