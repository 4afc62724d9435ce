import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { run } from './program.ts'

let database: TestDatabase
let dataDir: string
beforeAll(async () => {
  database = await testDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'khoosheh-user-'))
})
afterAll(() => database.close())

async function user(...args: string[]) {
  let [out, err] = ['', '']
  const env = { DATABASE_URL: database.url, DATA_DIR: dataDir, DEMO: '0', SESSION_SECRET: 'x'.repeat(40) }
  const exitCode = await run(['user', ...args], {
    env,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { exitCode, out, err }
}
const sara = ['--given-name', 'سارا', '--family-name', 'نمونه', '--mobile', '۰۹۱۲ ۱۱۱ ۰۰۰۱']

describe('khoosheh user', () => {
  it('adds, lists, disables and enables by the same verbs as the API', async () => {
    const added = await user('add', ...sara, '--role', 'expert', '--reach', 'IR-30')
    expect(added).toMatchObject({ exitCode: 0, err: '' })
    expect(added.out).toMatch(/\/set-password#[\w-]{43}\n/)
    expect((await user('list')).out).toMatch(
      /سارا نمونه · بی گذرواژه \(no password yet\) · 09121110001 · کارشناس البرز/,
    )
    expect((await user('disable', '+989121110001', '--reason', 'پایان همکاری')).exitCode).toBe(0)
    expect((await user('list')).out).toContain('غیرفعال (disabled)')
    expect((await user('enable', '09121110001')).exitCode).toBe(0)
    expect((await user('reset', '09121110001')).out).toMatch(/\/set-password#/)
    const entries = await database.db.selectFrom('journal_entries').select(['verb', 'actor_id']).execute()
    expect(entries.map((entry) => entry.verb)).toEqual(
      expect.arrayContaining(['identity.createAccount', 'identity.grant', 'identity.disableAccount']),
    )
    expect(entries.filter((entry) => entry.actor_id !== null)).toEqual([])
  })

  it('refuses in both languages and registers nobody', async () => {
    const persons = () => database.db.selectFrom('persons').select('id').execute()
    const before = await persons()
    const held = await user('add', ...sara)
    expect(held.exitCode).toBe(1)
    expect(held.err).toContain('«۰۹۱۲۱۱۱۰۰۰۱» از آنِ حساب دیگری است')
    expect(held.err).toContain('belongs to another account')
    expect((await user('add', '--family-name', 'نمونه', '--mobile', '123')).err).toContain('شماره همراه درست نیست')
    expect((await user('add', ...sara, '--role', 'king')).exitCode).toBe(2)
    expect((await user('add', '--mobile', '09121110009')).exitCode).toBe(2)
    expect((await user('reset', '09129999999')).exitCode).toBe(1)
    expect(await persons()).toEqual(before)
  })
})
