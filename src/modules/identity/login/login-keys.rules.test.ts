import { describe, expect, it } from 'vitest'
import { loginKeyGiven, loginKeysTyped } from './login-keys.rules.ts'

describe('a name typed at sign-in', () => {
  const mobile = [{ kind: 'mobile', value: '+989123456789' }]
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
    ['9123456789', mobile],
    [
      '9123456787',
      [
        { kind: 'nationalCode', value: '9123456787' },
        { kind: 'mobile', value: '+989123456787' },
      ],
    ],
    ['0499370890', []],
    [' Zahra@Example.IR ', [{ kind: 'email', value: 'zahra@example.ir' }]],
    ['زهرا', []],
    ['', []],
  ])('%j means %j', (typed, keys) => expect(loginKeysTyped(typed)).toEqual(keys))
})

describe('a key given for an account', () => {
  it.each([
    ['nationalCode', '0499370890', 'identity.badNationalCode'],
    ['nationalCode', '09123456789', 'identity.badNationalCode'],
    ['mobile', '0212345678', 'identity.badMobile'],
    ['email', 'a@b', 'identity.badEmail'],
    ['mobile', '9123456789', { kind: 'mobile', value: '+989123456789' }],
  ] as const)('%s %s: %j', (kind, typed, result) => expect(loginKeyGiven(kind, typed)).toEqual(result))
})
