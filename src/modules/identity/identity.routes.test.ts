import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { buildServer } from '../../app/server.ts'
import { contentStore } from '../../kernel/files/content.ts'
import { createAccount } from './accounts/accounts.verbs.ts'
import { identityModule } from './identity.module.ts'
import { identityPolicy } from './identity.policy.ts'
import { goodPassword, type IdentityWorld, identityWorld } from './testing/identity-world.ts'

let database: TestDatabase
let world: IdentityWorld
let app: FastifyInstance
let administrator: string

async function serverOf(publicUrl: string | null) {
  world = identityWorld(database.db, { publicUrl, policies: () => identityPolicy })
  return buildServer({
    db: database.db,
    clock: world.clock,
    files: contentStore(join(tmpdir(), 'khoosheh-identity-test')),
    modules: [identityModule(world.identity)],
    actorOf: (request) => world.identity.actorOfCookie(world.clock, request.headers.cookie),
  })
}
beforeAll(async () => {
  database = await testDatabase()
  app = await serverOf(null)
  const personId = await world.member('مدیر نمونه', { mobile: '09123000001' })
  await world.grant(personId, 'administrator', { reachKind: 'nation', reachId: null })
  administrator = await world.signIn('09123000001')
})
afterAll(async () => {
  await app.close()
  await database.close()
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
async function call(method: Method, url: string, body?: object, cookie = '') {
  const response = await app.inject({ method, url, headers: { cookie }, ...(body ? { payload: body } : {}) })
  return { status: response.statusCode, body: response.json(), cookies: [response.headers['set-cookie'] ?? []].flat() }
}
const cookieFrom = (cookies: string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ')

describe('signing in over HTTP', () => {
  it('sets a cookie that scripts and other sites do not get, and /api/me knows the person', async () => {
    const { status, body, cookies } = await call('POST', '/api/session', {
      name: '۰۹۱۲۳۰۰۰۰۰۱',
      password: goodPassword,
    })
    expect([status, body]).toEqual([200, { secondFactor: false }])
    const session = cookies.find((cookie) => cookie.startsWith('khoosheh.session_token='))!
    expect(session).toMatch(/HttpOnly/i)
    expect(session).toMatch(/SameSite=Lax/i)
    expect(session).not.toMatch(/Secure|Max-Age/i)
    const me = await call('GET', '/api/me', undefined, cookieFrom(cookies))
    expect(me.body).toMatchObject({
      signedIn: true,
      today: '2026-02-14',
      person: { name: 'مدیر نمونه' },
      roles: [{ role: 'administrator', reachKind: 'nation', reachName: null, inPlaceOf: null }],
      secondFactor: false,
    })
    expect(me.body.permissions).toContain('identity.issueOneTimeLink')
  })

  it('keeps the session for two weeks when asked, and sends it over https only where the house has https', async () => {
    const other = await serverOf('https://khoosheh.example.ir')
    const response = await other.inject({
      method: 'POST',
      url: '/api/session',
      payload: { name: '09123000001', password: goodPassword, remember: true },
    })
    const session = [response.headers['set-cookie'] ?? []].flat().find((cookie) => cookie.includes('session_token='))!
    expect(session).toMatch(/^__Secure-khoosheh/)
    expect(session).toMatch(/; Secure/)
    expect(session).toMatch(/Max-Age=1209600/)
    const me = await other.inject({ url: '/api/me', headers: { cookie: session.split(';')[0]! } })
    expect(me.json().signedIn).toBe(true)
    await other.close()
    app = await serverOf(null)
  })

  it('refuses in both languages with the tries left in Persian digits', async () => {
    const { status, body } = await call('POST', '/api/session', { name: '09123999999', password: 'wrong wrong' })
    expect(status).toBe(401)
    expect(body.error).toMatchObject({ code: 'identity.wrongNameOrPassword', details: { left: 9 } })
    expect(body.error.message.fa).toContain('پس از ۹ بار دیگر')
    expect(body.error.message.en).toContain('After 9 more tries')
  })

  it('names an empty field', async () => {
    const { status, body } = await call('POST', '/api/session', { name: ' ', password: goodPassword })
    expect(status).toBe(422)
    expect(body.error.fields).toMatchObject([{ path: 'name', code: 'kernel.required' }])
  })

  it('without it /api/me says nobody, and the account routes refuse', async () => {
    expect((await call('GET', '/api/me')).body).toMatchObject({ signedIn: false, person: null, permissions: [] })
    expect((await call('GET', '/api/account/sessions')).status).toBe(401)
    expect((await call('GET', '/api/people-access')).status).toBe(401)
  })

  it('mounts no route of the library', async () => {
    for (const url of ['/api/auth/sign-in/email', '/api/auth/get-session', '/api/auth/ok'])
      expect((await app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(404)
  })
})

describe('people’s access over HTTP', () => {
  it('from opening an account over the link to signing in and out', async () => {
    const personId = await world.person('زهرا نمونه')
    const made = await call('POST', '/api/people-access/accounts', { personId, mobile: '۰۹۱۲ ۳۰۰ ۰۰۰۲' }, administrator)
    expect(made.status).toBe(200)
    expect(made.body.link.url).toMatch(/^http:\/\/[^/]+\/set-password#/)
    const token = made.body.link.url.split('#')[1]
    expect((await call('POST', '/api/account/link', { token })).body).toMatchObject({
      purpose: 'setPassword',
      name: 'زهرا نمونه',
    })
    expect((await call('POST', '/api/account/password-by-link', { token, password: goodPassword })).status).toBe(200)
    const again = await call('POST', '/api/account/password-by-link', { token, password: goodPassword })
    expect([again.status, again.body.error.code]).toEqual([409, 'identity.linkUsed'])

    const given = { personId, role: 'expert', reachKind: 'province', reachId: 'IR-30', orderNumber: '۱۲' }
    const granted = await call('POST', '/api/people-access/grants', given, administrator)
    expect(granted.status).toBe(200)
    const { cookies } = await call('POST', '/api/session', { name: '+989123000002', password: goodPassword })
    const cookie = cookieFrom(cookies)
    expect((await call('GET', '/api/people-access', undefined, cookie)).status).toBe(403)
    const sessions = await call('GET', '/api/account/sessions', undefined, cookie)
    expect(sessions.body.sessions).toMatchObject([{ current: true, address: '127.0.0.1' }])
    expect(JSON.stringify(sessions.body)).not.toContain(decodeURIComponent(cookie).split('=')[1]!.split('.')[0]!)

    const list = await call('GET', '/api/people-access?q=زهرا', undefined, administrator)
    expect(list.body.people).toMatchObject([
      {
        personId,
        state: 'active',
        keys: [{ kind: 'mobile', value: '09123000002' }],
        grants: [{ role: 'expert', reachName: { fa: 'IR-30' }, orderNumber: '۱۲', until: null }],
      },
    ])
    const end = `/api/people-access/grants/${granted.body.id}/end`
    expect((await call('POST', end, { reason: '' }, administrator)).body.error.fields[0].path).toBe('reason')
    expect((await call('POST', end, { reason: 'پایان مأموریت' }, administrator)).status).toBe(200)
    expect((await call('GET', '/api/me', undefined, cookie)).body.roles).toEqual([])
    expect((await call('DELETE', '/api/session', undefined, cookie)).status).toBe(200)
    expect((await call('GET', '/api/me', undefined, cookie)).body.signedIn).toBe(false)
  })

  it('what is not there and what is out of reach look the same', async () => {
    const director = await world.member('مدیر استان', { mobile: '09123000003' })
    await world.grant(director, 'administrator')
    const cookie = await world.signIn('09123000003')
    const stranger = await world.person('شخص دور', 'IR-07')
    await createAccount(world.ctx(), world.identity, { personId: stranger, keys: { mobile: '09123000004' } })
    const away = await call('POST', `/api/people-access/${stranger}/one-time-link`, {}, cookie)
    const missing = await call(
      'POST',
      '/api/people-access/01890000-0000-7000-8000-000000000009/one-time-link',
      {},
      cookie,
    )
    expect(away.status).toBe(404)
    expect({ ...away.body.error, requestId: '' }).toEqual({ ...missing.body.error, requestId: '' })
  })
})
