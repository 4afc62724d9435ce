import { type Details, type FieldProblem, type Refusal, refuse } from '../../kernel/errors.ts'
import type { Problem, Refused } from './verdict.ts'

/** The field of the form that a reason hangs on; reasons about the whole claim hang on none. */
const fieldOf: Readonly<Record<string, string>> = {
  asOfWrong: 'asOf',
  asOfInFuture: 'asOf',
  asOfBeforeItem: 'asOf',
  claimReasonNeeded: 'reason',
  reasonNeeded: 'reason',
  quantityNeeded: 'quantity',
  percentNeeded: 'value',
  quantityNegative: 'quantity',
  valueNotDecimal: 'value',
  valueOutOfRange: 'value',
  tooManyDecimals: 'value',
  milestoneValue: 'value',
  valueAboveClaim: 'value',
  valueAboveVerified: 'value',
  valueChangedByNote: 'value',
}

/**
 * A rule's reason as the house's refusal, on its field where it has one.
 * @param rename the form's own name of a field, where it differs (a claim of a quantity has no `value`)
 */
export function refusalOf(verdict: Refused<string>, rename: Readonly<Record<string, string>> = {}): Refusal {
  const code = `commitments.${verdict.code}`
  const known = fieldOf[verdict.code]
  const path = known && (rename[known] ?? known)
  return refuse(code, verdict.details as Details, path ? [{ path, code, details: verdict.details as Details }] : [])
}

/** Everything wrong with a draft, each on its item. `titles` turns item ids in details into what people wrote. */
export function draftRefusal(problems: readonly Problem<string>[], titles: ReadonlyMap<string, string>): Refusal {
  const named = (details: Problem<string>['details']): Details =>
    Object.fromEntries(
      Object.entries(details).map(([key, value]) => [
        key,
        Array.isArray(value)
          ? value.map((id) => titles.get(id) ?? id)
          : typeof value === 'string'
            ? (titles.get(value) ?? value)
            : (value as number),
      ]),
    )
  const fields: FieldProblem[] = problems
    .filter((problem) => problem.level === 'refuse')
    .map((problem) => ({
      path: problem.itemId ? `items.${problem.itemId}` : 'items',
      code: `commitments.${problem.code}`,
      details: { title: (problem.itemId && titles.get(problem.itemId)) || '', ...named(problem.details) },
    }))
  const first = fields[0]
  return refuse(first?.code ?? 'commitments.draftNotReady', first?.details ?? {}, fields)
}
