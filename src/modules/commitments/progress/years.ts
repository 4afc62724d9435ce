import { type Decimal, dec, HUNDRED, isDecimal, sum, text } from '../decimal.ts'
import { no, type Verdict, yes } from '../verdict.ts'

/** One year of a project: its stated weight in the whole and its own progress (a year not begun has 0). */
export type YearShare = { readonly year: number | string; readonly weight: Decimal; readonly percent: Decimal }

export type YearCode = 'yearWeightsNot100' | 'yearWeightWrong' | 'yearTwice'

/** Year weights are stated, positive and total exactly 100. */
export function checkYearWeights(years: readonly Pick<YearShare, 'year' | 'weight'>[]): Verdict<YearCode> {
  const seen = new Set<string>()
  for (const { year, weight } of years) {
    if (seen.has(String(year))) return no('yearTwice', { year })
    seen.add(String(year))
    if (!isDecimal(weight) || !dec(weight).gt(0)) return no('yearWeightWrong', { year, weight: String(weight) })
  }
  const total = sum(years.map(({ weight }) => dec(weight)))
  if (total.eq(HUNDRED)) return yes
  return no('yearWeightsNot100', { sum: text(total), difference: text(HUNDRED.minus(total)) })
}

/** Progress of the whole project over its years: Σ year weight × year percent ÷ 100, exact. */
export const yearsLine = (years: readonly YearShare[]): Decimal =>
  text(sum(years.map(({ weight, percent }) => dec(weight).times(dec(percent)).times('0.01'))))
