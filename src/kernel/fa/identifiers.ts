import { toLatinDigits } from './digits.ts'

/**
 * `empty` · `notDigits`: holds something else than digits · `length`: too few or too many ·
 * `repeated`: one digit all along · `checksum`: the check digit does not fit, so it was mistyped.
 */
export type IdentifierProblem = 'empty' | 'notDigits' | 'length' | 'repeated' | 'checksum'
export type CheckedIdentifier = { ok: true; value: string } | { ok: false; reason: IdentifierProblem }

const refused = (reason: IdentifierProblem): CheckedIdentifier => ({ ok: false, reason })

/** Latin digits without the spaces, dashes and invisible marks that people type between them. */
function bare(text: string): string {
  return toLatinDigits(text).replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2010-\u2013\ufeff()-]/g, '')
}

/**
 * کد ملی of a person: ten digits, the last from the weights 10…2 modulo 11.
 * Eight and nine digits are completed with zeros, as spreadsheets drop them. `value` has ten Latin digits.
 */
export function checkNationalCode(text: string): CheckedIdentifier {
  const digits = bare(text)
  if (digits === '') return refused('empty')
  if (!/^\d+$/.test(digits)) return refused('notDigits')
  if (digits.length < 8 || digits.length > 10) return refused('length')
  if (/^(\d)\1*$/.test(digits)) return refused('repeated')
  const value = digits.padStart(10, '0')
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(value[at]) * (10 - at)
  const rest = sum % 11
  return Number(value[9]) === (rest < 2 ? rest : 11 - rest) ? { ok: true, value } : refused('checksum')
}

const LEGAL_WEIGHTS = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17]

/** شناسه ملی of a legal person: eleven digits; each of the first ten plus (tenth + 2), weighted, modulo 11, 10 counting as 0. */
export function checkLegalId(text: string): CheckedIdentifier {
  const value = bare(text)
  if (value === '') return refused('empty')
  if (!/^\d+$/.test(value)) return refused('notDigits')
  if (value.length !== 11) return refused('length')
  if (/^(\d)\1*$/.test(value)) return refused('repeated')
  const shift = Number(value[9]) + 2
  const sum = LEGAL_WEIGHTS.reduce((total, weight, at) => total + (Number(value[at]) + shift) * weight, 0)
  return (sum % 11) % 10 === Number(value[10]) ? { ok: true, value } : refused('checksum')
}

export type MobileProblem = 'empty' | 'notDigits' | 'length' | 'notMobile'
export type CheckedMobile =
  /** `value` +989121234567 for storing and sending; `local` 09121234567 for reading. */
  { ok: true; value: string; local: string } | { ok: false; reason: MobileProblem }

/** An Iranian mobile number typed with 09…, 9…, +98…, 98… or 0098…. A landline answers `notMobile`. */
export function normaliseMobile(text: string): CheckedMobile {
  const typed = bare(text)
  if (typed === '') return { ok: false, reason: 'empty' }
  if (!/^\+?\d+$/.test(typed)) return { ok: false, reason: 'notDigits' }
  const national = typed.replace(/^(?:\+98|0098|98(?=\d{10}$))/, '').replace(/^0(?=[1-9])/, '')
  if (national.length !== 10 || typed.startsWith('+') !== typed.startsWith('+98'))
    return { ok: false, reason: 'length' }
  if (!national.startsWith('9')) return { ok: false, reason: 'notMobile' }
  return { ok: true, value: `+98${national}`, local: `0${national}` }
}

export type ShebaProblem = 'empty' | 'notIranian' | 'notDigits' | 'length' | 'checksum'
export type CheckedSheba = { ok: true; value: string } | { ok: false; reason: ShebaProblem }

/** شبا: IR and 24 digits (ISO 13616, remainder 1 modulo 97). The letters IR may be missing, as forms print them beforehand. */
export function checkSheba(text: string): CheckedSheba {
  const typed = bare(text).toUpperCase()
  if (typed === '') return { ok: false, reason: 'empty' }
  if (/^(?!IR)[A-Z]{2}/.test(typed)) return { ok: false, reason: 'notIranian' }
  const digits = typed.replace(/^IR/, '')
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'notDigits' }
  if (digits.length !== 24) return { ok: false, reason: 'length' }
  // I is 18 and R is 27 in ISO 13616.
  const moved = `${digits.slice(2)}1827${digits.slice(0, 2)}`
  return BigInt(moved) % 97n === 1n ? { ok: true, value: `IR${digits}` } : { ok: false, reason: 'checksum' }
}
