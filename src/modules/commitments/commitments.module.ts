import type { Manifest } from '../../kernel/manifest.ts'
import { commitmentsAgenda, commitmentsEffects } from './commitments.agenda.ts'
import { progressList } from './commitments.lists.ts'
import { commitmentsPolicy } from './commitments.policy.ts'
import { commitmentsRoutes } from './commitments.routes.ts'
import { commitmentsAsked, commitmentsWaiting } from './commitments.waiting.ts'
import { behindList } from './late/late.lists.ts'
import { spendingList } from './money/spending.lists.ts'

/**
 * Promises and what is known about their progress: trees of weighted items, frozen versions, claims with evidence, the steps they pass.
 * Never knows what kind of thing a promise belongs to.
 */
export const commitments: Manifest = {
  name: 'commitments',
  policy: commitmentsPolicy,
  routes: commitmentsRoutes,
  waiting: commitmentsWaiting,
  asked: commitmentsAsked,
  agenda: commitmentsAgenda,
  effects: commitmentsEffects,
  lists: [progressList, behindList, spendingList],
}
