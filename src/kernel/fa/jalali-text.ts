import { toLatinDigits, toPersianDigits } from './digits.ts'
import { fromJalali, type JalaliProblem, toJalali, weekday } from './jalali.ts'
import { normaliseInput } from './normalise.ts'
import { wordsToNumber } from './number-words.ts'
import { parseOrdinal } from './ordinals.ts'

export const MONTHS = {
  fa: 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' '),
  en: 'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' '),
} as const

/** From Saturday, as `weekday` counts. */
export const WEEKDAYS = {
  fa: ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'],
  en: ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
} as const

/** `day` ۲۵ بهمن · `dayYear` ۱۶ بهمن ۱۳۹۵ · `weekday` دوشنبه ۲۵ بهمن · `weekdayYear` with its year · `numeric` ۱۳۹۵/۱۱/۲۵ · `month` بهمن ۱۳۹۵ */
export type JalaliStyle = 'day' | 'dayYear' | 'weekday' | 'weekdayYear' | 'numeric' | 'month'

/** A date for reading. Built from its parts, as Intl's full style has a wrong order in Persian. */
export function formatJalali(iso: string, style: JalaliStyle = 'dayYear', locale: 'fa' | 'en' = 'fa'): string {
  const { year, month, day } = toJalali(iso)
  const name = MONTHS[locale][month - 1]
  const text = {
    day: `${day} ${name}`,
    dayYear: `${day} ${name} ${year}`,
    weekday: `${WEEKDAYS[locale][weekday(iso)]} ${day} ${name}`,
    weekdayYear: `${WEEKDAYS[locale][weekday(iso)]} ${day} ${name} ${year}`,
    numeric: `${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`,
    month: `${name} ${year}`,
  }[style]
  return locale === 'fa' ? toPersianDigits(text) : text
}

/**
 * `empty`, `unreadable`; `noYear`: «۲۵ بهمن» alone; `gregorian`: a Gregorian year where a Jalali one belongs;
 * `otherWeekday`: the named weekday is not that day's; the rest as in `fromJalali`.
 */
export type DateProblem = JalaliProblem | 'empty' | 'unreadable' | 'noYear' | 'gregorian' | 'otherWeekday'
export type ParsedDate =
  /** `shortYear`: the year had two digits and was completed by the rule of `fullYear`. */
  | { ok: true; iso: string; year: number; month: number; day: number; shortYear: boolean }
  | { ok: false; reason: DateProblem }

/** Two digits of a year: 00–39 are 1400–1439, 40–99 are 1340–1399. */
export function fullYear(year: number): number {
  if (year >= 100) return year
  return year < 40 ? 1400 + year : 1300 + year
}

/**
 * Reads a Jalali date as people type it: ۱۳۹۵/۱۱/۱۶, 1395-11-16, ۱۶/۱۱/۱۳۹۵, ۹۵/۱۱/۱۶, ۱۶ بهمن ۱۳۹۵, شانزدهم بهمن‌ماه ۹۵, 16 Bahman 1395.
 * `year` completes a date that names none («۲۵ بهمن»). Where both ends have two digits the year comes first, unless the last is above 31.
 */
export function parseJalali(text: string, options: { year?: number } = {}): ParsedDate {
  const typed = toLatinDigits(normaliseInput(text, { lines: 'single' })).trim()
  if (typed === '') return { ok: false, reason: 'empty' }
  const numeric =
    /^(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,4})$/.exec(typed) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(typed)
  if (numeric) return readNumeric(numeric[1]!, numeric[3]!, numeric[4]!)
  return readWords(typed, options.year)
}

function readNumeric(first: string, month: string, last: string): ParsedDate {
  if (first.length > 2 && last.length > 2) return { ok: false, reason: 'unreadable' }
  const yearLast = last.length > 2 || (first.length <= 2 && Number(last) > 31)
  return complete(yearLast ? last : first, Number(month), Number(yearLast ? first : last))
}

function complete(typedYear: string, month: number, day: number): ParsedDate {
  const typed = Number(typedYear)
  const year = typedYear.length <= 2 ? fullYear(typed) : typed
  if (year >= 1600 && year <= 2200) return { ok: false, reason: 'gregorian' }
  const found = fromJalali(year, month, day)
  if (!found.ok) return found
  return { ok: true, iso: found.iso, year, month, day, shortYear: typedYear.length <= 2 }
}

const monthNumbers = new Map<string, number>([['امرداد', 5]])
for (const names of [MONTHS.fa, MONTHS.en]) {
  for (const [at, name] of names.entries()) monthNumbers.set(name.toLowerCase(), at + 1)
}
const weekdayNumbers = new Map<string, number>()
for (const names of [WEEKDAYS.fa, WEEKDAYS.en]) {
  for (const [at, name] of names.entries()) weekdayNumbers.set(name.replace(/\u200c/g, '').toLowerCase(), at)
}

function readWords(typed: string, defaultYear: number | undefined): ParsedDate {
  const words = typed
    .toLowerCase()
    .replace(/(?<=[^\d\s])(?=\d)|(?<=\d)(?=[^\d\s])/g, ' ')
    .replace(/(یک|دو|سه|چهار|پنج)[ \u200c]?شنبه/g, '$1شنبه')
    .replace(/[،,/.\u200c-]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(?:ماه|سال|روز|مورخ|مورخه|ا?م)$/.test(word))
  const named = weekdayNumbers.get(words[0] ?? '')
  const rest = named === undefined ? words : words.slice(1)
  const at = rest.findIndex((word) => monthNumbers.has(word))
  const dayText = rest.slice(0, at).join(' ')
  const day = /^\d{1,2}$/.test(dayText)
    ? Number(dayText)
    : (parseOrdinal(dayText) ?? Number(wordsToNumber(dayText) ?? Number.NaN))
  const yearText = rest.slice(at + 1).join(' ')
  if (at < 1 || Number.isNaN(day) || !/^(?:\d{2}|\d{4})?$/.test(yearText)) return { ok: false, reason: 'unreadable' }
  if (yearText === '' && defaultYear === undefined) return { ok: false, reason: 'noYear' }
  const found = complete(yearText || String(defaultYear), monthNumbers.get(rest[at]!)!, day)
  if (found.ok && named !== undefined && weekday(found.iso) !== named) return { ok: false, reason: 'otherWeekday' }
  return found
}
