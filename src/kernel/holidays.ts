import './tables.ts'
import content from '../../content/holidays.json' with { type: 'json' }
import type { Db, Tx } from './db/tables.ts'
import { addDays, fromJalali, toJalali, weekday } from './fa/index.ts'

export interface Holiday {
  day: string
  title: { fa: string; en: string }
}

/** Holidays with a fixed Jalali day, as ISO days of one Jalali year (30 Esfand and the like fall away where the year lacks them). */
export const fixedHolidays = (year: number): Holiday[] =>
  content.fixed.flatMap(({ month, day, fa, en }) => {
    const found = fromJalali(year, month, day)
    return found.ok ? [{ day: found.iso, title: { fa, en } }] : []
  })

/**
 * True on a day on which offices work: neither the weekly rest (Friday) nor a holiday. `entered` are the days an office has entered
 * besides the fixed ones (holidays of the lunar calendar, closures), by ISO day.
 */
export function isWorkingDay(day: string, entered: ReadonlySet<string> = new Set()): boolean {
  const { year } = toJalali(day)
  return (
    !content.weekly.includes(weekday(day)) && !entered.has(day) && !fixedHolidays(year).some((one) => one.day === day)
  )
}

/** The day `count` working days after `day` (not counting `day` itself); for a deadline given in working days. */
export function addWorkingDays(day: string, count: number, entered: ReadonlySet<string> = new Set()): string {
  let date = day
  for (let left = count; left > 0; ) {
    date = addDays(date, 1)
    if (isWorkingDay(date, entered)) left -= 1
  }
  return date
}

/** Days entered as holidays between two days, both included. */
export async function listEnteredHolidays(db: Db | Tx, from: string, to: string): Promise<Holiday[]> {
  return db
    .selectFrom('holidays')
    .select(['day', 'title'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
}
