import type { Ctx } from '../../../kernel/context.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { toLatinDigits } from '../../../kernel/fa/index.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { entryOf, findAccount, hasSecondFactor } from '../accounts/accounts.store.ts'
import type { Identity } from '../identity.open.ts'
import { takeBackAttempt } from './attempts.store.ts'
import { countingTries } from './attempts.ts'
import { type Caller, headersOf } from './cookies.ts'
import { libraryCode } from './library.ts'

import { foldPassword } from './passwords.rules.ts'

export interface SecondFactorOffer {
  /** Text of the QR code (`otpauth://…`), shown once. */
  uri: string
  /** The secret alone, for typing by hand. */
  secret: string
  backupCodes: string[]
}

const ownAccount = (ctx: Ctx) => findAccount(ctx.db, ctx.actor.accountId)

/** The library labels the QR text with its made-up e-mail; people should read their own name in the authenticator. */
function labelled(uri: string, name: string): string {
  const url = new URL(uri)
  url.pathname = `/${encodeURIComponent(`خوشه:${name}`)}`
  return url.toString()
}

/**
 * Prepares the second factor after asking for the password: nothing is asked at sign-in until the first code has been confirmed.
 * Calling it again before confirming makes new codes.
 */
export async function prepareSecondFactor(
  ctx: Ctx,
  identity: Identity,
  input: { password: string },
  caller: Caller,
): Promise<SecondFactorOffer> {
  const account = await ownAccount(ctx)
  return countingTries(ctx, identity, { account, typed: '', tried: 'password', caller }, (attempt) =>
    runVerb(ctx, 'identity.prepareSecondFactor', async (tx, entry) => {
      const offer = await identity.library
        .within(tx, (auth) =>
          auth.api.enableTwoFactor({
            body: { password: foldPassword(input.password) },
            headers: headersOf(caller),
          }),
        )
        .catch((error) => {
          throw libraryCode(error) === 'TOTP_ALREADY_ENABLED' ? conflict('identity.secondFactorOn') : error
        })
      if (offer.method !== 'totp') throw new Error('the sign-in library offered another second factor')
      await takeBackAttempt(tx, attempt.id)
      entry(await entryOf(tx, ctx.actor.personId, {}))
      const uri = labelled(offer.totpURI, ctx.actor.name)
      return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', backupCodes: offer.backupCodes }
    }),
  )
}

/** Turns the second factor on by the first code of the authenticator. The session gets a new cookie. */
export async function confirmSecondFactor(
  ctx: Ctx,
  identity: Identity,
  input: { code: string },
  caller: Caller,
): Promise<Headers> {
  const account = await ownAccount(ctx)
  if (await hasSecondFactor(ctx.db, ctx.actor.accountId)) throw conflict('identity.secondFactorOn')
  return countingTries(ctx, identity, { account, typed: '', tried: 'code', caller }, (attempt) =>
    runVerb(ctx, 'identity.confirmSecondFactor', async (tx, entry) => {
      const { headers } = await identity.library
        .within(tx, (auth) =>
          auth.api.verifyTOTP({
            body: { code: toLatinDigits(input.code).replaceAll(/\s/g, '') },
            headers: headersOf(caller),
            returnHeaders: true,
          }),
        )
        .catch((error) => {
          throw libraryCode(error) === 'TOTP_NOT_ENABLED' ? refuse('identity.secondFactorNotPrepared') : error
        })
      await takeBackAttempt(tx, attempt.id)
      entry(await entryOf(tx, ctx.actor.personId, { before: { secondFactor: false }, after: { secondFactor: true } }))
      return headers
    }),
  )
}

/** Turns the second factor off after asking for the password. */
export async function disableSecondFactor(
  ctx: Ctx,
  identity: Identity,
  input: { password: string },
  caller: Caller,
): Promise<Headers> {
  const account = await ownAccount(ctx)
  if (!(await hasSecondFactor(ctx.db, ctx.actor.accountId))) throw conflict('identity.secondFactorOff')
  return countingTries(ctx, identity, { account, typed: '', tried: 'password', caller }, (attempt) =>
    runVerb(ctx, 'identity.disableSecondFactor', async (tx, entry) => {
      const { headers } = await identity.library.within(tx, (auth) =>
        auth.api.disableTwoFactor({
          body: { password: foldPassword(input.password) },
          headers: headersOf(caller),
          returnHeaders: true,
        }),
      )
      await takeBackAttempt(tx, attempt.id)
      entry(await entryOf(tx, ctx.actor.personId, { before: { secondFactor: true }, after: { secondFactor: false } }))
      return headers
    }),
  )
}
