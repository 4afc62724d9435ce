import {
  type Curve,
  checkYearWeights,
  type PromisedTree,
  plannedWhole,
  versionAt,
  yearsLine,
} from '../../commitments/index.ts'
import type { PlanView, YearView } from '../plans.schema.ts'
import { isSilent, lineDays } from './line.rules.ts'

/**
 * All years of a plan as one line, by the stated weights of the years: on each day every year adds what it had reached by then. Days after
 * the asked one have no approved value, nor have days of a year of which nothing is known; the plan goes on as far as a baseline says.
 * Null while the weights do not total 100.
 */
export function yearsCurve(
  years: readonly YearView[],
  { promises, curves }: { promises: ReadonlyMap<string, PromisedTree>; curves: ReadonlyMap<string, Curve> },
  when: { asOf: string; knownAt: string },
): Pick<PlanView, 'line' | 'lineWhy'> {
  if (years.length === 0) return { line: null, lineWhy: 'plans.lineNoYears' }
  const weighed = checkYearWeights(years.map((year) => ({ year: year.n, weight: year.yearWeight ?? '' })))
  if (!weighed.ok) return { line: null, lineWhy: 'plans.lineNoWeights' }
  const sum = (percentOf: (year: YearView) => string | null) =>
    yearsLine(years.map((year) => ({ year: year.n, weight: year.yearWeight!, percent: percentOf(year) ?? '0' })))
  const approvedOn = (asOf: string) =>
    // a year that has not begun has reached nothing, whatever was claimed early for it
    sum((year) => (asOf < year.from ? null : (curves.get(year.id)?.('approved', asOf) ?? null)))
  const plans = [...promises.values()].flatMap((tree) => Object.entries(tree.terms))
  const plannedOf = new Map(plans.map(([versionId, terms]) => [versionId, plannedWhole(terms)]))
  const plannedOn = (day: string) =>
    sum((year) => {
      const tree = promises.get(year.id)
      const version = tree && versionAt(tree.versions, day, when.knownAt)
      return version ? (plannedOf.get(version.id)?.(day) ?? null) : null
    })
  const frozen = years.filter((year) => year.frozen)
  const lastPlanned = frozen.at(-1)?.to ?? null
  return {
    lineWhy: null,
    line: {
      approved: approvedOn(when.asOf),
      planned: plannedOn(when.asOf),
      points: lineDays(years, when.asOf).map((date) => ({
        date,
        approved: date <= when.asOf && !isSilent(years, date) ? approvedOn(date) : null,
        planned: lastPlanned !== null && date <= lastPlanned ? plannedOn(date) : null,
      })),
    },
  }
}
