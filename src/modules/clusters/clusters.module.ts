import type { Manifest } from '../../kernel/manifest.ts'
import { clustersCounted } from './clusters.counted.ts'
import { clusterList, lateList } from './clusters.lists.ts'
import { clustersPolicy } from './clusters.policy.ts'
import { clustersPrints } from './clusters.prints.ts'
import { clustersRoutes } from './clusters.routes.ts'
import { clustersWaiting } from './clusters.waiting.ts'
import { delegationEffects } from './delegation/delegation.effect.ts'
import { waitingForReport } from './delegation/delegation.waiting.ts'
import { clustersConditions } from './gates/clusters.conditions.ts'
import { gatesAgenda, gatesEffects } from './gates/gates.agenda.ts'
import { gatesLists } from './gates/gates.lists.ts'
import { gatesRoutes } from './gates/gates.routes.ts'
import { gatesSubject } from './gates/gates.subject.ts'
import { peopleList } from './people.lists.ts'
import { stageList } from './stages.lists.ts'

/** The register of clusters: where each stands on its way through the by-law, and who works for it. */
export const clusters: Manifest = {
  name: 'clusters',
  policy: clustersPolicy,
  routes: [...clustersRoutes, ...gatesRoutes],
  kinds: {
    cluster: { path: '/clusters/:id' },
    clusterPaper: { path: '/clusters/:cluster' },
    delegation: { path: '/clusters/:cluster' },
  },
  waiting: [
    ...clustersWaiting,
    { what: 'clusters.delegationReport', path: '/clusters/:subject?act=delegationReport', select: waitingForReport },
  ],
  conditions: clustersConditions,
  editions: { gates: gatesSubject },
  agenda: gatesAgenda,
  effects: { ...gatesEffects, ...delegationEffects },
  counted: clustersCounted,
  lists: [clusterList, lateList, peopleList, stageList, ...gatesLists],
  prints: clustersPrints,
}
