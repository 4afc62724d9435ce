import type { Manifest } from '../../kernel/manifest.ts'
import { diagnosisConditions } from './diagnosis.conditions.ts'
import { diagnosisLists } from './diagnosis.lists.ts'
import { diagnosisPolicy } from './diagnosis.policy.ts'
import { diagnosisRoutes } from './diagnosis.routes.ts'
import { diagnosisWaiting } from './diagnosis.waiting.ts'

/** Diagnostic studies of clusters in editions, with the supervisor's remarks, SWOT and pressure points. */
export const diagnosis: Manifest = {
  name: 'diagnosis',
  policy: diagnosisPolicy,
  routes: diagnosisRoutes,
  kinds: { diagnosticReport: { path: '/diagnostic-reports/:id' } },
  waiting: diagnosisWaiting,
  conditions: diagnosisConditions,
  lists: diagnosisLists,
}
