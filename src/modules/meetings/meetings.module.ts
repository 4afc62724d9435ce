import type { Manifest } from '../../kernel/manifest.ts'
import { bodyList } from './bodies/bodies.lists.ts'
import { bodyRoutes } from './bodies/bodies.routes.ts'
import { seatList } from './bodies/seats.lists.ts'
import { meetingsConditions } from './meetings.conditions.ts'
import { policy } from './meetings.policy.ts'
import { resolutionList } from './resolutions/resolutions.lists.ts'
import { notificationPaper } from './resolutions/resolutions.papers.ts'
import { resolutionRoutes } from './resolutions/resolutions.routes.ts'
import { waitingToComplete, waitingToNotify } from './resolutions/resolutions.store.ts'
import { heldSessions } from './sessions/sessions.counted.ts'
import { sessionList } from './sessions/sessions.lists.ts'
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
  lists: [bodyList, seatList, sessionList, resolutionList],
  papers: { 'resolution-notification': notificationPaper },
  conditions: meetingsConditions,
  counted: { 'meetings.heldSessions': heldSessions },
}
