import type { Ctx } from '../../../kernel/context.ts'
import { type FieldProblem, refuse } from '../../../kernel/errors.ts'
import { authorize } from '../../../kernel/policy.ts'
import { getRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { checkYearWeights } from '../../commitments/index.ts'
import { plansPolicy } from '../plans.policy.ts'
import { listYears, setYearWeight } from '../plans.store.ts'

/**
 * Writes how much each year of a plan weighs in the line over all years; every year is named once and together they are a hundred. The
 * figures within the years stay what they are.
 *
 * @throws 422 `plans.yearUnknown`, `commitments.yearTwice`, `yearWeightWrong`, `yearWeightsNot100`, each on its field; 409 stale
 */
export function weighYears(
  ctx: Ctx,
  planId: string,
  input: { version: number; weights: readonly { n: number; weight: string }[] },
): Promise<{ version: number }> {
  return runVerb(ctx, 'plans.weighYears', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, planId, 'plan')
    authorize(plansPolicy['plans.weighYears'], ctx.actor, record, null)
    const version = await touchRecord(tx, record, input.version)
    const years = await listYears(tx, planId)
    const known = new Set(years.map((year) => year.n))
    const problems = input.weights.flatMap(({ n }, place): FieldProblem[] =>
      known.has(n) ? [] : [{ path: `weights.${place}.n`, code: 'plans.yearUnknown', details: { n } }],
    )
    for (const year of years)
      if (!input.weights.some((one) => one.n === year.n))
        problems.push({ path: 'weights', code: 'plans.yearUnweighed', details: { n: year.n } })
    if (problems[0]) throw refuse(problems[0].code, problems[0].details, problems)
    const verdict = checkYearWeights(input.weights.map(({ n, weight }) => ({ year: n, weight })))
    if (!verdict.ok) {
      const code = `commitments.${verdict.code}`
      const details = { ...verdict.details } as Record<string, string>
      throw refuse(code, details, [{ path: 'weights', code, details }])
    }
    for (const { n, weight } of input.weights) await setYearWeight(tx, planId, n, weight)
    entry({
      recordId: planId,
      provinceId: record.provinceId,
      before: { weights: years.map((year) => `${year.n}: ${year.year_weight ?? '—'}`) },
      after: { count: years.length, weights: input.weights.map(({ n, weight }) => `${n}: ${weight}`) },
    })
    return { version }
  })
}
