import type { LoginKeyKind } from '../identity.tables.ts'

export interface LoginKey {
  kind: LoginKeyKind
  value: string
}

/** Persian and Arabic-Indic digits become Latin ones. */
export const latinDigits = (text: string): string =>
  text.replaceAll(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))

/** Does the check digit of a national code (ten digits) hold? Ten equal digits never do. Source: civil registration's rule. */
export function isNationalCode(code: string): boolean {
  if (!/^\d{10}$/.test(code) || /^(\d)\1{9}$/.test(code)) return false
  const sum = [...code.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const rest = sum % 11
  return Number(code[9]) === (rest < 2 ? rest : 11 - rest)
}

const withoutMarks = (text: string) =>
  latinDigits(text.normalize('NFKC'))
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\s]/g, '')
    .toLowerCase()

/** A mobile number in any of its written forms as 09…, or null. */
function mobileOf(digits: string): string | null {
  const match = /^(?:\+98|0098|98|0)?(9\d{9})$/.exec(digits)
  return match ? `0${match[1]}` : null
}

/**
 * What a person may have meant by the name typed at sign-in, most likely first: e-mail; national code (zeros lost by a spreadsheet are
 * put back); mobile number with 0, +98, 0098 or bare. Ten digits beginning with 9 may be either of the last two.
 */
export function loginKeysTyped(typed: string): LoginKey[] {
  const text = withoutMarks(typed)
  if (text.includes('@')) return [{ kind: 'email', value: text }]
  const digits = text.replaceAll(/[-()./]/g, '')
  const keys: LoginKey[] = []
  if (/^\d{8,10}$/.test(digits)) keys.push({ kind: 'nationalCode', value: digits.padStart(10, '0') })
  const mobile = mobileOf(digits)
  if (mobile) keys.push({ kind: 'mobile', value: mobile })
  return keys
}

/** A key as it is stored, or the code of what is wrong with it. */
export function loginKeyGiven(kind: LoginKeyKind, typed: string): LoginKey | string {
  const found = loginKeysTyped(typed).find((key) => key.kind === kind)
  if (kind === 'nationalCode') return found && isNationalCode(found.value) ? found : 'identity.badNationalCode'
  if (kind === 'mobile') return found ?? 'identity.badMobile'
  return found && /^[^@]+@[^@]+\.[^@]+$/.test(found.value) ? found : 'identity.badEmail'
}
