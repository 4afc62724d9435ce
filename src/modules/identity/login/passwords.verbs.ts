import type { Ctx } from '../../../kernel/context.ts'
import { type Details, forbidden, notFound, refuse } from '../../../kernel/errors.ts'
import { runVerb } from '../../../kernel/verb.ts'
import {
  endSessions,
  entryOf,
  findAccount,
  knownOf,
  lockAccount,
  markPasswordSet,
  storePassword,
} from '../accounts/accounts.store.ts'
import type { Identity } from '../identity.open.ts'
import { actingAs } from './acting.ts'
import { forgetFailures, takeBackAttempt } from './attempts.store.ts'
import { countingTries } from './attempts.ts'
import { type Caller, headersOf } from './cookies.ts'
import { getLink, hashToken, spendLink } from './links.store.ts'
import { foldPassword, passwordLength, weaknessOf } from './passwords.rules.ts'
import { endSession } from './sessions.store.ts'

/** Refuses a weak password at its field. @param known names and keys that it must not be made of */
export function refuseWeak(field: string, password: string, known: readonly string[]): void {
  const weakness = weaknessOf(password, known)
  if (!weakness) return
  const details: Details = weakness === 'identity.passwordShort' ? { least: passwordLength.least } : {}
  throw refuse(weakness, details, [{ path: field, code: weakness, details }])
}

/** Changes one's own password; every other session ends and this one gets a new cookie. */
export async function changePassword(
  ctx: Ctx,
  identity: Identity,
  input: { password: string; newPassword: string },
  caller: Caller,
): Promise<Headers> {
  const account = await findAccount(ctx.db, ctx.actor.accountId)
  if (!account) throw notFound()
  return countingTries(ctx, identity, { account, typed: '', tried: 'password', caller }, (attempt) =>
    runVerb(ctx, 'identity.changePassword', async (tx, entry) => {
      refuseWeak('newPassword', input.newPassword, await knownOf(tx, account))
      const { headers } = await identity.library.within(tx, (auth) =>
        auth.api.changePassword({
          body: {
            currentPassword: foldPassword(input.password),
            newPassword: foldPassword(input.newPassword),
            revokeOtherSessions: true,
          },
          headers: headersOf(caller),
          returnHeaders: true,
        }),
      )
      await markPasswordSet(tx, identity.now(), account.id)
      await takeBackAttempt(tx, attempt.id)
      entry(await entryOf(tx, account.personId, {}))
      return headers
    }),
  )
}

/** Sets a password by the one-time link; the link is spent, every session ends, a closed account opens. */
export async function setPasswordByLink(
  ctx: Ctx,
  identity: Identity,
  input: { token: string; password: string },
): Promise<void> {
  const hash = hashToken(input.token)
  const { accountId } = await getLink(ctx.db, identity.now(), hash)
  const acting = actingAs(ctx, accountId ? await findAccount(ctx.db, accountId) : null)
  return runVerb(acting, 'identity.setPasswordByLink', async (tx, entry) => {
    const link = await spendLink(tx, identity.now(), hash, 'setPassword')
    const account = await lockAccount(tx, link.accountId!)
    if (account.disabledAt) throw forbidden('identity.disabled')
    refuseWeak('password', input.password, await knownOf(tx, account))
    const password = await identity.library.hashPassword(foldPassword(input.password))
    await storePassword(tx, identity.now(), account.id, password)
    const sessionsEnded = await endSessions(tx, account.id)
    await forgetFailures(tx, account.id)
    entry(await entryOf(tx, account.personId, { after: { sessionsEnded } }))
  })
}

/** Ends one of one's own sessions (a lost phone). */
export const endOwnSession = (ctx: Ctx, sessionId: string): Promise<void> =>
  runVerb(ctx, 'identity.endSession', async (tx, entry) => {
    if (!(await endSession(tx, ctx.actor.accountId, sessionId))) throw notFound()
    entry(await entryOf(tx, ctx.actor.personId, { after: { sessionsEnded: 1 } }))
  })
