import '../identity.tables.ts'
import type { Entry } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { conflict, notFound, type Refusal, violatedConstraint } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { madeUpEmail } from '../login/library.ts'
import { type LoginKey, readableKey } from '../login/login-keys.rules.ts'

export interface AccountRow {
  id: string
  personId: string
  name: string
  /** The person's own province, for those who keep the accounts of a province. */
  provinceId: string | null
  passwordSetAt: Date | null
  disabledAt: Date | null
  lastCodeHash: string | null
}

const accountsWithNames = (db: Db | Tx) =>
  db
    .selectFrom('accounts')
    .innerJoin('records', 'records.id', 'accounts.person_id')
    .select([
      'accounts.id as id',
      'accounts.person_id as personId',
      'records.title as name',
      'records.province_id as provinceId',
      'accounts.password_set_at as passwordSetAt',
      'accounts.disabled_at as disabledAt',
      'accounts.last_code_hash as lastCodeHash',
    ])

/** The account that one of these keys opens; the first key that fits wins. */
export async function findAccountByKeys(db: Db | Tx, keys: readonly LoginKey[]): Promise<AccountRow | null> {
  if (keys.length === 0) return null
  const found = await accountsWithNames(db)
    .innerJoin('login_keys', 'login_keys.account_id', 'accounts.id')
    .select(['login_keys.kind', 'login_keys.value'])
    .where((eb) => eb.or(keys.map((key) => eb.and({ 'login_keys.kind': key.kind, 'login_keys.value': key.value }))))
    .execute()
  for (const key of keys) {
    const account = found.find((row) => row.kind === key.kind && row.value === key.value)
    if (account) return account
  }
  return null
}

export const findAccount = async (db: Db | Tx, id: string): Promise<AccountRow | null> =>
  (await accountsWithNames(db).where('accounts.id', '=', id).executeTakeFirst()) ?? null

export const findAccountOfPerson = async (db: Db | Tx, personId: string): Promise<AccountRow | null> =>
  (await accountsWithNames(db).where('accounts.person_id', '=', personId).executeTakeFirst()) ?? null

/** The account, locked for a change, or 404. */
export async function lockAccount(tx: Tx, id: string): Promise<AccountRow> {
  const account = await accountsWithNames(tx).where('accounts.id', '=', id).forUpdate('accounts').executeTakeFirst()
  if (!account) throw notFound()
  return account
}

/** The journal entry of something done to a person's access: on the person, in the chain of their province. */
export async function entryOf(
  tx: Tx,
  personId: string,
  said: Pick<Entry, 'before' | 'after' | 'reason'>,
): Promise<Entry> {
  const person = await tx.selectFrom('records').select('province_id').where('id', '=', personId).executeTakeFirst()
  return { recordId: personId, provinceId: person?.province_id ?? null, ...said }
}

/** Inserts an account without a password. A person has one account at most (409). */
export async function insertAccount(tx: Tx, at: Date, personId: string): Promise<string> {
  const id = newId()
  await tx
    .insertInto('login_users')
    .values({
      id,
      name: personId,
      email: madeUpEmail(id),
      email_verified: true,
      image: null,
      created_at: at,
      updated_at: at,
    })
    .execute()
  try {
    await tx
      .insertInto('accounts')
      .values({
        id,
        person_id: personId,
        created_at: at,
        password_set_at: null,
        disabled_at: null,
        disabled_reason: null,
        last_code_hash: null,
      })
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'accounts_person_id_key') throw conflict('identity.hasAccount')
    throw error
  }
  return id
}

/** Replaces the keys of an account; a key that another account holds is refused by name (409). */
export async function replaceLoginKeys(tx: Tx, accountId: string, keys: readonly LoginKey[]): Promise<void> {
  await tx.deleteFrom('login_keys').where('account_id', '=', accountId).execute()
  for (const key of keys) {
    const taken = await tx
      .insertInto('login_keys')
      .values({ ...key, account_id: accountId })
      .onConflict((oc) => oc.doNothing())
      .returning('value')
      .executeTakeFirst()
    if (!taken) throw keyHeld(key)
  }
}

/** Another account holds this key (409); it does not say whose. */
export function keyHeld(key: LoginKey): Refusal {
  const details = { key: readableKey(key) }
  return conflict('identity.keyHeld', details, [{ path: key.kind, code: 'identity.keyHeld', details }])
}

export const listLoginKeys = (db: Db | Tx, accountId: string): Promise<LoginKey[]> =>
  db.selectFrom('login_keys').select(['kind', 'value']).where('account_id', '=', accountId).orderBy('kind').execute()

/** Stores a hashed password and marks the account as able to sign in. */
export async function storePassword(tx: Tx, at: Date, accountId: string, hash: string): Promise<void> {
  await tx
    .insertInto('login_credentials')
    .values({
      id: newId(),
      user_id: accountId,
      account_id: accountId,
      provider_id: 'credential',
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .onConflict((oc) => oc.columns(['user_id', 'provider_id']).doUpdateSet({ password: hash, updated_at: at }))
    .execute()
  await markPasswordSet(tx, at, accountId)
}

export const markPasswordSet = (tx: Tx, at: Date, accountId: string) =>
  tx.updateTable('accounts').set({ password_set_at: at }).where('id', '=', accountId).execute()

/** Ends every login session of an account; returns how many there were. */
export async function endSessions(tx: Tx, accountId: string): Promise<number> {
  const result = await tx.deleteFrom('login_sessions').where('user_id', '=', accountId).executeTakeFirst()
  return Number(result.numDeletedRows)
}

export const setDisabled = (tx: Tx, accountId: string, at: Date | null, reason: string | null) =>
  tx.updateTable('accounts').set({ disabled_at: at, disabled_reason: reason }).where('id', '=', accountId).execute()

/** What is known of a person and so must not be their password. */
export async function knownOf(tx: Tx, account: AccountRow): Promise<string[]> {
  return [account.name, ...(await listLoginKeys(tx, account.id)).map(readableKey)]
}

/** Takes the second factor away; true when there was one. */
export async function removeSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
  const result = await tx.deleteFrom('login_second_factors').where('user_id', '=', accountId).executeTakeFirst()
  await tx.updateTable('login_users').set({ two_factor_enabled: false }).where('id', '=', accountId).execute()
  return Number(result.numDeletedRows) > 0
}

export async function hasSecondFactor(db: Db | Tx, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('login_users')
    .select('two_factor_enabled')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row?.two_factor_enabled ?? false
}
