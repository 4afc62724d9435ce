import type { YearView } from '../plans.schema.ts'

const DAY = 86_400_000
const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** Days on which the line of several years is drawn: every 15 days from the first year's first to the last one's last, every turn of a year, and the asked day. */
export function lineDays(years: readonly Pick<YearView, 'from' | 'to'>[], asOf: string): string[] {
  const first = years.map((year) => year.from).sort()[0]
  const last = years
    .map((year) => year.to)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return []
  const days = new Set(years.flatMap((year) => [year.from, year.to]))
  for (let day = first; day < last; day = addDays(day, 15)) days.add(day)
  if (asOf >= first && asOf <= last) days.add(asOf)
  return [...days].sort()
}
