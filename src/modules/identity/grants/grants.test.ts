import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { findRecord, insertRecord } from '../../../kernel/records.ts'
import { access } from '../accounts/access.ts'
import { createAccount, disableAccount, issueOneTimeLink } from '../accounts/accounts.verbs.ts'
import { me } from '../identity.me.ts'
import { identityPolicy } from '../identity.policy.ts'
import { endSubstitution, substitute } from '../substitutions/substitutions.verbs.ts'
import { type IdentityWorld, identityWorld, refusalOf } from '../testing/identity-world.ts'
import { endGrant, grant } from './grants.verbs.ts'

let database: TestDatabase
let world: IdentityWorld
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => {
  world = identityWorld(database.db, { policies: () => identityPolicy })
})
afterAll(() => database.close())

let count = 0
async function someone(name = 'زهرا نمونه') {
  count += 1
  const mobile = `0912200${String(1000 + count)}`
  const personId = await world.member(name, { mobile })
  const cookie = await world.signIn(mobile)
  return { personId, mobile, cookie, actor: async () => (await world.actor(cookie))! }
}
const record = (kind: string, provinceId: string | null) =>
  database.db.transaction().execute((tx) => insertRecord(tx, world.clock.now(), { kind, title: kind, provinceId }))
const sees = async (actor: Actor | null, id: string) => (await findRecord(database.db, actor, id)) !== null

describe('a grant', () => {
  it('opens sight of its reach, and its end closes it at once', async () => {
    const zahra = await someone()
    const [here, there] = [await record('clusterHere', 'IR-30'), await record('clusterThere', 'IR-07')]
    expect(await sees(await zahra.actor(), here)).toBe(false)
    const id = await world.grant(zahra.personId, 'expert')
    expect(await sees(await zahra.actor(), here)).toBe(true)
    expect(await sees(await zahra.actor(), there)).toBe(false)
    await endGrant(world.ctx(), id, 'پایان مأموریت')
    expect((await zahra.actor()).grants).toEqual([])
    expect(await sees(await zahra.actor(), here)).toBe(false)
    expect((await refusalOf(endGrant(world.ctx(), id, 'دوباره'))).code).toBe('identity.grantEnded')
  })

  it('counts from its first to its last day, both included', async () => {
    const zahra = await someone()
    await world.grant(zahra.personId, 'expert', { from: '2026-02-15', until: '2026-02-16' })
    const roles = async (day: string) => {
      world.clock.moveTo(day)
      return (await zahra.actor()).grants.map((one) => one.role)
    }
    expect(await roles('2026-02-14')).toEqual([])
    expect(await roles('2026-02-15')).toEqual(['expert'])
    // half an hour before midnight in Tehran, then half an hour after
    expect(await roles('2026-02-16T20:00:00Z')).toEqual(['expert'])
    expect(await roles('2026-02-16T21:00:00Z')).toEqual([])
  })

  it('is journalled on the person with its order and term', async () => {
    const zahra = await someone()
    const order = { orderNumber: '۱۲۳/الف', orderDate: '2026-02-01', until: '2026-12-31', note: 'به جای آقای نمونه' }
    await world.grant(zahra.personId, 'expert', order)
    const line = await database.db
      .selectFrom('journal_entries')
      .select(['chain', 'canonical'])
      .where('record_id', '=', zahra.personId)
      .where('verb', '=', 'identity.grant')
      .executeTakeFirstOrThrow()
    expect(line.chain).toBe('IR-30')
    expect(JSON.parse(line.canonical).after).toMatchObject({ ...order, role: 'expert', from: '2026-02-14' })
  })

  it('is not given twice for the same days', async () => {
    const zahra = await someone()
    await world.grant(zahra.personId, 'expert', { until: '2026-03-01' })
    expect((await refusalOf(world.grant(zahra.personId, 'expert', { from: '2026-03-01' }))).code).toBe(
      'identity.grantHeld',
    )
    await world.grant(zahra.personId, 'expert', { from: '2026-03-02' })
  })

  it('over an association reaches its members of today', async () => {
    const zahra = await someone()
    const association = await record('organisation', 'IR-30')
    const member = '01890000-0000-7000-8000-000000000001'
    const asked: unknown[] = []
    world = identityWorld(database.db, {
      membersOf: async (ids, today) => {
        asked.push([ids, today])
        return new Map([[association, [member]]])
      },
    })
    await world.grant(zahra.personId, 'member', { reachKind: 'association', reachId: association })
    const actor = (await world.actor(zahra.cookie))!
    expect(actor.reach.organisationIds).toEqual([association, member])
    expect(asked).toEqual([[[association], '2026-02-14']])
  })
})

describe('a managing director', () => {
  it('gives the lesser roles within the province, and nothing else', async () => {
    const [director, zahra] = [await someone('مدیر نمونه'), await someone()]
    await world.grant(director.personId, 'managingDirector')
    const ctx = world.ctx(await director.actor())
    const cluster = await record('cluster', 'IR-30')
    const elsewhere = await record('cluster', 'IR-07')
    const give = (role: 'expert' | 'agentTeam' | 'deputy', reachKind: 'province' | 'cluster', reachId: string) =>
      grant(ctx, { personId: zahra.personId, role, reachKind, reachId })
    const id = await give('agentTeam', 'cluster', cluster)
    await endGrant(ctx, id, 'پایان قرارداد')
    expect((await refusalOf(give('deputy', 'province', 'IR-30'))).code).toBe('identity.administratorGivesThis')
    expect((await refusalOf(give('expert', 'province', 'IR-07'))).code).toBe('kernel.notYourRole')
    expect((await refusalOf(give('agentTeam', 'cluster', elsewhere))).status).toBe(404)
    expect((await refusalOf(issueOneTimeLink(ctx, world.identity, zahra.personId))).status).toBe(403)
  })

  it('sees the people of the province and no login keys', async () => {
    const [director, zahra] = [await someone('مدیر استان'), await someone('شخص همین استان')]
    await world.grant(director.personId, 'managingDirector')
    const stranger = await world.person('شخص استان دیگر', 'IR-07')
    await createAccount(world.ctx(), world.identity, { personId: stranger, keys: { mobile: '09121119999' } })
    const page = { limit: 200, offset: 0 }
    const seen = await access(world.ctx(await director.actor()), world.identity, page)
    expect(seen.people.map((person) => person.personId)).toContain(zahra.personId)
    expect(seen.people.map((person) => person.personId)).not.toContain(stranger)
    expect(seen.total).toBe(seen.people.length)
    expect(seen.people.flatMap((person) => person.keys)).toEqual([])

    const all = await access(world.ctx(), world.identity, { ...page, q: 'استان دیگر' })
    expect(all.people).toMatchObject([{ personId: stranger, state: 'neverSignedIn', keys: [{ kind: 'mobile' }] }])
    const directors = await access(world.ctx(), world.identity, { ...page, role: 'managingDirector' })
    expect(directors.people.map((person) => person.personId)).toContain(director.personId)
    expect(directors.people.map((person) => person.personId)).not.toContain(zahra.personId)
  })
})

describe('an administrator of one province', () => {
  it('cannot take over an account that reaches the nation', async () => {
    const [local, national] = [await someone('مدیر استانی'), await someone('مدیر کشوری')]
    await world.grant(local.personId, 'administrator')
    await world.grant(national.personId, 'auditor', { reachKind: 'nation', reachId: null })
    const ctx = world.ctx(await local.actor())
    expect((await refusalOf(issueOneTimeLink(ctx, world.identity, national.personId))).code).toBe('kernel.notYourRole')
    expect((await refusalOf(disableAccount(ctx, national.personId, 'x'))).status).toBe(403)
    const plain = await someone('کارشناس')
    // nor one that reaches the nation for a term, in somebody's place
    const standing = await someone('جانشین مدیر کشوری')
    await substitute(world.ctx(await national.actor()), {
      toPersonId: standing.personId,
      from: '2026-02-14',
      until: '2026-02-20',
    })
    expect((await refusalOf(issueOneTimeLink(ctx, world.identity, standing.personId))).code).toBe('kernel.notYourRole')
    expect((await issueOneTimeLink(ctx, world.identity, plain.personId)).path).toMatch(/^\/set-password#/)
  })
})

describe('the last administrator of the nation', () => {
  it('who can sign in stays: neither the grant ends nor the account', async () => {
    const fresh = await testDatabase()
    world = identityWorld(fresh.db)
    const nation = { reachKind: 'nation', reachId: null } as const
    const [first, second] = [await someone('مدیر یکم'), await someone('مدیر دوم')]
    const held = await world.grant(first.personId, 'administrator', nation)
    const refusals = async () => [
      (await refusalOf(endGrant(world.ctx(), held, 'x'))).code,
      (await refusalOf(disableAccount(world.ctx(), first.personId, 'x'))).code,
    ]
    const stays = ['identity.lastAdministrator', 'identity.lastAdministrator']
    expect(await refusals()).toEqual(stays)

    // another who never set a password, one of a province, and one whose term has not begun do not count
    const never = await world.person('هرگز وارد نشده')
    await createAccount(world.ctx(), world.identity, { personId: never, keys: { mobile: '09121118888' } })
    await world.grant(never, 'administrator', nation)
    await world.grant(second.personId, 'administrator')
    await world.grant(second.personId, 'administrator', { ...nation, from: '2026-03-01' })
    expect(await refusals()).toEqual(stays)

    world.clock.moveTo('2026-03-01')
    const ends = await Promise.allSettled([
      disableAccount(world.ctx(), first.personId, 'x'),
      disableAccount(world.ctx(), second.personId, 'x'),
    ])
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
    await fresh.close()
  })
})

describe('a substitute', () => {
  const term = { from: '2026-02-14', until: '2026-02-20' }

  it('sees as the other for the term and stays himself', async () => {
    const [away, standing] = [await someone('غایب'), await someone('جانشین')]
    const here = await record('clusterHere', 'IR-30')
    await world.grant(away.personId, 'managingDirector')
    expect(await sees(await standing.actor(), here)).toBe(false)
    await substitute(world.ctx(await away.actor()), { toPersonId: standing.personId, ...term })
    const actor = await standing.actor()
    expect(actor).toMatchObject({ personId: standing.personId, name: 'جانشین' })
    expect(actor.grants).toMatchObject([{ role: 'managingDirector', viaPersonId: away.personId }])
    expect(await sees(actor, here)).toBe(true)
    const seen = await me(world.ctx(actor), world.identity)
    expect(seen.roles).toMatchObject([{ role: 'managingDirector', inPlaceOf: { name: 'غایب' } }])
    expect(seen.permissions).toContain('identity.grant')
    expect(seen.permissions).not.toContain('identity.createAccount')
    expect((await away.actor()).grants).toHaveLength(1)

    world.clock.moveTo('2026-02-21')
    expect((await standing.actor()).grants).toEqual([])
  })

  it('passes nothing on to a third person, and gets nothing of a disabled account', async () => {
    const [away, standing, third] = [await someone('غایب'), await someone('جانشین'), await someone('سومی')]
    await world.grant(away.personId, 'expert')
    await substitute(world.ctx(await away.actor()), { toPersonId: standing.personId, ...term })
    await substitute(world.ctx(await standing.actor()), { toPersonId: third.personId, ...term })
    expect((await third.actor()).grants).toEqual([])
    await disableAccount(world.ctx(), away.personId, 'پایان همکاری')
    expect((await standing.actor()).grants).toEqual([])
  })

  it('loses sight at once when either side ends it', async () => {
    const [away, standing, stranger] = [await someone('غایب'), await someone('جانشین'), await someone('بیگانه')]
    await world.grant(away.personId, 'expert')
    const id = await substitute(world.ctx(await away.actor()), { toPersonId: standing.personId, ...term })
    expect((await refusalOf(endSubstitution(world.ctx(await stranger.actor()), id))).status).toBe(404)
    await endSubstitution(world.ctx(await standing.actor()), id)
    expect((await standing.actor()).grants).toEqual([])
  })

  it('is one at a time, not oneself, with an account, and named by the person or an administrator', async () => {
    const [away, standing, stranger] = [await someone('غایب'), await someone('جانشین'), await someone('بیگانه')]
    const ctx = world.ctx(await away.actor())
    const code = async (input: Parameters<typeof substitute>[1], by = ctx) =>
      (await refusalOf(substitute(by, input))).code
    expect(await code({ toPersonId: away.personId, ...term })).toBe('identity.ownSubstitute')
    const nobodys = await world.person('بی‌حساب')
    expect(await code({ toPersonId: nobodys, ...term })).toBe('identity.substituteWithoutAccount')
    const back = { from: '2026-02-20', until: '2026-02-14' }
    expect(await code({ toPersonId: standing.personId, ...back })).toBe('identity.untilBeforeFrom')
    const past = { from: '2026-02-01', until: '2026-02-13' }
    expect(await code({ toPersonId: standing.personId, ...past })).toBe('identity.termPassed')
    await substitute(ctx, { toPersonId: standing.personId, ...term })
    expect(await code({ toPersonId: stranger.personId, from: '2026-02-20', until: '2026-02-22' })).toBe(
      'identity.substituteNamed',
    )
    const other = {
      fromPersonId: away.personId,
      toPersonId: stranger.personId,
      from: '2026-03-01',
      until: '2026-03-02',
    }
    expect((await refusalOf(substitute(world.ctx(await stranger.actor()), other))).status).toBe(404)
    await substitute(world.ctx(), other)
  })
})
