import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/kernel/db/connect.ts'
import { migrations } from '../../src/migrations/index.ts'
import { type TestDatabase, testDatabase } from './database.ts'

describe('a test database', () => {
  let first: TestDatabase
  let second: TestDatabase
  beforeAll(async () => {
    first = await testDatabase()
    second = await testDatabase()
  })
  afterAll(async () => {
    await first.close()
    await second.close()
  })

  it('is its own: what one writes the other does not see', async () => {
    await sql`create table only_here (id int)`.execute(first.db)
    const there = await sql<{ found: string | null }>`select to_regclass('only_here')::text as found`.execute(second.db)
    expect(there.rows[0]!.found).toBeNull()
  })

  it('has every migration', async () => {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(first.db)
    expect(rows.map((row) => row.name)).toEqual(Object.keys(migrations).sort())
  })

  it('compares Persian words by trigrams', async () => {
    const { rows } = await sql<{ near: number }>`select similarity('خوشه سنگ', 'خوشه سنگ‌ها') as near`.execute(first.db)
    expect(rows[0]!.near).toBeGreaterThan(0.5)
  })

  it('is reached by its address as well', async () => {
    const { db, close } = connect({ connectionString: first.url })
    const { rows } = await sql<{ found: string | null }>`select to_regclass('only_here')::text as found`.execute(db)
    await close()
    expect(rows[0]!.found).toBe('only_here')
  })
})
