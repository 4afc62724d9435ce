import '../identity.tables.ts'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { newId } from '../../../kernel/ids.ts'
import { lockedUntil, lockout, triesLeft } from './attempts.rules.ts'

/** For whom a try counts: the account, or the name typed when no account has it (hashed, so that no list of names grows here). */
export const subjectOf = (accountId: string | null, typed: string): string =>
  accountId ?? `name:${createHash('sha256').update(typed).digest('base64url')}`

export type Attempt = { id: string; subject: string; left: number } | { closedUntil: Date }

/**
 * Counts a try as failed before it is checked, so that many at once cannot slip past the limit; a right one is taken back.
 * While sign-in is closed nothing is counted.
 */
export function beginAttempt(db: Db, subject: string, address: string, now: Date): Promise<Attempt> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('sign-in'), hashtext(${subject}))`.execute(tx)
    const failures = await listFailures(tx, subject)
    const until = lockedUntil(failures, now)
    if (until) return { closedUntil: until }
    const id = newId()
    await tx.insertInto('failed_attempts').values({ id, subject, address, at: now }).execute()
    await tx
      .deleteFrom('failed_attempts')
      .where('at', '<', new Date(now.getTime() - 86_400_000))
      .execute()
    return { id, subject, left: triesLeft([now, ...failures], now) }
  })
}

/** Instants of wrong tries, newest first, as many as a lock needs. */
export async function listFailures(db: Db | Tx, subject: string): Promise<Date[]> {
  const rows = await db
    .selectFrom('failed_attempts')
    .select('at')
    .where('subject', '=', subject)
    .orderBy('at', 'desc')
    .limit(lockout.tries)
    .execute()
  return rows.map((row) => row.at)
}

export async function countFailuresFrom(db: Db, address: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom('failed_attempts')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('address', '=', address)
    .where('at', '>', new Date(now.getTime() - lockout.windowMs))
    .executeTakeFirstOrThrow()
  return row.count
}

export const takeBackAttempt = (db: Db | Tx, id: string) =>
  db.deleteFrom('failed_attempts').where('id', '=', id).execute()

/** After a complete sign-in, a new password, or the administrator's unlocking. Returns how many tries were forgotten. */
export async function forgetFailures(tx: Tx, subject: string): Promise<number> {
  const result = await tx.deleteFrom('failed_attempts').where('subject', '=', subject).executeTakeFirst()
  return Number(result.numDeletedRows)
}
