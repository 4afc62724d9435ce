import { isZero, roundDecimal, toDecimal } from './decimals.ts'
import { toLatinDigits, toPersianDigits } from './digits.ts'

export interface NumberFormat {
  /** `fa` (default): ۱٬۲۳۴٫۵۶ ; `en`: 1,234.56 */
  locale?: 'fa' | 'en'
  /** So many decimals, halves rounded away from zero. Without it the decimals stand as they are. */
  decimals?: number
  /** `false` leaves the thousands together (years, codes). */
  grouping?: boolean
}

const MARKS = {
  // The mark U+200E keeps the minus on the left of Persian digits in a right-to-left line, as CLDR does.
  fa: { group: '٬', point: '٫', minus: '\u200e\u2212', percent: '٪' },
  en: { group: ',', point: '.', minus: '\u2212', percent: '%' },
} as const

/** Digits of a code, year or count in Persian, nothing else changed: 1395 → ۱۳۹۵. */
export function faDigits(value: string | number | bigint): string {
  return toPersianDigits(String(value))
}

/**
 * A number for reading. Strings (money, weights, quantities) are handled as decimals and never pass through a float.
 * Throws RangeError when the value is no plain decimal: parse what people type with `parseNumber` first.
 */
export function formatNumber(value: string | number | bigint, format: NumberFormat = {}): string {
  const locale = format.locale ?? 'fa'
  const exact = toDecimal(value)
  const shown = format.decimals === undefined ? exact : roundDecimal(exact, format.decimals)
  const mark = MARKS[locale]
  const whole = format.grouping === false ? shown.whole : shown.whole.replace(/\B(?=(?:\d{3})+$)/g, mark.group)
  const digits = shown.fraction === '' ? whole : whole + mark.point + shown.fraction
  const sign = shown.negative && !isZero(shown) ? mark.minus : ''
  return sign + (locale === 'fa' ? toPersianDigits(digits) : digits)
}

/** A value that already counts in hundredths: '42.5' → ۴۲٫۵٪. */
export function formatPercent(value: string | number, format: NumberFormat = {}): string {
  return formatNumber(value, format) + MARKS[format.locale ?? 'fa'].percent
}

export type NumberProblem = 'empty' | 'notANumber' | 'ambiguous'
export type ParsedNumber = { ok: true; value: string } | { ok: false; reason: NumberProblem }

/**
 * Reads a number as people type it, into a plain decimal string ('-1234.50'; decimals kept as typed).
 * Digits ۰-۹ ٠-٩ 0-9; decimal mark ٫ . or / ; thousands ٬ , ، ' or a space, in groups of three.
 * `ambiguous`: marks that could be read two ways (۱,۵ or ۱٬۲۳), refused rather than guessed, as money hangs on it.
 */
export function parseNumber(text: string): ParsedNumber {
  const typed = toLatinDigits(text.replace(/[\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')).trim()
  if (typed === '') return { ok: false, reason: 'empty' }
  const parts = /^([+\-\u2212\u2013]?)\s*(\d[\d٬,،'’\s]*|)(?:([٫./])(\d+))?$/.exec(typed)
  if (!parts || (parts[2] === '' && parts[4] === undefined)) {
    const marksAndDigits = /^[+\-\u2212]?\d[\d٬٫,،./'\s]*$/.test(typed)
    return { ok: false, reason: marksAndDigits ? 'ambiguous' : 'notANumber' }
  }
  const whole = parts[2] ?? ''
  if (!/^\d*$/.test(whole) && !/^\d{1,3}(?:([٬,،'’]|\s)\d{3})(?:\1\d{3})*$/.test(whole)) {
    return { ok: false, reason: 'ambiguous' }
  }
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0'
  const value = parts[4] === undefined ? digits : `${digits}.${parts[4]}`
  const negative = /[-\u2212\u2013]/.test(parts[1] ?? '') && /[1-9]/.test(value)
  return { ok: true, value: negative ? `-${value}` : value }
}

/** As `parseNumber`, with a percent mark allowed behind (or before) the number. */
export function parsePercent(text: string): ParsedNumber {
  return parseNumber(text.replace(/^\s*[٪%]|[٪%]\s*$/, ''))
}
