export const layers = ['stage', 'gap', 'late', 'targets'] as const
export type Layer = (typeof layers)[number]
export type Class = 0 | 1 | 2 | 3

/** Class of a count of late activities: none, up to 2, up to 9, more. */
export const lateClass = (count: number): Class => (count === 0 ? 0 : count <= 2 ? 1 : count <= 9 ? 2 : 3)

/** Class of a mean attainment in percent: reached, from 80, from 50, less. */
export const meanClass = (percent: number): Class => (percent >= 100 ? 0 : percent >= 80 ? 1 : percent >= 50 ? 2 : 3)
