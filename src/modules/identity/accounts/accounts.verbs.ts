import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { conflict, type FieldProblem, notFound, refuse } from '../../../kernel/errors.ts'
import { authorize, type Rule } from '../../../kernel/policy.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { countAdministrators, insertGrant } from '../grants/grants.store.ts'
import type { Identity, NewPerson } from '../identity.open.ts'
import { identityPolicy } from '../identity.policy.ts'
import { type LoginKeyKind, loginKeyKinds } from '../identity.tables.ts'
import { forgetFailures } from '../login/attempts.store.ts'
import { hashToken, insertLink, spendLink } from '../login/links.store.ts'
import { type LoginKey, loginKeyGiven, readableKey } from '../login/login-keys.rules.ts'
import { foldPassword } from '../login/passwords.rules.ts'
import { refuseWeak } from '../login/passwords.verbs.ts'
import { authorizeKeeping } from './accounts.keeping.ts'
import {
  type AccountRow,
  endSessions,
  entryOf,
  findAccountByKeys,
  findAccountOfPerson,
  insertAccount,
  keyHeld,
  lockAccount,
  removeSecondFactor as removeSecondFactorOf,
  replaceLoginKeys,
  setDisabled,
  storePassword,
} from './accounts.store.ts'

export type LoginKeysInput = Partial<Record<LoginKeyKind, string>>

/** A link as it is shown once: its path, behind the address under which people open the house. */
export interface ShownLink {
  path: string
  expiresAt: Date
}

/** The keys in their stored form; names every wrong one, and asks for one at least. */
export function loginKeysGiven(input: LoginKeysInput): LoginKey[] {
  const problems: FieldProblem[] = []
  const keys: LoginKey[] = []
  for (const kind of loginKeyKinds) {
    const typed = input[kind]?.trim()
    if (!typed) continue
    const key = loginKeyGiven(kind, typed)
    if (typeof key === 'string') problems.push({ path: kind, code: key })
    else keys.push(key)
  }
  if (problems[0]) throw refuse(problems[0].code, {}, problems)
  if (keys.length === 0)
    throw refuse('identity.noLoginKey', {}, [{ path: 'nationalCode', code: 'identity.noLoginKey' }])
  return keys
}

/** Refuses what `createAccount` would refuse of these keys, before anything is written: wrong, missing, or held by another account. */
export async function refuseHeldLoginKeys(db: Db, input: LoginKeysInput): Promise<void> {
  for (const key of loginKeysGiven(input)) if (await findAccountByKeys(db, [key])) throw keyHeld(key)
}

// the token stands behind #, which browsers do not send: no log of any server ever holds it
const pathOf = (token: string) => `/set-password#${token}`

async function makeLink(tx: Tx, ctx: Ctx, identity: Identity, accountId: string): Promise<ShownLink> {
  const issuedBy = ctx.actor.personId || null
  const { token, expiresAt } = await insertLink(tx, identity.now(), { purpose: 'setPassword', accountId, issuedBy })
  return { path: pathOf(token), expiresAt }
}

/** Opens an account for a person and gives the one-time link by which they set their password. */
export const createAccount = (
  ctx: Ctx,
  identity: Identity,
  input: { personId: string; keys: LoginKeysInput },
): Promise<{ accountId: string; link: ShownLink }> =>
  runVerb(ctx, 'identity.createAccount', async (tx, entry) => {
    await authorizeKeeping(tx, ctx, identityPolicy['identity.createAccount'], input.personId)
    const keys = loginKeysGiven(input.keys)
    const accountId = await insertAccount(tx, identity.now(), input.personId)
    await replaceLoginKeys(tx, accountId, keys)
    const link = await makeLink(tx, ctx, identity, accountId)
    entry(await entryOf(tx, input.personId, { after: { accountId, keys: keys.map((key) => key.kind) } }))
    return { accountId, link }
  })

/** Loads (404), authorizes (403) and hands over the account of a person: the beginning of every verb below. */
async function keptAccount(tx: Tx, ctx: Ctx, rule: Rule, personId: string): Promise<AccountRow> {
  await authorizeKeeping(tx, ctx, rule, personId)
  const found = await findAccountOfPerson(tx, personId)
  if (!found) throw notFound('identity.noAccount')
  return lockAccount(tx, found.id)
}

/** Replaces the names by which a person signs in. */
export const changeLoginKeys = (ctx: Ctx, personId: string, input: LoginKeysInput): Promise<void> =>
  runVerb(ctx, 'identity.changeLoginKeys', async (tx, entry) => {
    const account = await keptAccount(tx, ctx, identityPolicy['identity.changeLoginKeys'], personId)
    const keys = loginKeysGiven(input)
    await replaceLoginKeys(tx, account.id, keys)
    entry(await entryOf(tx, personId, { after: { keys: keys.map((key) => key.kind) } }))
  })

/** A one-time link to set the password: shown once, kept as a hash, good for a day; earlier ones stop working. */
export const issueOneTimeLink = (ctx: Ctx, identity: Identity, personId: string): Promise<ShownLink> =>
  runVerb(ctx, 'identity.issueOneTimeLink', async (tx, entry) => {
    const account = await keptAccount(tx, ctx, identityPolicy['identity.issueOneTimeLink'], personId)
    if (account.disabledAt) throw conflict('identity.disabledAccount')
    const link = await makeLink(tx, ctx, identity, account.id)
    entry(await entryOf(tx, personId, { after: { linkExpiresAt: link.expiresAt.toISOString() } }))
    return link
  })

/** Disables an account; its sessions end at once. The last administrator of the nation who can sign in stays. */
export const disableAccount = (ctx: Ctx, personId: string, reason: string): Promise<void> =>
  runVerb(ctx, 'identity.disableAccount', async (tx, entry) => {
    const account = await keptAccount(tx, ctx, identityPolicy['identity.disableAccount'], personId)
    if (account.disabledAt) throw conflict('identity.disabledAccount')
    const today = ctx.clock.today()
    const before = await countAdministrators(tx, today)
    const after = await countAdministrators(tx, today, { accountId: account.id })
    if (before > 0 && after === 0) throw conflict('identity.lastAdministrator')
    await setDisabled(tx, account.id, ctx.clock.now(), reason)
    const sessionsEnded = await endSessions(tx, account.id)
    entry(
      await entryOf(tx, personId, { before: { disabled: false }, after: { disabled: true, sessionsEnded }, reason }),
    )
  })

export const enableAccount = (ctx: Ctx, personId: string): Promise<void> =>
  runVerb(ctx, 'identity.enableAccount', async (tx, entry) => {
    const account = await keptAccount(tx, ctx, identityPolicy['identity.enableAccount'], personId)
    if (!account.disabledAt) throw conflict('identity.enabledAccount')
    await setDisabled(tx, account.id, null, null)
    entry(await entryOf(tx, personId, { before: { disabled: true }, after: { disabled: false } }))
  })

/** Opens an account that closed after wrong tries. */
export const unlock = (ctx: Ctx, personId: string): Promise<void> =>
  runVerb(ctx, 'identity.unlock', async (tx, entry) => {
    const account = await keptAccount(tx, ctx, identityPolicy['identity.unlock'], personId)
    const triesForgotten = await forgetFailures(tx, account.id)
    entry(await entryOf(tx, personId, { after: { triesForgotten } }))
  })

/** Takes the second factor away from somebody who lost the phone and the backup codes. */
export const removeSecondFactor = (ctx: Ctx, personId: string, reason: string): Promise<void> =>
  runVerb(ctx, 'identity.removeSecondFactor', async (tx, entry) => {
    const account = await keptAccount(tx, ctx, identityPolicy['identity.removeSecondFactor'], personId)
    if (!(await removeSecondFactorOf(tx, account.id))) throw conflict('identity.secondFactorOff')
    entry(await entryOf(tx, personId, { before: { secondFactor: true }, after: { secondFactor: false }, reason }))
  })

/** A link for whoever sets up the house, or null when an administrator can already sign in. Acts as the system. */
export const firstAdministratorLink = (ctx: Ctx, identity: Identity): Promise<ShownLink | null> =>
  ctx.db
    .transaction()
    .execute((tx) => countAdministrators(tx, ctx.clock.today()))
    .then((administrators) =>
      administrators > 0
        ? null
        : runVerb(ctx, 'identity.issueFirstLink', async (tx, entry) => {
            authorize(identityPolicy['identity.issueOneTimeLink'], ctx.actor, {}, undefined)
            const purpose = 'firstAdministrator'
            const { token, expiresAt } = await insertLink(tx, identity.now(), {
              purpose,
              accountId: null,
              issuedBy: null,
            })
            entry({ recordId: null, provinceId: null, after: { linkExpiresAt: expiresAt.toISOString() } })
            return { path: pathOf(token), expiresAt }
          }),
    )

/** Uses the first link up: registers the person, opens the account with its password, and grants the nation. */
export const becomeFirstAdministrator = (
  ctx: Ctx,
  identity: Identity,
  input: { token: string; password: string; person: NewPerson },
): Promise<void> =>
  runVerb(ctx, 'identity.becomeFirstAdministrator', async (tx, entry) => {
    if (!identity.registerPerson) throw new Error('identity was opened without a way to register persons')
    await spendLink(tx, identity.now(), hashToken(input.token), 'firstAdministrator')
    const today = ctx.clock.today()
    if ((await countAdministrators(tx, today)) > 0) throw conflict('identity.administratorExists')
    const { givenName, familyName, ...typed } = input.person
    const keys = loginKeysGiven(typed)
    refuseWeak('password', input.password, [givenName, familyName, ...keys.map(readableKey)])
    const stored = Object.fromEntries(keys.map((key) => [key.kind, key.value]))
    const personId = await identity.registerPerson(tx, ctx.clock.now(), { givenName, familyName, ...stored })
    const accountId = await insertAccount(tx, identity.now(), personId)
    await replaceLoginKeys(tx, accountId, keys)
    await storePassword(
      tx,
      identity.now(),
      accountId,
      await identity.library.hashPassword(foldPassword(input.password)),
    )
    const grantId = await insertGrant(tx, ctx.clock.now(), null, {
      personId,
      role: 'administrator',
      reachKind: 'nation',
      reachId: null,
      provinceId: null,
      from: today,
      until: null,
      orderNumber: '',
      orderDate: null,
      note: '',
    })
    entry({ recordId: personId, provinceId: null, after: { accountId, grantId }, forPersonId: personId })
  })
