import { endOfTehranDay } from '../../kernel/clock.ts'
import { addDays, fromJalali, toJalali } from '../../kernel/fa/index.ts'

/** The last instant of a day in Tehran: what was known on that day was known by then. */
export const endOfDay = (day: string): string => new Date(endOfTehranDay(day).getTime() - 1).toISOString()

/** The last days of the Jalali months before this day, the newest first. */
export function monthEnds(today: string, count: number): string[] {
  const ends: string[] = []
  for (let day = today; ends.length < count; ) {
    const { year, month } = toJalali(day)
    const first = fromJalali(year, month, 1)
    if (!first.ok) break
    day = addDays(first.iso, -1)
    ends.push(day)
  }
  return ends
}
