/** Kinds of record that may be published one by one. Clusters and organisations are public from the start. */
export const publishable: readonly string[] = ['resolution']

export interface Part<Row> {
  rows: readonly Row[]
  total: number
  /** Which part this is, from 1, and of how many. */
  part: number
  parts: number
}

/** One part of a list; a part that is beyond the end is the last. */
export function partOf<Row>(rows: readonly Row[], asked: number, size: number): Part<Row> {
  const parts = Math.max(1, Math.ceil(rows.length / size))
  const part = Math.min(Math.max(1, asked), parts)
  return { rows: rows.slice((part - 1) * size, part * size), total: rows.length, part, parts }
}

/**
 * How a resolution's state is told to the public. One that was minuted without owner or deadline says so: what a paper leaves open stays
 * open and visible. A state that has no word here is not told.
 */
export const stateTold = (state: string, gaps: number): string =>
  state === 'minuted' && gaps > 0 ? 'incomplete' : state
