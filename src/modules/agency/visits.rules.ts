import { addDays, monthRange, toJalali } from '../../kernel/fa/index.ts'
import { visitRhythm, way } from './agency.bylaw.ts'

/** Time in which visits are due every so many Jalali months; `until` is the day before the next stage, null while it lasts. */
export interface Run {
  stage: string
  every: number
  from: string
  until: string | null
}

export interface JalaliMonth {
  year: number
  month: number
}

/** Months in which one visit is due. */
export interface Period {
  stage: string
  from: string
  until: string
  months: JalaliMonth[]
  /** held: a reported visit lies in it; due: it lasts and none is reported; missing: it passed without one; excused: it did, with its reason. */
  state: 'held' | 'due' | 'missing' | 'excused'
}

/** Stage of the rhythm that a reached stage counts for: each year of implementation counts for implementation. */
const rhythmOf = (code: string) => {
  const year = way.some((stage) => stage.code === code && stage.year !== null)
  return visitRhythm.find((rhythm) => rhythm.stage === (year ? 'implementation' : code))
}

/** Since when which stage stands; implementation as a whole may stand beside its years. */
export interface StageDay {
  stage: string
  from: string
}

/**
 * The times in which visits are due, from the days on which stages were reached (by-law 9.1). A stage lasts until the next reached one; years
 * of implementation follow each other in one run.
 */
export function visitRuns(days: readonly StageDay[], stopped: string | null = null): Run[] {
  const ordered = days.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
  const runs: Run[] = []
  for (const { stage, from } of ordered) {
    const rhythm = rhythmOf(stage)
    const last = runs.at(-1)
    if (last && last.until === null) {
      if (rhythm?.stage === last.stage) continue
      last.until = addDays(from, -1)
    }
    if (rhythm) runs.push({ stage: rhythm.stage, every: rhythm.every, from, until: null })
  }
  const last = runs.at(-1)
  if (last && last.until === null && stopped !== null) last.until = addDays(stopped, -1)
  return runs.filter((run) => run.until === null || run.from <= run.until)
}

const monthAfter = ({ year, month }: JalaliMonth, count: number): JalaliMonth => {
  const place = year * 12 + month - 1 + count
  return { year: Math.floor(place / 12), month: (place % 12) + 1 }
}

/**
 * One visit is due in each whole group of months from the stage's own month on; the first group begins with the stage's day, the last ends
 * with the stage. Groups that begin after `today` are left out, and so is a rest at the end of a stage that is shorter than its rhythm.
 *
 * @param heldOn days of reported visits
 * @param excusedOn days of visits that were called off with a reason: one excuses its period, where no other was made
 */
export function visitPeriods(
  runs: readonly Run[],
  heldOn: readonly string[],
  today: string,
  excusedOn: readonly string[] = [],
): Period[] {
  return runs.flatMap((run) => {
    const found: Period[] = []
    const first = toJalali(run.from)
    for (let count = 0; ; count += run.every) {
      const months = Array.from({ length: run.every }, (_, place) => monthAfter(first, count + place))
      const [begin, end] = [
        monthRange(months[0]!.year, months[0]!.month),
        monthRange(months.at(-1)!.year, months.at(-1)!.month),
      ]
      const from = count === 0 ? run.from : begin.first
      if (from > today || (run.until !== null && end.last > run.until && count > 0)) return found
      const until = run.until !== null && run.until < end.last ? run.until : end.last
      const inside = (day: string) => from <= day && day <= until
      const without = until >= today ? 'due' : excusedOn.some(inside) ? 'excused' : 'missing'
      found.push({ stage: run.stage, from, until, months, state: heldOn.some(inside) ? 'held' : without })
    }
  })
}

/**
 * Periods of the year gone by that passed without a visit and without a reason (by-law 9.2). The year begins with its stage; a period that
 * began before and reaches into it counts.
 */
export const missingSince = (periods: readonly Period[], yearBegan: string): Period[] =>
  periods.filter((period) => period.state === 'missing' && period.until >= yearBegan)
