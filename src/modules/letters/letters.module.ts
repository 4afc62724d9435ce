import type { Manifest } from '../../kernel/manifest.ts'
import { letterList } from './letters.lists.ts'
import { lettersPolicy } from './letters.policy.ts'
import { lettersRoutes } from './letters.routes.ts'
import { lettersAgenda, lettersAsked, waitingToAnswer } from './letters.waiting.ts'

/** The register of letters that came and went; see docs/rooms/letters.md. It drafts, signs and sends nothing. */
export const letters: Manifest = {
  name: 'letters',
  policy: lettersPolicy,
  routes: lettersRoutes,
  kinds: { letter: { path: '/letters/:id' } },
  waiting: [waitingToAnswer],
  asked: lettersAsked,
  agenda: lettersAgenda,
  lists: [letterList],
}
