import type { ComparedProvince } from './insight.schema.ts'

interface Figures {
  approved: string | null
  planned: string | null
}
type Year = NonNullable<ComparedProvince['furthest']>['year']

/** Points from planned to approved; above 0 is behind. Null where either is not recorded. */
const behind = ({ approved, planned }: Figures): number | null =>
  approved === null || planned === null ? null : Number(planned) - Number(approved)

/** How many of these plan years have both figures, and how many of those are on plan or ahead, to a tenth of a point as shown. */
export function onPlanOf(years: readonly Figures[]): { withPlan: number; onPlan: number } {
  const gaps = years.map(behind).filter((gap) => gap !== null)
  return { withPlan: gaps.length, onPlan: gaps.filter((gap) => Math.round(gap * 10) <= 0).length }
}

/** The cluster with the greatest distance from planned to approved, also where all are ahead; null where none has both figures. */
export function furthestBehind(
  rows: readonly { id: string; title: string; year: Year | null }[],
): ComparedProvince['furthest'] {
  const [first] = rows
    .flatMap(({ id, title, year }) => {
      const gap = year && behind(year)
      return year && gap !== null ? [{ id, title, year, gap }] : []
    })
    .toSorted((one, other) => other.gap - one.gap)
  return first ? { id: first.id, title: first.title, year: first.year } : null
}
