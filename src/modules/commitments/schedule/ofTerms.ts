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
export function criticalItems(
  terms: readonly Pick<Term, 'itemId' | 'parentId' | 'start' | 'finish'>[],
  precedence: readonly Precedence[],
): Set<string> {
  const parents = new Set(terms.map((term) => term.parentId))
  const dated = terms.filter((term) => term.start && term.finish && !parents.has(term.itemId))
  const first = dated.map((term) => term.start!).sort()[0]
  if (!first) return new Set()
  const known = new Set(dated.map((term) => term.itemId))
  try {
    const { critical } = criticalPath({
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
    return new Set(critical.map(String).filter((id) => id !== ORIGIN))
  } catch (error) {
    if (error instanceof ScheduleRefused) return new Set()
    throw error
  }
}
