import type { Manifest } from '../../kernel/manifest.ts'
import { bodyList } from './bodies/bodies.lists.ts'
import { bodyRoutes } from './bodies/bodies.routes.ts'
import { seatList } from './bodies/seats.lists.ts'
import { followingRoutes } from './following/following.routes.ts'
import { followingWaiting } from './following/following.waiting.ts'
import { reminderJob } from './following/reminders.job.ts'
import { followUpSubject } from './following/reminders.subject.ts'
import { meetingsConditions } from './meetings.conditions.ts'
import { policy } from './meetings.policy.ts'
import { resolutionList } from './resolutions/resolutions.lists.ts'
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
  routes: [...bodyRoutes, ...sessionRoutes, ...resolutionRoutes, ...followingRoutes],
  kinds: {
    body: { path: '/bodies/:id' },
    session: { path: '/sessions/:id' },
    resolution: { path: '/resolutions/:id' },
    notification: { path: '/notifications/:id' },
  },
  waiting: [
    { what: 'meetings.complete', select: waitingToComplete },
    { what: 'meetings.notify', select: waitingToNotify },
    ...followingWaiting,
  ],
  lists: [bodyList, seatList, sessionList, resolutionList],
  conditions: meetingsConditions,
  editions: { followUp: followUpSubject },
  jobs: [reminderJob],
  counted: { 'meetings.heldSessions': heldSessions },
}
