import type { Manifest } from '../../kernel/manifest.ts'
import { criteriaSubject } from './criteria.subject.ts'
import { rankingConditions } from './ranking.conditions.ts'
import { rankingLists } from './ranking.lists.ts'
import { rankingPolicy } from './ranking.policy.ts'
import { rankingRoutes } from './ranking.routes.ts'
import { rankingWaiting } from './ranking.waiting.ts'

/** Prioritisation of a province's clusters: criteria, scores with their evidence, and the ranking that the committee signs. */
export const ranking: Manifest = {
  name: 'ranking',
  policy: rankingPolicy,
  routes: rankingRoutes,
  kinds: { prioritisation: { path: '/provinces/:province/ranking?round=:id' } },
  waiting: rankingWaiting,
  conditions: rankingConditions,
  editions: { criteria: criteriaSubject },
  lists: rankingLists,
}
