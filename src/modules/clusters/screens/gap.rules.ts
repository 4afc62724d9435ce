import type { YearFigures } from '../clusters.schema.ts'

type Pair = Pick<YearFigures, 'approved' | 'planned'>

/** Points from planned to approved, for the eye only: above 0 is behind. Null where either is not recorded. */
export function pointsBehind({ approved, planned }: Pair): number | null {
  if (approved === null || planned === null) return null
  return Math.round((Number(planned) - Number(approved)) * 10) / 10
}

/** Class of the map's ramp: 0 on or ahead of plan, 1 up to 5 points behind, 2 up to 15, 3 more. */
export function gapClass(points: number): 0 | 1 | 2 | 3 {
  if (points <= 0) return 0
  if (points <= 5) return 1
  return points <= 15 ? 2 : 3
}
