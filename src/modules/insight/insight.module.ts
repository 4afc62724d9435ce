import type { Manifest } from '../../kernel/manifest.ts'
import { insightLists } from './insight.lists.ts'
import { insightRoutes } from './insight.routes.ts'
import { periodLists } from './period/period.lists.ts'
import { periodPrints } from './period/period.prints.ts'
import { periodRoutes } from './period/period.routes.ts'
import { insightPrints } from './prints/insight.prints.ts'

/** Pages that look over many clusters: the nation, a province, a comparison; and every page as XLSX and PDF. It keeps nothing of its own. */
export const insight: Manifest = {
  name: 'insight',
  policy: {},
  routes: [...insightRoutes, ...periodRoutes],
  lists: [...insightLists, ...periodLists],
  prints: [...insightPrints, ...periodPrints],
}
