import type { YearView } from '../plans.schema.ts'

const DAY = 86_400_000
const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** Days on which the line of several years is drawn: every 15 days from the first year's first to the last one's last, every turn of a year, the day from which a taken-over one is known, and the asked day. */
export function lineDays(years: readonly Pick<YearView, 'from' | 'to' | 'silentUntil'>[], asOf: string): string[] {
  const first = years.map((year) => year.from).sort()[0]
  const last = years
    .map((year) => year.to)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return []
  const days = new Set(years.flatMap((year) => [year.from, year.to, ...(year.silentUntil ? [year.silentUntil] : [])]))
  for (let day = first; day < last; day = addDays(day, 15)) days.add(day)
  if (asOf >= first && asOf <= last) days.add(asOf)
  return [...days].sort()
}

/** Is a day among those of a year of which nothing is known? Then nothing is known of the whole line either. */
export const isSilent = (years: readonly Pick<YearView, 'from' | 'silentUntil'>[], day: string): boolean =>
  years.some((year) => year.silentUntil !== null && day >= year.from && day < year.silentUntil)
