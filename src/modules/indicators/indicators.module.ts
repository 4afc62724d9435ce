import type { Manifest } from '../../kernel/manifest.ts'
import { indicatorsConditions } from './indicators.conditions.ts'
import { indicatorsLists } from './indicators.lists.ts'
import { indicatorsPolicy } from './indicators.policy.ts'
import { indexTargetsPrint } from './indicators.prints.ts'
import { indicatorsRoutes } from './indicators.routes.ts'
import { indicatorsWaiting } from './indicators.waiting.ts'

/** Indicators of clusters and the yearly index targets of provinces: baseline, target, actual, reason; counted from records where it can be. */
export const indicators: Manifest = {
  name: 'indicators',
  policy: indicatorsPolicy,
  routes: indicatorsRoutes,
  kinds: {
    clusterIndices: { path: '/clusters/:cluster/indicators' },
    provinceIndices: { path: '/provinces/:province/index-targets' },
  },
  waiting: indicatorsWaiting,
  conditions: indicatorsConditions,
  lists: indicatorsLists,
  prints: [indexTargetsPrint],
}
