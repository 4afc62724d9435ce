import type { Manifest } from '../../kernel/manifest.ts'
import { papersPolicy } from './papers.policy.ts'
import { papersRoutes } from './papers.routes.ts'
import type { PaperHouse } from './papers.verbs.ts'

/**
 * Letters and forms: templates that offices change in Word, letterheads with their numbers, papers that never change, and the public check.
 * What a paper says is its room's; `app` hands the rooms' sources in.
 */
export const createPapers = (house: PaperHouse): Manifest => ({
  name: 'papers',
  policy: papersPolicy,
  routes: papersRoutes(house),
  // a paper is shown on the page of its record
  kinds: { paperTemplate: { path: '/letter-templates?province=:province' } },
})
