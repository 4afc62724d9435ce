import type { Manifest } from '../../kernel/manifest.ts'
import { agendaRoutes } from './agenda/agenda.routes.ts'
import { agendaPrint } from './agenda/agenda-file.print.ts'
import { meetingsAgenda } from './agenda/meetings.agenda.ts'
import { appointmentPaper } from './bodies/appointment.papers.ts'
import { bodyList } from './bodies/bodies.lists.ts'
import { bodyRoutes } from './bodies/bodies.routes.ts'
import { editionRoutes } from './bodies/edition.routes.ts'
import { nominationRoutes } from './bodies/nominations.routes.ts'
import { waitingForName, waitingToSeat } from './bodies/nominations.waiting.ts'
import { seatList } from './bodies/seats.lists.ts'
import { callingRoutes } from './calling/calling.routes.ts'
import { waitingForAnswer } from './calling/calling.waiting.ts'
import { invitationPaper } from './calling/invitation.papers.ts'
import { followingRoutes } from './following/following.routes.ts'
import { followingWaiting } from './following/following.waiting.ts'
import { reminderJob } from './following/reminders.job.ts'
import { followUpSubject } from './following/reminders.subject.ts'
import { holdingRoutes } from './holding/holding.routes.ts'
import { meetingsAsked } from './meetings.asked.ts'
import { meetingsConditions } from './meetings.conditions.ts'
import { policy } from './meetings.policy.ts'
import { minutesPaper } from './minutes/minutes.papers.ts'
import { minutesRoutes } from './minutes/minutes.routes.ts'
import { waitingToCirculate, waitingToFinalise, waitingToRemark } from './minutes/minutes.waiting.ts'
import { resolutionList } from './resolutions/resolutions.lists.ts'
import { notificationPaper } from './resolutions/resolutions.papers.ts'
import { resolutionRoutes } from './resolutions/resolutions.routes.ts'
import { waitingToComplete, waitingToNotify } from './resolutions/resolutions.store.ts'
import { heldSessions } from './sessions/sessions.counted.ts'
import { sessionList } from './sessions/sessions.lists.ts'
import { sessionRoutes } from './sessions/sessions.routes.ts'
import { writtenList } from './written/written.lists.ts'
import { writtenPrint } from './written/written.prints.ts'
import { writtenRoutes } from './written/written.routes.ts'
import { writtenWaiting } from './written/written.waiting.ts'

/**
 * Bodies with seats held by institutions, their numbered sessions (called, held with a quorum, minuted), and resolutions as they were spoken.
 * It never computes progress: a resolution's execution is a commitment.
 */
export const meetings: Manifest = {
  name: 'meetings',
  policy,
  routes: [
    ...bodyRoutes,
    ...editionRoutes,
    ...nominationRoutes,
    ...sessionRoutes,
    ...callingRoutes,
    ...agendaRoutes,
    ...holdingRoutes,
    ...minutesRoutes,
    ...resolutionRoutes,
    ...followingRoutes,
    ...writtenRoutes,
  ],
  kinds: {
    body: { path: '/bodies/:id' },
    nomination: { path: '/nominations/:id' },
    session: { path: '/sessions/:id' },
    resolution: { path: '/resolutions/:id' },
    notification: { path: '/notifications/:id' },
    writtenDecision: { path: '/written-decisions/:id' },
  },
  waiting: [
    waitingForName,
    waitingToSeat,
    ...waitingToComplete,
    ...waitingToNotify,
    { what: 'meetings.answerInvitation', select: waitingForAnswer },
    { what: 'meetings.remark', select: waitingToRemark },
    { what: 'meetings.circulate', select: waitingToCirculate },
    { what: 'meetings.finalise', select: waitingToFinalise },
    ...followingWaiting,
    ...writtenWaiting,
  ],
  asked: meetingsAsked,
  lists: [bodyList, seatList, sessionList, resolutionList, writtenList],
  prints: [agendaPrint, writtenPrint],
  papers: {
    'session-invitation': invitationPaper,
    minutes: minutesPaper,
    'resolution-notification': notificationPaper,
    'appointment-order': appointmentPaper,
  },
  conditions: meetingsConditions,
  agenda: meetingsAgenda,
  editions: { followUp: followUpSubject },
  jobs: [reminderJob],
  counted: { 'meetings.heldSessions': heldSessions },
}
