/** The five values of one figure, in percent points; a missing one has not been recorded. */
export interface Ink {
  noted?: number | string | null
  approved?: number | string | null
  verified?: number | string | null
  claimed?: number | string | null
  planned?: number | string | null
}

/** A value as a length of the bar: a number from 0 to 100; what is missing or no number has no length. */
export function length(value: Ink[keyof Ink]): number {
  const number = value === null || value === undefined || value === '' ? 0 : Number(value)
  return Number.isFinite(number) ? Math.min(100, Math.max(0, number)) : 0
}

/** Draw order: the less certain lies below, so that no mark hides one that is surer. */
export const INK_ORDER = ['claimed', 'verified', 'approved', 'noted'] as const
export const INK_LETTER = { claimed: 'c', verified: 'v', approved: 'a', noted: 'n', planned: 'p' } as const
