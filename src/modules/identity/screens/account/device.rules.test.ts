import { describe, expect, it } from 'vitest'
import { nextPath } from '../next-path.rules.ts'
import { deviceOf } from './device.rules.ts'

describe('a device', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'
  it.each([
    [`Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36`, { browser: 'Chrome', system: 'Linux' }],
    [`Mozilla/5.0 (Linux; Android 14) ${chrome} Mobile Safari/537.36`, { browser: 'Chrome', system: 'Android' }],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/140.0`,
      { browser: 'Edge', system: 'Windows' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
      { browser: 'Safari', system: 'iOS' },
    ],
    ['Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0', { browser: 'Firefox', system: 'Windows' }],
    ['curl/8.5', null],
    [null, null],
  ])('%s', (agent, device) => expect(deviceOf(agent)).toEqual(device))
})

describe('the page after signing in', () => {
  it.each([
    ['/plans/7?asOf=2026-01-01', '/plans/7?asOf=2026-01-01'],
    [null, '/'],
    ['', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/\n\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?next=/', '/'],
  ])('%s leads to %s', (asked, path) => expect(nextPath(asked)).toBe(path))
})
