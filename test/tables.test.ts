import { expectTypeOf, it } from 'vitest'
import type { Db, Tables, Tx } from '../src/kernel/db/tables.ts'

// as a module's `x.tables.ts` does it
declare module '../src/kernel/db/tables.ts' {
  interface Tables {
    only_in_tables_test: { id: string; weight: number | null }
  }
}

/** Never run: `tsc` is what proves this. */
const reads = (db: Db | Tx) => db.selectFrom('only_in_tables_test').select(['id', 'weight']).executeTakeFirstOrThrow()
// @ts-expect-error such a table nobody has declared
const wrongTable = (db: Db) => db.selectFrom('nobody_has_this')
// @ts-expect-error such a column the table does not have
const wrongColumn = (db: Db) => db.selectFrom('only_in_tables_test').select('colour')

it('tables that a module declares are known to the database', () => {
  expectTypeOf<Tables['only_in_tables_test']['id']>().toEqualTypeOf<string>()
  expectTypeOf(reads).returns.resolves.toEqualTypeOf<{ id: string; weight: number | null }>()
  expectTypeOf(wrongTable).toBeFunction()
  expectTypeOf(wrongColumn).toBeFunction()
})
