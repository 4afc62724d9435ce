import Big from 'big.js'
import { addDays, daysBetween, type IsoDate } from './dates.ts'
import { type Decimal, dec, HUNDRED } from './decimal.ts'

export type Forecast =
  | { readonly finish: IsoDate; readonly why: null }
  | { readonly finish: null; readonly why: 'tooFewPoints' | 'noGrowth' | 'tooFar' }

const WholeUp = Big()
WholeUp.DP = 0
WholeUp.RM = 3

/**
 * When the work will be finished if it goes on as it went lately. With p₂ at d₂ the last point and p₁ at d₁ the last
 * point at least `windowDays` older (else the first there is), the rate is (p₂ − p₁) ÷ (d₂ − d₁) and
 *
 *     finish = d₂ + ⌈ (100 − p₂) × (d₂ − d₁) ÷ (p₂ − p₁) ⌉ days
 *
 * Finished work answers the day on which it first stood at 100. Without two points, or without growth, there is no
 * forecast; nor is there one farther than 100 years away.
 */
export function forecastFinish(
  points: readonly { readonly date: IsoDate; readonly percent: Decimal }[],
  windowDays = 90,
): Forecast {
  const sorted = [...points].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const last = sorted.at(-1)
  if (!last) return { finish: null, why: 'tooFewPoints' }
  if (dec(last.percent).gte(HUNDRED)) {
    const below = sorted.findLastIndex(({ percent }) => dec(percent).lt(HUNDRED))
    return { finish: sorted[below + 1]!.date, why: null }
  }
  const begin = addDays(last.date, -windowDays)
  const first = sorted.findLast(({ date }) => date <= begin) ?? sorted[0]!
  const days = daysBetween(first.date, last.date)
  if (days === 0) return { finish: null, why: 'tooFewPoints' }
  const growth = dec(last.percent).minus(dec(first.percent))
  if (!growth.gt(0)) return { finish: null, why: 'noGrowth' }
  const more = WholeUp(HUNDRED.minus(dec(last.percent)).times(days)).div(growth)
  if (more.gt(36_525)) return { finish: null, why: 'tooFar' }
  return { finish: addDays(last.date, more.toNumber()), why: null }
}
