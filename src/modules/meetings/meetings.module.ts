import type { Manifest } from '../../kernel/manifest.ts'
import { bodyRoutes } from './bodies/bodies.routes.ts'
import { meetingsConditions } from './meetings.conditions.ts'
import { resolutionList, sessionList } from './meetings.lists.ts'
import { policy } from './meetings.policy.ts'
import { resolutionRoutes } from './resolutions/resolutions.routes.ts'
import { waitingToComplete, waitingToNotify } from './resolutions/resolutions.store.ts'
import { heldSessions } from './sessions/sessions.counted.ts'
import { sessionRoutes } from './sessions/sessions.routes.ts'

/**
 * Bodies with seats held by institutions, their numbered sessions, and resolutions minuted as they were spoken.
 * It never computes progress: a resolution's execution is a commitment.
 */
export const meetings: Manifest = {
  name: 'meetings',
  policy,
  routes: [...bodyRoutes, ...sessionRoutes, ...resolutionRoutes],
  kinds: {
    body: { path: '/bodies/:id' },
    session: { path: '/sessions/:id' },
    resolution: { path: '/resolutions/:id' },
  },
  waiting: [
    { what: 'meetings.complete', select: waitingToComplete },
    { what: 'meetings.notify', select: waitingToNotify },
  ],
  lists: [sessionList, resolutionList],
  conditions: meetingsConditions,
  counted: { 'meetings.heldSessions': heldSessions },
}
