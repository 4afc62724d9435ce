import { newDate } from 'date-fns-jalali/newDate'

/** Years that the product takes; beyond them the arithmetic calendar is not checked against the official one. */
export const FIRST_YEAR = 1200
export const LAST_YEAR = 1500

export interface JalaliDate {
  year: number
  /** 1 Farvardin … 12 Esfand */
  month: number
  day: number
}

/**
 * `notLeap`: 30 Esfand of a common year. `noSuchDay`: 31 Mehr, day 0. `noSuchMonth`: month 13.
 * `yearOutOfRange`: outside 1200–1500, which is also what a Gregorian year gives.
 */
export type JalaliProblem = 'yearOutOfRange' | 'noSuchMonth' | 'noSuchDay' | 'notLeap'
export type FromJalali = { ok: true; iso: string } | { ok: false; reason: JalaliProblem }

const DAY = 86_400_000
const newYears = new Map<number, number>()

/**
 * Day number of 1 Farvardin. Only this comes from the library, which works with local Date objects; at noon in March
 * no time zone skips a day. All else is counting days, so that the machine's time zone cannot matter.
 */
function newYear(year: number): number {
  let day = newYears.get(year)
  if (day === undefined) {
    const date = newDate(year, 0, 1, 12)
    day = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY
    newYears.set(year, day)
  }
  return day
}

/** Days since 1970-01-01 of an ISO date; throws RangeError when it is no real `YYYY-MM-DD`. */
export function dayNumber(iso: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  const day = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / DAY : Number.NaN
  if (Number.isNaN(day) || isoOfDay(day) !== iso) throw new RangeError(`not an ISO date: ${JSON.stringify(iso)}`)
  return day
}

/** The ISO date of a day number. */
export function isoOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** Whether Esfand of the year has 30 days. */
export function isLeapYear(year: number): boolean {
  return newYear(year + 1) - newYear(year) === 366
}

/** Days of a Jalali month: 31, 30 or 29. */
export function monthLength(year: number, month: number): number {
  if (month <= 6) return 31
  return month < 12 || isLeapYear(year) ? 30 : 29
}

/** Days from 1 Farvardin to the first of the month. */
function daysBefore(month: number): number {
  return month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
}

/** The Jalali date of an ISO date. Throws RangeError when the text is no ISO date or its year is outside 1200–1500. */
export function toJalali(iso: string): JalaliDate {
  const day = dayNumber(iso)
  let year = Number(iso.slice(0, 4)) - 621
  if (day < newYear(year)) year -= 1
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError(`outside the calendar kept here: ${iso}`)
  const ofYear = day - newYear(year)
  const month = ofYear < 186 ? Math.floor(ofYear / 31) + 1 : Math.floor((ofYear - 186) / 30) + 7
  return { year, month, day: ofYear - daysBefore(month) + 1 }
}

/** The ISO date of a Jalali date, or why there is none. Nothing is rolled over: 31 Mehr is refused, not 1 Aban. */
export function fromJalali(year: number, month: number, day: number): FromJalali {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return { ok: false, reason: 'yearOutOfRange' }
  if (!Number.isInteger(month) || month < 1 || month > 12) return { ok: false, reason: 'noSuchMonth' }
  if (!Number.isInteger(day) || day < 1 || day > monthLength(year, month)) {
    return { ok: false, reason: month === 12 && day === 30 ? 'notLeap' : 'noSuchDay' }
  }
  return { ok: true, iso: isoOf(year, month, day) }
}

function isoOf(year: number, month: number, day: number): string {
  return isoOfDay(newYear(year) + daysBefore(month) + day - 1)
}

/** Day of the week, 0 شنبه … 6 جمعه. */
export function weekday(iso: string): number {
  return (((dayNumber(iso) + 5) % 7) + 7) % 7
}

/** So many days later (or earlier). */
export function addDays(iso: string, days: number): string {
  return isoOfDay(dayNumber(iso) + days)
}

/** So many Jalali months later; a day that the month lacks becomes its last (31 Shahrivar + 1 → 30 Mehr). */
export function addJalaliMonths(iso: string, months: number): string {
  const from = toJalali(iso)
  const count = from.year * 12 + from.month - 1 + months
  const year = Math.floor(count / 12)
  const month = (count % 12) + 1
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError('outside the calendar kept here')
  return isoOf(year, month, Math.min(from.day, monthLength(year, month)))
}

/** The fiscal year of a date: the Jalali year, as it begins on 1 Farvardin. */
export function fiscalYear(iso: string): number {
  return toJalali(iso).year
}

/** First and last day of a Jalali month. Throws RangeError when there is no such month. */
export function monthRange(year: number, month: number): { first: string; last: string } {
  const first = fromJalali(year, month, 1)
  if (!first.ok) throw new RangeError(first.reason)
  return { first: first.iso, last: isoOf(year, month, monthLength(year, month)) }
}

/** First and last day of a Jalali year, which is also the fiscal year. */
export function yearRange(year: number): { first: string; last: string } {
  return { first: monthRange(year, 1).first, last: monthRange(year, 12).last }
}
