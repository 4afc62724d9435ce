import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { nobody } from '../../../kernel/actor.ts'
import { removeSecondFactor } from '../accounts/accounts.verbs.ts'
import {
  callerFrom,
  cookieOf,
  goodPassword,
  type IdentityWorld,
  identityWorld,
  refusalOf,
} from '../testing/identity-world.ts'
import { confirmSecondFactor, disableSecondFactor, prepareSecondFactor } from './second-factor.verbs.ts'
import { signIn, signInWithCode } from './sign-in.verbs.ts'

let database: TestDatabase
let world: IdentityWorld
beforeAll(async () => {
  database = await testDatabase()
  world = identityWorld(database.db)
})
afterAll(() => database.close())

/** The code an authenticator shows (RFC 6238: SHA-1, six digits, half minutes), `steps` half minutes from now. */
function codeOf(secret: string, steps = 0): string {
  const bits = [...secret.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = mac.at(-1)! & 0xf
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
const persian = (code: string) => code.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
const wrongCode = (secret: string) =>
  ['111111', '222222', '333333', '444444', '555555'].find(
    (code) => ![-1, 0, 1].some((steps) => codeOf(secret, steps) === code),
  )!

/** A code ends with its half minute; on a slow machine one made just before would be refused as an old one. */
const awayFromEdge = () =>
  new Promise((go) => setTimeout(go, Date.now() % 30_000 > 26_000 ? 30_050 - (Date.now() % 30_000) : 0))

let count = 0
/** A person who has turned the second factor on. */
async function guarded() {
  count += 1
  await awayFromEdge()
  const mobile = `0912100${String(1000 + count)}`
  const personId = await world.member('زهرا احمدی', { mobile })
  const cookie = await world.signIn(mobile)
  const ctx = world.ctx((await world.actor(cookie))!)
  const caller = callerFrom('10.0.0.1', cookie)
  const offer = await prepareSecondFactor(ctx, world.identity, { password: goodPassword }, caller)
  const headers = await confirmSecondFactor(ctx, world.identity, { code: codeOf(offer.secret, -1) }, caller)
  return { personId, mobile, offer, cookie: cookieOf(headers), oldCookie: cookie }
}
/** The cookie of a sign-in that waits for its code. */
async function half(mobile: string) {
  const input = { name: mobile, password: goodPassword, remember: false }
  const { headers, secondFactor } = await signIn(world.ctx(nobody), world.identity, input, callerFrom('10.0.0.1'))
  expect(secondFactor).toBe(true)
  return cookieOf(headers)
}
const finish = async (pending: string, code: string) => {
  const { headers } = await signInWithCode(world.ctx(nobody), world.identity, { code }, callerFrom('10.0.0.1', pending))
  return world.actor(cookieOf(headers))
}

describe('the second factor', () => {
  it('names the house and the person in the authenticator, and keeps its seed out of the journal and in cipher', async () => {
    const { personId, offer } = await guarded()
    expect(decodeURIComponent(offer.uri)).toMatch(/^otpauth:\/\/totp\/خوشه:زهرا احمدی\?/)
    expect(new URL(offer.uri).searchParams.get('issuer')).toBe('خوشه')
    expect(offer.backupCodes).toHaveLength(10)
    const lines = await database.db
      .selectFrom('journal_entries')
      .select('canonical')
      .where('record_id', '=', personId)
      .execute()
    const rows = await database.db.selectFrom('login_second_factors').selectAll().execute()
    for (const secret of [offer.secret, offer.backupCodes[0]!])
      expect(JSON.stringify([lines, rows])).not.toContain(secret)
  })

  it('gives nothing after the password alone', async () => {
    const { mobile } = await guarded()
    expect(await world.actor(await half(mobile))).toBeNull()
  })

  it('opens with a code in Persian digits, and one code opens one session', async () => {
    const { personId, mobile, offer } = await guarded()
    const code = codeOf(offer.secret)
    expect((await finish(await half(mobile), persian(code)))?.personId).toBe(personId)
    expect((await refusalOf(finish(await half(mobile), code))).code).toBe('identity.wrongCode')
    expect((await finish(await half(mobile), codeOf(offer.secret, 1)))?.personId).toBe(personId)
  })

  it('opens with a backup code, which is then spent', async () => {
    const { personId, mobile, offer } = await guarded()
    expect((await finish(await half(mobile), offer.backupCodes[3]!))?.personId).toBe(personId)
    const other = await finish(await half(mobile), offer.backupCodes[4]!)
    expect(other?.personId).toBe(personId)
    expect((await refusalOf(finish(await half(mobile), offer.backupCodes[3]!))).code).toBe('identity.wrongCode')
  })

  it('ends a half sign-in once it was used', async () => {
    const { mobile, offer } = await guarded()
    const pending = await half(mobile)
    await finish(pending, codeOf(offer.secret))
    expect((await refusalOf(finish(pending, codeOf(offer.secret, 1)))).code).toBe('identity.signInAgain')
  })

  it('counts wrong codes towards the same lock, and a right password does not wipe them out', async () => {
    const { mobile, offer } = await guarded()
    const wrong = wrongCode(offer.secret)
    for (let at = 0; at < 9; at++)
      expect((await refusalOf(finish(await half(mobile), wrong))).code).toBe('identity.wrongCode')
    expect((await refusalOf(finish(await half(mobile), wrong))).code).toBe('identity.locked')
    expect((await refusalOf(world.signIn(mobile))).code).toBe('identity.locked')
  })

  it('changes the session’s token when it is turned on', async () => {
    const { cookie, oldCookie } = await guarded()
    expect(await world.actor(oldCookie)).toBeNull()
    expect(await world.actor(cookie)).not.toBeNull()
  })

  it('is turned off with the password only, and not prepared without it', async () => {
    const { mobile, cookie } = await guarded()
    const ctx = world.ctx((await world.actor(cookie))!)
    const caller = callerFrom('10.0.0.1', cookie)
    const wrong = disableSecondFactor(ctx, world.identity, { password: 'wrong wrong' }, caller)
    expect((await refusalOf(wrong)).code).toBe('identity.wrongPassword')
    await disableSecondFactor(ctx, world.identity, { password: goodPassword }, caller)
    expect(await world.actor(await world.signIn(mobile))).not.toBeNull()
    const again = cookieOf(
      (
        await signIn(
          world.ctx(nobody),
          world.identity,
          { name: mobile, password: goodPassword, remember: false },
          callerFrom('10.0.0.1'),
        )
      ).headers,
    )
    const prepare = prepareSecondFactor(ctx, world.identity, { password: 'wrong wrong' }, callerFrom('10.0.0.1', again))
    expect((await refusalOf(prepare)).code).toBe('identity.wrongPassword')
  })

  it('an administrator takes it from somebody who lost the phone', async () => {
    const { personId, mobile } = await guarded()
    await removeSecondFactor(world.ctx(), personId, 'گوشی گم شده است')
    expect(await world.actor(await world.signIn(mobile))).not.toBeNull()
  })
})
