import type { Manifest } from '../../kernel/manifest.ts'
import { publicationsPolicy } from './publications.policy.ts'
import { publicationRoutes } from './publications.routes.ts'

/** What everybody may read without signing in. It decides who is shown what, and computes nothing: figures come from their engines. */
export const publications: Manifest = {
  name: 'publications',
  policy: publicationsPolicy,
  routes: publicationRoutes,
}
