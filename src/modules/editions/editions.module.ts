import type { EditionSubjects, Manifest } from '../../kernel/manifest.ts'
import { editionsLists } from './editions.lists.ts'
import { editionsPolicy } from './editions.policy.ts'
import { editionsRoutes } from './editions.routes.ts'

/** By-laws in editions: what is in force where and when. What a subject's content means is its room's; `app` hands the rooms' subjects in. */
export const createEditions = (subjects: EditionSubjects): Manifest => ({
  name: 'editions',
  policy: editionsPolicy,
  routes: editionsRoutes(subjects),
  lists: editionsLists(subjects),
  kinds: { edition: { path: '/bylaw/:id' } },
})
