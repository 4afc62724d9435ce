import { createHash } from 'node:crypto'
import type { Ctx } from '../../../kernel/context.ts'
import { forbidden, unauthenticated } from '../../../kernel/errors.ts'
import { toLatinDigits } from '../../../kernel/fa/index.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { endSessions, entryOf, findAccount, findAccountByKeys } from '../accounts/accounts.store.ts'
import type { Identity } from '../identity.open.ts'
import { actingAs } from './acting.ts'
import { forgetFailures, takeBackAttempt } from './attempts.store.ts'
import { countingTries, WrongTry } from './attempts.ts'
import { type Caller, headersOf, pendingSignInIn } from './cookies.ts'
import { libraryCode, madeUpEmail } from './library.ts'
import { loginKeysTyped } from './login-keys.rules.ts'
import { foldPassword } from './passwords.rules.ts'
import { findPendingAccount, setLastCode } from './sessions.store.ts'

/** Cookies to set, and whether the second factor is still asked. */
export interface SignedIn {
  headers: Headers
  secondFactor: boolean
}

/** Hash of a code, kept so that one code opens one session. */
const codeHash = (accountId: string, code: string) =>
  createHash('sha256').update(`${accountId}:${code}`).digest('base64url')

/**
 * Signs in by national code, mobile number or e-mail. An unknown name takes the same way as a wrong password, with the library's dummy
 * hash, and is counted and closed like one.
 */
export async function signIn(
  ctx: Ctx,
  identity: Identity,
  input: { name: string; password: string; remember: boolean },
  caller: Caller,
): Promise<SignedIn> {
  const keys = loginKeysTyped(input.name)
  const account = await findAccountByKeys(ctx.db, keys)
  const typed = keys[0]?.value ?? input.name
  return countingTries(ctx, identity, { account, typed, tried: 'nameAndPassword', caller }, (attempt) =>
    runVerb(actingAs(ctx, account), 'identity.signIn', async (tx, entry) => {
      const { headers, response } = await identity.library.within(tx, (auth) =>
        auth.api.signInEmail({
          body: {
            email: madeUpEmail(account?.id ?? 'nobody'),
            password: foldPassword(input.password),
            rememberMe: input.remember,
          },
          headers: headersOf({ ...caller, cookie: '' }),
          returnHeaders: true,
        }),
      )
      if (!account) throw new WrongTry()
      if (account.disabledAt) throw forbidden('identity.disabled')
      const secondFactor = 'twoFactorRedirect' in response
      if (secondFactor) await takeBackAttempt(tx, attempt.id)
      else await forgetFailures(tx, attempt.subject)
      entry(await entryOf(tx, account.personId, { after: { secondFactor: secondFactor ? 'asked' : 'none' } }))
      return { headers, secondFactor }
    }),
  )
}

/** The second step: a code of the authenticator, or one of the backup codes, which is then spent. */
export async function signInWithCode(
  ctx: Ctx,
  identity: Identity,
  input: { code: string },
  caller: Caller,
): Promise<SignedIn> {
  const pending = pendingSignInIn(caller.cookie, identity.secret)
  const accountId = pending ? await findPendingAccount(ctx.db, pending, identity.now()) : null
  const account = accountId ? await findAccount(ctx.db, accountId) : null
  if (!account) throw unauthenticated('identity.signInAgain')
  const code = toLatinDigits(input.code).replaceAll(/\s/g, '')
  return countingTries(ctx, identity, { account, typed: '', tried: 'code', caller }, (attempt) =>
    runVerb(actingAs(ctx, account), 'identity.signInWithCode', async (tx, entry) => {
      if (account.disabledAt) throw forbidden('identity.disabled')
      const hash = codeHash(account.id, code)
      if (hash === account.lastCodeHash) throw new WrongTry()
      const isBackup = !/^\d{6}$/.test(code)
      const given = { body: { code }, headers: headersOf(caller), returnHeaders: true } as const
      const { headers } = await identity.library
        .within(tx, (auth) => (isBackup ? auth.api.verifyBackupCode(given) : auth.api.verifyTOTP(given)))
        .catch((error) => {
          throw libraryCode(error) === 'INVALID_TWO_FACTOR_COOKIE' ? unauthenticated('identity.signInAgain') : error
        })
      await setLastCode(tx, account.id, hash)
      await forgetFailures(tx, attempt.subject)
      entry(await entryOf(tx, account.personId, { after: { secondFactor: isBackup ? 'backupCode' : 'code' } }))
      return { headers, secondFactor: false }
    }),
  )
}

/** Ends this session. */
export const signOut = (ctx: Ctx, identity: Identity, caller: Caller): Promise<Headers> =>
  runVerb(ctx, 'identity.signOut', async (tx, entry) => {
    const { headers } = await identity.library.within(tx, (auth) =>
      auth.api.signOut({ headers: headersOf(caller), returnHeaders: true }),
    )
    entry(await entryOf(tx, ctx.actor.personId, {}))
    return headers
  })

/** Ends all sessions of the person, this one too. */
export const signOutEverywhere = (ctx: Ctx, identity: Identity, caller: Caller): Promise<Headers> =>
  runVerb(ctx, 'identity.signOutEverywhere', async (tx, entry) => {
    const { headers } = await identity.library.within(tx, (auth) =>
      auth.api.signOut({ headers: headersOf(caller), returnHeaders: true }),
    )
    const ended = await endSessions(tx, ctx.actor.accountId)
    entry(await entryOf(tx, ctx.actor.personId, { after: { otherSessionsEnded: ended } }))
    return headers
  })
