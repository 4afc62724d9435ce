/** A value on a day, percent points. */
export interface Point {
  at: string
  value: number
}

/** Value of a line on a day: straight between its points, held after the last, none before the first. */
export function valueAt(points: readonly Point[], day: string): number | null {
  const last = points.findLastIndex((point) => point.at <= day)
  if (last < 0) return null
  const [before, after] = [points[last]!, points[last + 1]]
  if (!after || before.at === day) return before.value
  const length = Date.parse(after.at) - Date.parse(before.at)
  return before.value + ((after.value - before.value) * (Date.parse(day) - Date.parse(before.at))) / length
}

/** All days on which some line has a point, in order. */
export function allDays(lines: ReadonlyArray<readonly Point[]>): string[] {
  return [...new Set(lines.flat().map((point) => point.at))].sort()
}

/** Steps of what was noted: level until the next session, then up; drawn to the as-of day. */
export function stepPath(
  points: readonly Point[],
  until: string,
  x: (day: string) => number,
  y: (value: number) => number,
): string {
  const path = points.map((point, place) =>
    place === 0 ? `M${x(point.at)} ${y(point.value)}` : `H${x(point.at)}V${y(point.value)}`,
  )
  return points.length === 0 ? '' : `${path.join('')}H${x(until)}`
}
