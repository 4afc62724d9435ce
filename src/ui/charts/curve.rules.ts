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

export interface Span {
  from: string
  /** The first day after it. */
  to: string
}

/** A line in the pieces that are drawn: it does not run over days of which nothing is known. */
export function pieces(points: readonly Point[], unknown: readonly Span[] = []): Point[][] {
  const found: Point[][] = []
  for (const point of points) {
    const last = found.at(-1)?.at(-1)
    const broken = last && unknown.some((span) => last.at < span.to && point.at >= span.to)
    if (!last || broken) found.push([point])
    else found.at(-1)!.push(point)
  }
  return found
}

export const isUnknown = (unknown: readonly Span[] | undefined, day: string): boolean =>
  unknown?.some((span) => day >= span.from && day < span.to) ?? false
