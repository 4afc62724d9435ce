import { daysBetween } from '../dates.ts'
import type { Precedence } from '../precedence.ts'
import type { Term } from '../progress/shapes.ts'
import { criticalPath } from './criticalPath.ts'
import { ScheduleRefused } from './network.ts'

const ORIGIN = 'origin'

/**
 * Which leaves of a version cannot slip without moving the finish of the whole. Each activity lasts from its planned start to its planned
 * finish and starts no earlier than planned; precedence may push it later. Leaves without both dates are left out. A draft whose
 * precedence runs in a circle has no critical path yet: the empty set.
 */
export const criticalItems = (terms: readonly Dated[], precedence: readonly Precedence[]): Set<string> =>
  new Set([...slackOfItems(terms, precedence)].flatMap(([itemId, { critical }]) => (critical ? [itemId] : [])))

type Dated = Pick<Term, 'itemId' | 'parentId' | 'start' | 'finish'>

/** Of each dated leaf: is it critical, and by how many days may it slip without moving the finish of the whole. See `criticalItems`. */
export function slackOfItems(
  terms: readonly Dated[],
  precedence: readonly Precedence[],
): Map<string, { critical: boolean; days: number }> {
  const parents = new Set(terms.map((term) => term.parentId))
  const dated = terms.filter((term) => term.start && term.finish && !parents.has(term.itemId))
  const first = dated.map((term) => term.start!).sort()[0]
  if (!first) return new Map()
  const known = new Set(dated.map((term) => term.itemId))
  try {
    const { activities } = criticalPath({
      activities: [
        { id: ORIGIN, duration: 0 },
        ...dated.map((term) => ({ id: term.itemId, duration: daysBetween(term.start!, term.finish!) })),
      ],
      relations: [
        ...dated.map((term) => ({
          from: ORIGIN,
          to: term.itemId,
          type: 'SS' as const,
          lag: daysBetween(first, term.start!),
        })),
        ...precedence.filter((one) => known.has(one.from) && known.has(one.to)),
      ],
    })
    return new Map(
      activities
        .filter(({ id }) => id !== ORIGIN)
        .map(({ id, isCritical, totalFloat }) => [String(id), { critical: isCritical, days: totalFloat }]),
    )
  } catch (error) {
    if (error instanceof ScheduleRefused) return new Map()
    throw error
  }
}
