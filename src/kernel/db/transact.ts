import { sql } from 'kysely'
import type { Db, Tx } from './tables.ts'

let made = 0

/**
 * Runs `body` in a transaction of its own; within one already open, in a savepoint: what it breaks is undone and the rest stands. So a verb
 * can be one of many that are tried together.
 */
export async function transact<Result>(db: Db | Tx, body: (tx: Tx) => Promise<Result>): Promise<Result> {
  if (!db.isTransaction) return db.transaction().execute(body)
  const name = sql.id(`part_${++made}`)
  await sql`savepoint ${name}`.execute(db)
  try {
    const result = await body(db as Tx)
    await sql`release savepoint ${name}`.execute(db)
    return result
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(db)
    await sql`release savepoint ${name}`.execute(db)
    throw error
  }
}
