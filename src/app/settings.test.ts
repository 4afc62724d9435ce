import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../test/world/folders.ts'
import type { Problem } from '../kernel/problem.ts'
import { sessionSecret } from './session-secret.ts'
import { databaseName, isLoopback, readSettings } from './settings.ts'

const refused = (env: Record<string, string>): Problem => {
  try {
    readSettings(env)
  } catch (error) {
    return error as Problem
  }
  throw new Error('was accepted')
}

describe('settings', () => {
  it('nothing given is a private demo on this machine', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      databaseUrl: null,
      demo: true,
      publicUrl: null,
      sessionSecret: null,
      logLevel: 'info',
      metricsToken: null,
      backupDir: null,
      nightlyBackup: false,
      smtp: null,
      trustedProxies: [],
    })
    expect(readSettings({ PORT: '', HOST: '', DATABASE_URL: '' })).toEqual(readSettings({}))
  })

  it.each([
    [{}, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '::' }, false],
    [{ HOST: 'khoosheh.example.ir' }, false],
    [{ DATABASE_URL: 'postgres://a@b/c' }, false],
    [{ HOST: '0.0.0.0', DEMO: '1' }, true],
    [{ DEMO: '0' }, false],
  ])('the demo under %j is %s', (env, demo) => {
    expect(readSettings(env).demo).toBe(demo)
  })

  it.each([
    [{}, 'khoosheh_demo'],
    [{ DEMO: '0' }, 'khoosheh'],
    [{ DATABASE_URL: 'postgres://a@b/parks' }, 'parks'],
    [{ DATABASE_URL: 'postgres://a@b/parks', DEMO: '1' }, 'parks_demo'],
    [{ DATABASE_URL: 'postgres://a@b/parks_demo?sslmode=disable', DEMO: '1' }, 'parks_demo'],
  ])('the database under %j is %s', (env, name) => {
    expect(databaseName(readSettings(env))).toBe(name)
  })

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '۳۰۰۰'],
    ['HOST', 'my host'],
    ['HOST', '999.1.1.1'],
    ['DEMO', 'yes'],
    ['PUBLIC_URL', 'khoosheh.example.ir'],
    ['PUBLIC_URL', 'ftp://khoosheh.example.ir'],
    ['PUBLIC_URL', 'https://example.ir/khoosheh'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', '10.0.0.5, my-proxy'],
  ])('%s=%s is refused by name, with what is accepted, in both languages', (name, value) => {
    const problem = refused({ [name]: value })
    expect(problem.exitCode).toBe(2)
    expect(problem.en).toMatch(new RegExp(`^Setting ${name} is not accepted: "${value}" was given. Accepted: .+`))
    expect(problem.fa).toMatch(new RegExp(`^تنظیم ${name} پذیرفته نیست: «${value}» .+پذیرفته: .+`))
    expect(problem.fa + problem.en).not.toMatch(/[{}]/)
  })

  it.each([
    ['SESSION_SECRET', 'too-short'],
    ['METRICS_TOKEN', 'has a space in it, long'],
    ['DATABASE_URL', 'mysql://root:pa55word@host/db'],
    ['DATABASE_URL', 'postgres://root:pa55word@host'],
  ])('%s is refused without being repeated', (name, value) => {
    const problem = refused({ [name]: value })
    expect(problem.en).toContain(name)
    expect(problem.fa + problem.en).not.toContain(value)
    expect(problem.fa + problem.en).not.toContain('pa55word')
  })

  it('proxies are named with commas between them', () => {
    expect(readSettings({ TRUSTED_PROXIES: '10.0.0.5, 172.16.0.0/12,fd00::/8' }).trustedProxies).toEqual([
      '10.0.0.5',
      '172.16.0.0/12',
      'fd00::/8',
    ])
  })
  it('all wrong settings are told at once', () => {
    expect(refused({ PORT: 'a', DEMO: 'b' }).en.split('\n')).toHaveLength(2)
  })

  it.each([
    ['https://khoosheh.example.ir/', 'https://khoosheh.example.ir'],
    ['http://10.0.0.5:3000', 'http://10.0.0.5:3000'],
  ])('PUBLIC_URL %s is the origin %s', (given, kept) => {
    expect(readSettings({ PUBLIC_URL: given }).publicUrl).toBe(kept)
  })

  it('a name that only begins like a loopback address is none', () => {
    expect(isLoopback('127.0.0.1.example.ir')).toBe(false)
  })
})

describe('the session secret', () => {
  it('is made once, kept for its owner only, and the same ever after', () => {
    const settings = readSettings({ DATA_DIR: join(tempFolder(), 'data') })
    const secret = sessionSecret(settings)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(sessionSecret(settings)).toBe(secret)
    const file = join(settings.dataDir, 'session-secret')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8').trim()).toBe(secret)
    expect(sessionSecret(readSettings({ DATA_DIR: join(tempFolder(), 'data') }))).not.toBe(secret)
  })

  it('that is given is used and nothing is written', () => {
    const given = 'x'.repeat(32)
    expect(sessionSecret(readSettings({ SESSION_SECRET: given, DATA_DIR: '/nowhere/data' }))).toBe(given)
  })

  it('that is too weak or cannot be kept is refused by file', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'session-secret'), 'abc\n')
    expect(() => sessionSecret(readSettings({ DATA_DIR: folder }))).toThrow(/shorter than 32/)
    const notAFolder = join(folder, 'session-secret', 'data')
    expect(() => sessionSecret(readSettings({ DATA_DIR: notAFolder }))).toThrow(/could not be read or written/)
  })
})
