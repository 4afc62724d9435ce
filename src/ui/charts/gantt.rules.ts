import { type Ink, length } from '../marks/ink.rules.ts'

export interface GanttRow extends Ink {
  id: string
  name: string
  /** First and last day of the work, ISO. */
  start: string
  end: string
  critical?: boolean
  /** Ids of rows that must end first. */
  after?: readonly string[]
}

export interface Stretch {
  x: number
  width: number
}

/** A bar from its first to the end of its last day, cut to the drawing. */
export function barOf(
  row: { start: string; end: string },
  x: (day: string) => number,
  nextDay: (day: string) => string,
): Stretch {
  const [a, b] = [x(row.start), x(nextDay(row.end))]
  return { x: Math.min(a, b), width: Math.max(2, Math.abs(b - a)) }
}

/** The part of a bar that a percentage fills, growing from the side on which time begins. */
export function filled(bar: Stretch, percent: Ink[keyof Ink], rtl: boolean): Stretch {
  const width = (bar.width * length(percent)) / 100
  return { x: rtl ? bar.x + bar.width - width : bar.x, width }
}

/**
 * Elbow from the end of one bar to the beginning of the next. With room between them: out, down, in from above;
 * where the second begins before the first ends, the line goes down at the end of the first.
 */
export function elbow(
  from: Stretch,
  to: Stretch,
  fromY: number,
  toTop: number,
  rtl: boolean,
): { path: string; tip: [number, number] } {
  const ahead = rtl ? -1 : 1
  const end = rtl ? from.x : from.x + from.width
  const begin = rtl ? to.x + to.width : to.x
  const room = (begin - end) * ahead
  const x = room >= 0 ? begin + ahead * Math.min(6, to.width / 2) : end + ahead * 7
  return { path: `M${end} ${fromY}H${x}V${toTop - 1}`, tip: [x, toTop] }
}
