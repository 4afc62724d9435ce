import type { Details } from '../../kernel/errors.ts'
import { yearRange } from '../../kernel/fa/index.ts'
import type { ActivityInput } from './plans.schema.ts'

/** First and last day of a Jalali fiscal year, as ISO dates: 1 Farvardin to the end of Esfand. */
export function yearDays(fiscalYear: number): { from: string; to: string } {
  const { first, last } = yearRange(fiscalYear)
  return { from: first, to: last }
}

/**
 * Until which day nothing is known of a year: of one that ran before the product, the first day of which something was stated, or its
 * end where nothing was. Null: it was lived here and every day is known. A nought there would be invented.
 */
export function silentUntil(
  year: { takenOver: boolean; from: string; to: string },
  firstStated: string | undefined,
): string | null {
  if (!year.takenOver) return null
  const until = firstStated === undefined || firstStated > year.to ? year.to : firstStated
  return until > year.from ? until : null
}

export interface DraftFieldProblem {
  path: string
  code: string
  details: Details
}

/**
 * What no draft can hold, each on the field of its row: a code or an item twice, precedence that names what is not there, itself or one
 * row twice, a weight outside 0…100, a target that is no amount, a finish before its start, one source of money twice. What is only
 * missing (a weight, a date, a target) may stay open until freezing.
 */
export function draftFieldProblems(activities: readonly ActivityInput[]): DraftFieldProblem[] {
  const codes = new Set(activities.map((activity) => activity.code))
  const seen = { codes: new Set<string>(), items: new Set<string>() }
  return activities.flatMap((activity, place) => {
    const problems: DraftFieldProblem[] = []
    const { code, itemId } = activity
    const add = (field: string, name: string, details: Details = {}) =>
      problems.push({ path: `activities.${place}.${field}`, code: `plans.${name}`, details: { code, ...details } })
    if (seen.codes.has(code)) add('code', 'codeTwice')
    if (itemId && seen.items.has(itemId)) add('itemId', 'itemElsewhere')
    seen.codes.add(code)
    if (itemId) seen.items.add(itemId)
    if (Number(activity.weight) < 0 || Number(activity.weight) > 100)
      add('weight', 'weightOutOfRange', { weight: activity.weight })
    if (activity.target !== null && !(Number(activity.target) > 0))
      add('target', 'targetNotPositive', { target: activity.target })
    const { start, finish } = activity
    if (start && finish && finish < start) add('finish', 'finishBeforeStart', { start, finish })
    for (const problem of afterProblems(activity, codes)) add('after', problem.name, { code: problem.code })
    const sources = activity.shares.map((share) => share.fundingSource)
    if (new Set(sources).size < sources.length) add('shares', 'shareTwice')
    for (const wrong of shareProblems(activity.shares)) add('shares', wrong)
    return problems
  })
}

/** A share names its source; what is no money has an amount above nothing and its unit, both or neither. */
function shareProblems(shares: ActivityInput['shares']): string[] {
  return shares.flatMap(({ fundingSource, nonMoney, nonMoneyUnit }) => {
    const unit = nonMoneyUnit?.trim() ?? ''
    if (fundingSource.trim() === '') return ['shareSourceNeeded']
    if (nonMoney != null && !(Number(nonMoney) > 0)) return ['shareNotPositive']
    return (nonMoney != null) === (unit !== '') ? [] : ['shareUnitNeeded']
  })
}

function afterProblems({ code, after }: ActivityInput, codes: ReadonlySet<string>): { name: string; code: string }[] {
  return after.flatMap((one, at) => {
    if (one.code === code) return [{ name: 'afterSelf', code }]
    if (!codes.has(one.code)) return [{ name: 'afterUnknown', code: one.code }]
    const twice = after.findIndex((other) => other.code === one.code) < at
    return twice ? [{ name: 'afterTwice', code: one.code }] : []
  })
}

/** The code of an activity that comes into a year: its own where that is free, else the next number above all others. */
export function freeCode(code: string, taken: ReadonlySet<string>): string {
  if (!taken.has(code)) return code
  const numbers = [...taken].filter((one) => /^\d{1,9}$/.test(one)).map(Number)
  return String(Math.max(0, ...numbers) + 1)
}
