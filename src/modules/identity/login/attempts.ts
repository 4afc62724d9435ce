import type { Ctx } from '../../../kernel/context.ts'
import { Refusal, refuse, unauthenticated } from '../../../kernel/errors.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { type AccountRow, entryOf } from '../accounts/accounts.store.ts'
import type { Identity } from '../identity.open.ts'
import { delayOf } from './attempts.rules.ts'
import { type Attempt, beginAttempt, countFailuresFrom, subjectOf, takeBackAttempt } from './attempts.store.ts'
import type { Caller } from './cookies.ts'
import { libraryCode } from './library.ts'

/** What was tried: a wrong name and a wrong password must look the same, the other two are said of oneself. */
export type Tried = 'nameAndPassword' | 'password' | 'code'

const wrongCodes = new Set(['INVALID_EMAIL_OR_PASSWORD', 'INVALID_PASSWORD', 'INVALID_CODE', 'INVALID_BACKUP_CODE'])

/** Thrown inside `countingTries` when our own check finds the try wrong. */
export class WrongTry extends Error {}

export type OpenAttempt = Exclude<Attempt, { closedUntil: Date }>

/**
 * Runs a check of a password or code: slows an address that fails often, refuses a closed account, counts the wrong tries and says how
 * many are left. The work takes the attempt back (`takeBackAttempt`) or forgets all failures inside its own transaction.
 */
export async function countingTries<Result>(
  ctx: Ctx,
  identity: Identity,
  of: { account: AccountRow | null; typed: string; tried: Tried; caller: Caller },
  work: (attempt: OpenAttempt) => Promise<Result>,
): Promise<Result> {
  const now = identity.now()
  await identity.wait(delayOf(await countFailuresFrom(ctx.db, of.caller.address, now)))
  const subject = subjectOf(of.account?.id ?? null, of.typed)
  const attempt = await beginAttempt(ctx.db, subject, of.caller.address, now)
  if ('closedUntil' in attempt) throw closed(attempt.closedUntil)
  try {
    return await work(attempt)
  } catch (error) {
    if (!(error instanceof WrongTry) && !wrongCodes.has(libraryCode(error) ?? '')) {
      await takeBackAttempt(ctx.db, attempt.id)
      throw error
    }
    if (attempt.left > 0) throw wrong(of.tried, attempt.left)
    const again = await beginAttempt(ctx.db, subject, of.caller.address, now)
    if (of.account) await journalClosing(ctx, of.account)
    throw 'closedUntil' in again ? closed(again.closedUntil) : wrong(of.tried, 0)
  }
}

const journalClosing = (ctx: Ctx, account: AccountRow) =>
  runVerb(ctx, 'identity.lock', async (tx, entry) => {
    entry(await entryOf(tx, account.personId, { after: { signIn: 'closed' } }))
  })

function wrong(tried: Tried, left: number): Refusal {
  if (tried === 'nameAndPassword') return unauthenticated('identity.wrongNameOrPassword', { left })
  const code = tried === 'password' ? 'identity.wrongPassword' : 'identity.wrongCode'
  return refuse(code, { left }, [{ path: tried, code, details: { left } }])
}

const tehranTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tehran', hour: '2-digit', minute: '2-digit' })

function closed(until: Date): Refusal {
  // the next whole minute, so that the time shown is never too early
  const [hour = '', minute = ''] = tehranTime.format(new Date(until.getTime() + 59_999)).split(':')
  return new Refusal('identity.locked', 'tooMany', { hour, minute, until: until.toISOString() })
}
