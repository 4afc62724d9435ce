import { checkNationalCode, normaliseMobile, toLatinDigits } from '../../../kernel/fa/index.ts'
import type { LoginKeyKind } from '../identity.tables.ts'

export interface LoginKey {
  kind: LoginKeyKind
  /** Ten digits, +989…, or an address in small letters. */
  value: string
}

const bareAddress = (typed: string) =>
  toLatinDigits(typed.normalize('NFKC'))
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\s]/g, '')
    .toLowerCase()

/**
 * What a person may have meant by the name typed at sign-in, most likely first: e-mail, national code (zeros lost by a spreadsheet are
 * put back), mobile number with 0, +98, 0098 or bare. Ten digits beginning with 9 may be either of the last two.
 */
export function loginKeysTyped(typed: string): LoginKey[] {
  if (typed.includes('@')) return [{ kind: 'email', value: bareAddress(typed) }]
  const nationalCode = checkNationalCode(typed)
  const mobile = normaliseMobile(typed)
  return [
    ...(nationalCode.ok ? [{ kind: 'nationalCode' as const, value: nationalCode.value }] : []),
    ...(mobile.ok ? [{ kind: 'mobile' as const, value: mobile.value }] : []),
  ]
}

const wrong: Record<LoginKeyKind, string> = {
  nationalCode: 'identity.badNationalCode',
  mobile: 'identity.badMobile',
  email: 'identity.badEmail',
}

/** A key as it is stored, or the code of what is wrong with it. */
export function loginKeyGiven(kind: LoginKeyKind, typed: string): LoginKey | string {
  const key = loginKeysTyped(typed).find((one) => one.kind === kind)
  const right = key && (kind !== 'email' || /^[^@]+@[^@]+\.[^@.]+$/.test(key.value))
  return right ? key : wrong[kind]
}

/** A stored key as people read it. */
export const readableKey = (key: LoginKey): string =>
  key.kind === 'mobile' ? key.value.replace('+98', '0') : key.value
