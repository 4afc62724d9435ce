import { describe, expect, it } from 'vitest'
import { foldPassword, weaknessOf } from './passwords.rules.ts'

describe('a password', () => {
  it.each([
    ['short1!', 'identity.passwordShort'],
    ['۱۲۳۴۵۶۷۸۹', 'identity.passwordShort'],
    ['1234567890', 'identity.passwordCommon'],
    ['۱۲۳۴۵۶۷۸۹۰', 'identity.passwordCommon'],
    ['password123', 'identity.passwordCommon'],
    ['Password1404', 'identity.passwordCommon'],
    ['qwertyuiop1', 'identity.passwordCommon'],
    ['aaaaaaaaaaaa', 'identity.passwordCommon'],
    ['ababababab', 'identity.passwordCommon'],
    ['خوشه۱۲۳۴۵۶۷', 'identity.passwordCommon'],
    ['09123456789', 'identity.passwordCommon'],
    ['احمدی۱۳۶۵۱۲۳۴', 'identity.passwordCommon'],
    ['x'.repeat(129), 'identity.passwordLong'],
    ['گندم باران سپیدار', null],
    ['kettle-mosaic-7', null],
    ['Rv8#tq2Lw!', null],
  ])('%s: %s', (password, code) => expect(weaknessOf(password, ['زهرا احمدی', '09123456789'])).toBe(code))

  it('is the same from a Persian, an Arabic and a Latin keyboard', () => {
    expect(foldPassword('باران‌های ۱۴۰۴')).toBe(foldPassword('باران‌هاي ١٤٠٤'))
    expect(foldPassword('باران‌های ۱۴۰۴')).toBe(foldPassword('باران‌های 1404'))
  })
})
