import { describe, expect, it } from 'vitest'
import { isAccepted, licenceOf, packagesOf, readLock, refused, stated } from '../scripts/licences.ts'

describe('licences of the packages', () => {
  const packages = packagesOf(readLock())

  it('are all permissive', () => {
    expect(packages.length).toBeGreaterThan(100)
    expect(refused(packages)).toEqual([])
  })

  it('are stated by us only where a package in use does not say one', () => {
    const silent = packages.filter((one) => !isAccepted(one.licence ?? 'unknown'))
    expect(silent.map((one) => `${one.name}@${one.version}`).sort()).toEqual(Object.keys(stated).sort())
  })

  it('are read once a package, in production when any copy is', () => {
    const lock = {
      packages: {
        '': { version: '1.0.0' },
        'node_modules/a': { version: '1.0.0', license: 'MIT', dev: true },
        'node_modules/b/node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/@x/c': { version: '2.0.0' },
      },
    }
    expect(packagesOf(lock)).toEqual([
      { name: 'a', version: '1.0.0', licence: 'MIT', production: true },
      { name: '@x/c', version: '2.0.0', licence: null, production: true },
    ])
    expect(refused(packagesOf(lock))).toEqual(['@x/c@2.0.0: unknown'])
    expect(licenceOf({ name: 'chainsaw', version: '0.1.0', licence: 'MIT/X11', production: true })).toBe('MIT')
  })

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND Zlib)', true],
    ['MIT OR Apache-2.0', true],
    ['GPL-3.0-only', false],
    ['AGPL-3.0', false],
    ['(MIT AND GPL-2.0)', false],
    ['(GPL-2.0 OR AGPL-3.0)', false],
    ['MIT AND (ISC OR GPL-2.0)', false],
    ['SEE LICENSE IN LICENSE', false],
    ['', false],
  ])('%s is accepted: %s', (expression, answer) => {
    expect(isAccepted(expression)).toBe(answer)
  })
})
