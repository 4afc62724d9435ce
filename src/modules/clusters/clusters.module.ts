import type { Manifest } from '../../kernel/manifest.ts'
import { clustersCounted } from './clusters.counted.ts'
import { clustersPolicy } from './clusters.policy.ts'
import { clustersRoutes } from './clusters.routes.ts'
import { clustersWaiting } from './clusters.waiting.ts'

/** The register of clusters: where each stands on its way through the by-law, and who works for it. */
export const clusters: Manifest = {
  name: 'clusters',
  policy: clustersPolicy,
  routes: clustersRoutes,
  kinds: { cluster: { path: '/clusters/:id' } },
  waiting: clustersWaiting,
  counted: clustersCounted,
}
