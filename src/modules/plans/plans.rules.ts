import { yearRange } from '../../kernel/fa/index.ts'
import type { ActivityInput } from './plans.schema.ts'

/** First and last day of a Jalali fiscal year, as ISO dates: 1 Farvardin to the end of Esfand. */
export function yearDays(fiscalYear: number): { from: string; to: string } {
  const { first, last } = yearRange(fiscalYear)
  return { from: first, to: last }
}

export interface DraftFieldProblem {
  path: string
  code: string
  details: { code: string }
}

/** Codes that stand more than once in a draft, and precedence that names a code that is not there, each on the field of its row. */
export function draftFieldProblems(activities: readonly ActivityInput[]): DraftFieldProblem[] {
  const seen = new Set<string>()
  const codes = new Set(activities.map((activity) => activity.code))
  return activities.flatMap((activity, place) => {
    const twice = seen.has(activity.code)
    seen.add(activity.code)
    return [
      ...(twice
        ? [{ path: `activities.${place}.code`, code: 'plans.codeTwice', details: { code: activity.code } }]
        : []),
      ...activity.after
        .filter((one) => !codes.has(one.code))
        .map((one) => ({ path: `activities.${place}.after`, code: 'plans.afterUnknown', details: { code: one.code } })),
    ]
  })
}
