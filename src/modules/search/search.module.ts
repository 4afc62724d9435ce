import type { Manifest } from '../../kernel/manifest.ts'
import { searchRoutes } from './search.routes.ts'
import { pathsOf } from './search.view.ts'

/**
 * Finds by name everything that one may see. The index is kept by the database itself; reads join `records` with the one visibility
 * predicate before any limit. It knows no room: `app` hands it their manifests for the pages of their kinds.
 */
export const createSearch = (manifests: readonly Manifest[]): Manifest => ({
  name: 'search',
  policy: {},
  routes: searchRoutes(pathsOf(manifests)),
})
