import '../identity.tables.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'

/** The account whose sign-in waits for its second factor under this identifier, or null once that has passed. */
export async function findPendingAccount(db: Db, identifier: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('login_verifications')
    .select('value')
    .where('identifier', '=', identifier)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.value ?? null
}

export const setLastCode = (tx: Tx, accountId: string, hash: string) =>
  tx.updateTable('accounts').set({ last_code_hash: hash }).where('id', '=', accountId).execute()

export interface LoginSession {
  id: string
  token: string
  address: string | null
  agent: string | null
  createdAt: Date
  expiresAt: Date
}

/** Sessions of an account that are still open, newest first. */
export const listSessions = (db: Db, accountId: string, now: Date): Promise<LoginSession[]> =>
  db
    .selectFrom('login_sessions')
    .select([
      'id',
      'token',
      'ip_address as address',
      'user_agent as agent',
      'created_at as createdAt',
      'expires_at as expiresAt',
    ])
    .where('user_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()

/** Ends one session of an account; false when there was none. */
export async function endSession(tx: Tx, accountId: string, sessionId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('login_sessions')
    .where('user_id', '=', accountId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return Number(result.numDeletedRows) > 0
}
