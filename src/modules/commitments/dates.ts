import { dayInTehran } from '../../kernel/clock.ts'
import type { Problem } from './verdict.ts'

/** `YYYY-MM-DD`, a day in Tehran. */
export type IsoDate = string
/** An instant in UTC, as `Date.toISOString()` writes it. */
export type Instant = string

const DAY = 86_400_000

/** Whether a text is a day that exists (`2026-02-30` is none). */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value
}

/** Days since 1970-01-01; for differences only. */
export const dayNumber = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / DAY

/** Whole days from one day to another, negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from)

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date((dayNumber(date) + days) * DAY).toISOString().slice(0, 10)

/** Order of two instants: negative, 0, positive. Texts of one form are compared as texts, others as times. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a === b) return 0
  if (a.length === b.length && a.endsWith('Z') && b.endsWith('Z')) return a < b ? -1 : 1
  return Date.parse(a) - Date.parse(b)
}

/** The day in Tehran on which an instant falls. */
export const tehranDay = (instant: Instant): IsoDate => dayInTehran(new Date(instant))

export type DateCode = 'dateWrong' | 'finishBeforeStart' | 'outsideParent' | 'outsideYear' | 'finishMissing'

type Dated = { itemId: string; parentId: string | null; start: IsoDate | null; finish: IsoDate | null }

/**
 * Dates of a version's terms. Refused: a day that does not exist, a finish before its start, a leaf without a finish.
 * Warned: dates outside the parent's or outside the plan's year (real plans do spill over, and may).
 */
export function dateProblems(
  terms: readonly Dated[],
  year?: { readonly from: IsoDate; readonly to: IsoDate } | null,
): Problem<DateCode>[] {
  const byId = new Map(terms.map((term) => [term.itemId, term]))
  const parents = new Set(terms.map((term) => term.parentId))
  const found: Problem<DateCode>[] = []
  for (const term of terms) {
    const { itemId, start, finish } = term
    const add = (code: DateCode, level: 'refuse' | 'warn', details: Problem<DateCode>['details']) =>
      found.push({ code, itemId, level, details })
    const wrong = [start, finish].find((date) => date !== null && !isIsoDate(date))
    if (wrong != null) {
      add('dateWrong', 'refuse', { date: wrong })
      continue
    }
    if (finish === null && !parents.has(itemId)) add('finishMissing', 'refuse', {})
    if (start !== null && finish !== null && finish < start) add('finishBeforeStart', 'refuse', { start, finish })
    const parent = term.parentId === null ? undefined : byId.get(term.parentId)
    if (parent && isOutside(term, parent.start, parent.finish))
      add('outsideParent', 'warn', { from: parent.start ?? '', to: parent.finish ?? '' })
    if (year && isOutside(term, year.from, year.to)) add('outsideYear', 'warn', { from: year.from, to: year.to })
  }
  return found
}

const isOutside = (term: Dated, from: IsoDate | null, to: IsoDate | null): boolean =>
  [term.start, term.finish].some(
    (date) => date !== null && ((from !== null && date < from) || (to !== null && date > to)),
  )
