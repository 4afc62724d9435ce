import { dayInTehran, tehranInstant } from '../../kernel/clock.ts'
import { addDays, toJalali } from '../../kernel/fa/index.ts'

const hour = 3_600_000
/** The night's work begins at two in Tehran: what was taken before belongs to the evening. */
const nightBegins = 2 * hour

export interface Notes {
  lastGood: { file: string; madeAt: string; bytes: number; rows: number; files: number; missingFiles: number } | null
  /** The newest that failed since the last good one. */
  failure: { at: string; reason: string } | null
  drill: { at: string; file: string; seconds: number; entries: number; reason: string | null } | null
}

export const noNotes: Notes = { lastGood: null, failure: null, drill: null }

const nightOf = (instant: number): string => dayInTehran(new Date(instant - nightBegins))
const monthOf = (day: string): string => {
  const { year, month } = toJalali(day)
  return `${year}-${month}`
}

/**
 * What is to be done now by itself: the night's backup, or the month's drill of the newest; null: nothing.
 * @param notes what was done
 */
export function dueOf(notes: Notes, now: Date): 'backup' | 'drill' | null {
  const at = now.getTime()
  const since = (instant: string) => at - Date.parse(instant)
  const { lastGood, failure, drill } = notes
  if (lastGood === null || nightOf(Date.parse(lastGood.madeAt)) !== nightOf(at))
    return failure && since(failure.at) < hour ? null : 'backup'
  if (drill === null) return 'drill'
  if (drill.reason !== null) return since(drill.at) < 24 * hour ? null : 'drill'
  return monthOf(nightOf(Date.parse(drill.at))) === monthOf(nightOf(at)) ? null : 'drill'
}

/** The next night's backup: the coming two o'clock in Tehran after the last good one, or now where it is due. */
export function nextOf(notes: Notes, now: Date): Date {
  if (dueOf(notes, now) === 'backup') return now
  return tehranInstant(addDays(nightOf(now.getTime()), 1), '02:00')
}

/**
 * Which archives may go: all but those of the last fourteen days, the first of each Jalali month of the last twelve, and the newest.
 * @param archives name and instant of each
 */
export function outlived(archives: readonly { name: string; at: string }[], now: Date): string[] {
  const sorted = archives.toSorted((one, other) => (one.at < other.at ? -1 : 1))
  const firstOfMonth = new Set<string>()
  const months = new Set<string>()
  for (const { name, at } of sorted) {
    const month = monthOf(nightOf(Date.parse(at)))
    if (!months.has(month)) firstOfMonth.add(name)
    months.add(month)
  }
  const age = (at: string) => now.getTime() - Date.parse(at)
  return sorted
    .filter(
      ({ name, at }) =>
        age(at) > 14 * 24 * hour &&
        !(firstOfMonth.has(name) && age(at) < 366 * 24 * hour) &&
        name !== sorted.at(-1)!.name,
    )
    .map(({ name }) => name)
}
