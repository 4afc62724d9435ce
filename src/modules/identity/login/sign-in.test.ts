import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { nobody } from '../../../kernel/actor.ts'
import { verifyJournal } from '../../journal/index.ts'
import {
  becomeFirstAdministrator,
  createAccount,
  disableAccount,
  enableAccount,
  firstAdministratorLink,
  issueOneTimeLink,
  unlock,
} from '../accounts/accounts.verbs.ts'
import {
  callerFrom,
  cookieOf,
  goodPassword,
  type IdentityWorld,
  identityWorld,
  refusalOf,
} from '../testing/identity-world.ts'
import { changePassword, endOwnSession, setPasswordByLink } from './passwords.verbs.ts'
import { listSessions } from './sessions.store.ts'
import { signOut, signOutEverywhere } from './sign-in.verbs.ts'

let database: TestDatabase
let world: IdentityWorld
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => {
  world = identityWorld(database.db)
})
afterAll(() => database.close())

const minute = 60_000
let count = 0
/** A fresh person each time, so that facts do not lean on each other. */
async function someone() {
  count += 1
  const mobile = `0912000${String(1000 + count)}`
  return { personId: await world.member(`زهرا نمونه ${count}`, { mobile, email: `zahra${count}@example.ir` }), mobile }
}
const tokenOf = (path: string) => path.split('#')[1]!
const sessionsOf = async (personId: string) =>
  (
    await database.db
      .selectFrom('login_sessions')
      .innerJoin('accounts', 'accounts.id', 'login_sessions.user_id')
      .select('login_sessions.id')
      .where('accounts.person_id', '=', personId)
      .execute()
  ).length
const lastVerb = async (personId: string) =>
  database.db
    .selectFrom('journal_entries')
    .select(['verb', 'actor_id', 'canonical', 'chain'])
    .where('record_id', '=', personId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()

describe('signing in', () => {
  it('takes mobile or e-mail, Persian digits and +98, and acts as the person', async () => {
    const { personId, mobile } = await someone()
    const persian = mobile.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
    for (const name of [persian, `+98 ${mobile.slice(1)}`, `ZAHRA${count}@example.ir`]) {
      const actor = await world.actor(await world.signIn(name))
      expect(actor?.personId).toBe(personId)
      expect(actor?.grants).toEqual([])
    }
    expect(await lastVerb(personId)).toMatchObject({ verb: 'identity.signIn', actor_id: personId, chain: 'IR-30' })
  })

  it('answers a wrong password and an unknown name alike, down to the tries left', async () => {
    const { mobile } = await someone()
    const wrong = await refusalOf(world.signIn(mobile, 'not the password'))
    const unknown = await refusalOf(world.signIn('09990000000', 'not the password'))
    expect(wrong.code).toBe('identity.wrongNameOrPassword')
    expect(unknown).toEqual(wrong)
    expect(wrong.details).toEqual({ left: 9 })
  })

  it('hashes a dummy password for a name that nobody has', async () => {
    const { mobile } = await someone()
    const timed = async (name: string) => {
      const start = performance.now()
      await refusalOf(world.signIn(name, 'not the password', '10.0.9.9'))
      return performance.now() - start
    }
    const least = async (name: string) => Math.min(await timed(name), await timed(name), await timed(name))
    // a hash takes tens of milliseconds, all the rest a few: without the dummy hash this would be many times faster
    expect(await least('09990000001')).toBeGreaterThan((await least(mobile)) / 3)
  })

  it('stores neither session nor journal entry when the password is wrong', async () => {
    const { personId, mobile } = await someone()
    const before = await lastVerb(personId)
    await refusalOf(world.signIn(mobile, 'not the password'))
    expect(await lastVerb(personId)).toEqual(before)
    expect(await sessionsOf(personId)).toBe(0)
    await world.signIn(mobile)
    expect(await sessionsOf(personId)).toBe(1)
  })

  it('never trusts a cookie that this house did not sign', async () => {
    const { mobile } = await someone()
    const cookie = await world.signIn(mobile)
    const stolen = decodeURIComponent(cookie.split('=')[1]!.split(';')[0]!).split('.')[0]!
    expect(await world.actor(cookie)).not.toBeNull()
    expect(await world.actor(`khoosheh.session_token=${stolen}.`)).toBeNull()
    expect(await world.actor(`khoosheh.session_token=${encodeURIComponent(`${stolen}.AAAA`)}`)).toBeNull()
  })
})

describe('wrong tries', () => {
  it('close the account after ten, from any address, and say until when', async () => {
    const { personId, mobile } = await someone()
    const left: unknown[] = []
    for (let at = 0; at < 9; at++)
      left.push((await refusalOf(world.signIn(mobile, 'wrong wrong', `10.0.1.${at}`))).details.left)
    expect(left).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
    const tenth = await refusalOf(world.signIn(mobile, 'wrong wrong', '10.0.1.200'))
    expect(tenth).toMatchObject({ code: 'identity.locked', status: 429 })
    expect(tenth.details.hour).toMatch(/^\d\d$/)
    expect((await lastVerb(personId))?.verb).toBe('identity.lock')
    expect((await refusalOf(world.signIn(mobile))).code).toBe('identity.locked')

    world.later(15 * minute + 1_000)
    expect(await world.actor(await world.signIn(mobile))).not.toBeNull()
  })

  it('close a name that nobody has in the same way', async () => {
    for (let at = 0; at < 9; at++) await refusalOf(world.signIn('09990000002', 'wrong wrong', `10.0.2.${at}`))
    expect((await refusalOf(world.signIn('09990000002', 'wrong wrong', '10.0.2.200'))).code).toBe('identity.locked')
  })

  it('many at once do not slip past the limit', async () => {
    const { mobile } = await someone()
    const tries = Array.from({ length: 16 }, (_, at) => refusalOf(world.signIn(mobile, 'wrong wrong', `10.0.3.${at}`)))
    const codes = (await Promise.all(tries)).map((refusal) => refusal.code)
    expect(codes.filter((code) => code === 'identity.wrongNameOrPassword').length).toBeLessThanOrEqual(10)
    expect((await refusalOf(world.signIn(mobile))).code).toBe('identity.locked')
  })

  it('are forgotten when the administrator opens the account', async () => {
    const { personId, mobile } = await someone()
    for (let at = 0; at < 10; at++) await refusalOf(world.signIn(mobile, 'wrong wrong', `10.0.4.${at}`))
    await unlock(world.ctx(), personId)
    expect(await world.actor(await world.signIn(mobile))).not.toBeNull()
  })

  it('slow the office’s address and never close it', async () => {
    const { mobile } = await someone()
    for (let at = 0; at < 30; at++) await refusalOf(world.signIn(`0999100${1000 + at}`, 'wrong wrong', '10.0.5.5'))
    expect(await world.actor(await world.signIn(mobile, goodPassword, '10.0.5.5'))).not.toBeNull()
    expect(world.waits[0]).toBe(0)
    expect(world.waits.at(-1)).toBe(1_000)
  })
})

describe('sessions', () => {
  it('signing out ends this one, signing out everywhere ends the others too', async () => {
    const { mobile } = await someone()
    const [phone, office, home] = [await world.signIn(mobile), await world.signIn(mobile), await world.signIn(mobile)]
    const actor = (await world.actor(phone))!
    await signOut(world.ctx(actor), world.identity, callerFrom('10.0.0.1', phone))
    expect(await world.actor(phone)).toBeNull()
    expect(await world.actor(office)).not.toBeNull()
    await signOutEverywhere(world.ctx(actor), world.identity, callerFrom('10.0.0.1', office))
    expect(await world.actor(office)).toBeNull()
    expect(await world.actor(home)).toBeNull()
  })

  it('one can be ended from another, and only one’s own', async () => {
    const [mine, other] = [await someone(), await someone()]
    const [phone, office] = [await world.signIn(mine.mobile), await world.signIn(mine.mobile)]
    const actor = (await world.actor(office))!
    const stranger = (await world.actor(await world.signIn(other.mobile)))!
    const newest = (await listSessions(database.db, actor.accountId, new Date())).at(-1)!
    expect((await refusalOf(endOwnSession(world.ctx(stranger), newest.id))).status).toBe(404)
    await endOwnSession(world.ctx(actor), newest.id)
    expect(await world.actor(phone)).toBeNull()
    expect(await world.actor(office)).not.toBeNull()
  })

  it('a disabled account ends its sessions at once and opens none', async () => {
    const { personId, mobile } = await someone()
    const cookie = await world.signIn(mobile)
    await disableAccount(world.ctx(), personId, 'پایان همکاری')
    expect(await world.actor(cookie)).toBeNull()
    expect((await refusalOf(world.signIn(mobile))).code).toBe('identity.disabled')
    expect((await refusalOf(world.signIn(mobile, 'wrong wrong'))).code).toBe('identity.wrongNameOrPassword')
    await enableAccount(world.ctx(), personId)
    expect(await world.actor(await world.signIn(mobile))).not.toBeNull()
  })

  it('end when the password changes, except the one that changed it', async () => {
    const { mobile } = await someone()
    const [other, own] = [await world.signIn(mobile), await world.signIn(mobile)]
    const actor = (await world.actor(own))!
    const caller = callerFrom('10.0.0.1', own)
    const input = { password: goodPassword, newPassword: 'kettle-mosaic-7' }
    const weak = await refusalOf(
      changePassword(world.ctx(actor), world.identity, { ...input, newPassword: `${mobile}` }, caller),
    )
    expect(weak.fields).toMatchObject([{ path: 'newPassword', code: 'identity.passwordCommon' }])
    const wrong = changePassword(world.ctx(actor), world.identity, { ...input, password: 'wrong wrong' }, caller)
    expect((await refusalOf(wrong)).code).toBe('identity.wrongPassword')
    const headers = await changePassword(world.ctx(actor), world.identity, input, caller)
    expect(await world.actor(other)).toBeNull()
    expect(await world.actor(cookieOf(headers))).not.toBeNull()
    expect((await refusalOf(world.signIn(mobile))).code).toBe('identity.wrongNameOrPassword')
    expect(await world.actor(await world.signIn(mobile, 'kettle-mosaic-7'))).not.toBeNull()
  })
})

describe('a one-time link', () => {
  it('is used once, ends sessions, and is stored as a hash only', async () => {
    const { personId, mobile } = await someone()
    const cookie = await world.signIn(mobile)
    const token = tokenOf((await issueOneTimeLink(world.ctx(), world.identity, personId)).path)
    const stored = await database.db.selectFrom('one_time_links').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(token)
    expect((await lastVerb(personId))?.canonical).not.toContain(token)
    await setPasswordByLink(world.ctx(nobody), world.identity, { token, password: 'kettle-mosaic-7' })
    expect(await lastVerb(personId)).toMatchObject({ verb: 'identity.setPasswordByLink', actor_id: personId })
    expect(await world.actor(cookie)).toBeNull()
    const again = setPasswordByLink(world.ctx(nobody), world.identity, { token, password: 'kettle-mosaic-8' })
    expect((await refusalOf(again)).code).toBe('identity.linkUsed')
    expect(await world.actor(await world.signIn(mobile, 'kettle-mosaic-7'))).not.toBeNull()
  })

  it('used twice at the same moment opens once', async () => {
    const { personId } = await someone()
    const token = tokenOf((await issueOneTimeLink(world.ctx(), world.identity, personId)).path)
    const use = (password: string) => setPasswordByLink(world.ctx(nobody), world.identity, { token, password })
    const results = await Promise.allSettled([use('kettle-mosaic-7'), use('kettle-mosaic-8')])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('survives a weak password, is replaced by a newer one, and expires after a day', async () => {
    const { personId } = await someone()
    const issue = async () => tokenOf((await issueOneTimeLink(world.ctx(), world.identity, personId)).path)
    const use = (token: string, password: string) =>
      refusalOf(setPasswordByLink(world.ctx(nobody), world.identity, { token, password }))
    const first = await issue()
    expect((await use(first, '1234567890')).code).toBe('identity.passwordCommon')
    const second = await issue()
    expect((await use(first, goodPassword)).code).toBe('identity.linkReplaced')
    world.later(24 * 60 * minute + 1_000)
    expect((await use(second, goodPassword)).code).toBe('identity.linkExpired')
    expect((await use('unknown', goodPassword)).code).toBe('identity.linkUnknown')
  })
})

describe('an account', () => {
  it('is one for each person, and a key leads to one account', async () => {
    const { personId, mobile } = await someone()
    const second = createAccount(world.ctx(), world.identity, { personId, keys: { mobile: '09121110000' } })
    expect((await refusalOf(second)).code).toBe('identity.hasAccount')
    const other = await world.person('رضا نمونه')
    const held = await refusalOf(createAccount(world.ctx(), world.identity, { personId: other, keys: { mobile } }))
    expect(held).toMatchObject({ code: 'identity.keyHeld', status: 409, fields: [{ path: 'mobile' }] })
    const none = await refusalOf(createAccount(world.ctx(), world.identity, { personId: other, keys: {} }))
    expect(none.code).toBe('identity.noLoginKey')
  })

  it('without a password lets nobody in', async () => {
    const personId = await world.person('مینا نمونه')
    await createAccount(world.ctx(), world.identity, { personId, keys: { mobile: '09121110001' } })
    expect((await refusalOf(world.signIn('09121110001', ''))).code).toBe('identity.wrongNameOrPassword')
  })
})

describe('the first administrator', () => {
  it('comes by a link, once, and then no link is made', async () => {
    const fresh = await testDatabase()
    const house = identityWorld(fresh.db)
    const link = (await firstAdministratorLink(house.ctx(), house.identity))!
    const input = {
      token: tokenOf(link.path),
      password: goodPassword,
      person: { givenName: 'سارا', familyName: 'نمونه', mobile: '۰۹۱۲ ۱۱۱ ۲۲۲۲' },
    }
    await becomeFirstAdministrator(house.ctx(nobody), house.identity, input)
    const actor = await house.actor(await house.signIn('09121112222'))
    expect(actor).toMatchObject({ name: 'سارا نمونه', grants: [{ role: 'administrator', reachKind: 'nation' }] })
    expect(await firstAdministratorLink(house.ctx(), house.identity)).toBeNull()
    const again = becomeFirstAdministrator(house.ctx(nobody), house.identity, input)
    expect((await refusalOf(again)).code).toBe('identity.linkUsed')
    await fresh.close()
  })
})

it('after all this the journal’s chains hold', async () => {
  const reports = await verifyJournal(database.db)
  expect(reports.length).toBeGreaterThan(0)
  expect(reports.filter((report) => report.broken)).toEqual([])
})
