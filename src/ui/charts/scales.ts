import { scaleLinear, scaleTime } from 'd3-scale'
import { addDays, fromJalali, toJalali, weekday } from '../fa.ts'

/** Noon UTC of an ISO day: the same day everywhere. */
export const dayOf = (iso: string): Date => new Date(`${iso.slice(0, 10)}T12:00:00Z`)

export interface Box {
  start: number
  end: number
}

/** Time from right to left in Persian, left to right in English, over the given stretch of pixels. */
export function timeScale(from: string, to: string, { start, end }: Box, rtl: boolean): (iso: string) => number {
  const scale = scaleTime([dayOf(from), dayOf(to)], rtl ? [end, start] : [start, end])
  return (iso) => scale(dayOf(iso))
}

/** 0 % at the foot, 100 % at the top. */
export const percentScale = (top: number, foot: number): ((value: number) => number) =>
  scaleLinear([0, 100], [foot, top])

export interface Span {
  /** First day of the span, and of the one after it; ISO. */
  from: string
  to: string
  /** Jalali year; month 1 to 12 (of a season: its first month). */
  year: number
  month: number
}

const after = (year: number, month: number, step: number): [number, number] => {
  const next = month - 1 + step
  return [year + Math.floor(next / 12), (next % 12) + 1]
}

function firstOf(year: number, month: number): string {
  const day = fromJalali(year, month, 1)
  if (!day.ok) throw new RangeError(`no first day of ${year}/${month}: ${day.reason}`)
  return day.iso
}

/** Jalali months (step 1) or seasons (step 3) that touch the stretch, cut to it. */
export function jalaliSpans(from: string, to: string, step: 1 | 3): Span[] {
  const first = toJalali(from)
  let year = first.year
  let month = first.month - ((first.month - 1) % step)
  const spans: Span[] = []
  while (spans.length < 600) {
    const start = firstOf(year, month)
    if (start >= to) break
    const [nextYear, nextMonth] = after(year, month, step)
    const end = firstOf(nextYear, nextMonth)
    spans.push({ from: start < from ? from : start, to: end > to ? to : end, year, month })
    ;[year, month] = [nextYear, nextMonth]
  }
  return spans
}

/** Weeks (Saturday first) that touch the stretch, cut to it. */
export function weekSpans(from: string, to: string): Array<{ from: string; to: string }> {
  const spans: Array<{ from: string; to: string }> = []
  let start = from
  while (start < to && spans.length < 600) {
    const end = addDays(start, 7 - weekday(start))
    spans.push({ from: start, to: end > to ? to : end })
    start = end
  }
  return spans
}

/** Months where each has 40 pixels, else seasons, else years. */
export function unitFor(from: string, to: string, width: number): 'month' | 'season' | 'year' {
  const months = jalaliSpans(from, to, 1).length
  return width / months >= 44 ? 'month' : (width / months) * 3 >= 44 ? 'season' : 'year'
}
