import { describe, expect, it } from 'vitest'
import { isNationalCode, loginKeyGiven, loginKeysTyped } from './login-keys.rules.ts'

describe('a name typed at sign-in', () => {
  const mobile = [{ kind: 'mobile', value: '09123456789' }]
  it.each([
    ['0912 345 6789', mobile],
    ['۰۹۱۲۳۴۵۶۷۸۹', mobile],
    ['٠٩١٢٣٤٥٦٧٨٩', mobile],
    ['+98 912-345-6789', mobile],
    ['\u200e+989123456789', mobile],
    ['00989123456789', mobile],
    ['989123456789', mobile],
    ['0499370899', [{ kind: 'nationalCode', value: '0499370899' }]],
    ['۰۴۹۹۳۷۰۸۹۹', [{ kind: 'nationalCode', value: '0499370899' }]],
    ['499370899', [{ kind: 'nationalCode', value: '0499370899' }]],
    ['9123456789', [{ kind: 'nationalCode', value: '9123456789' }, ...mobile]],
    [' Zahra@Example.IR ', [{ kind: 'email', value: 'zahra@example.ir' }]],
    ['زهرا', []],
    ['', []],
  ])('%j means %j', (typed, keys) => expect(loginKeysTyped(typed)).toEqual(keys))
})

describe('a national code', () => {
  it.each([
    ['0499370899', true],
    ['0790419904', true],
    ['0084575948', true],
    ['0499370890', false],
    ['1111111111', false],
    ['049937089', false],
  ])('%s: %s', (code, right) => expect(isNationalCode(code)).toBe(right))
})

describe('a key given for an account', () => {
  it.each([
    ['nationalCode', '0499370890', 'identity.badNationalCode'],
    ['nationalCode', '09123456789', 'identity.badNationalCode'],
    ['mobile', '0212345678', 'identity.badMobile'],
    ['email', 'a@b', 'identity.badEmail'],
    ['mobile', '9123456789', { kind: 'mobile', value: '09123456789' }],
  ] as const)('%s %s: %j', (kind, typed, result) => expect(loginKeyGiven(kind, typed)).toEqual(result))
})
