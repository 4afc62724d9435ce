import { z } from 'zod'
import { refuse } from '../../../kernel/errors.ts'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id } from '../../../kernel/http/schema.ts'
import { AnswerInvitation, AttachPapers, CancelSession, ChangeCall, Invitations, Invite } from './calling.schema.ts'
import { sessionCalendar, showInvitations } from './calling.view.ts'
import { cancelSession } from './cancel.verbs.ts'
import { answerInvitation, attachPapers, changeCall, invite } from './invitations.verbs.ts'

const Of = z.object({ id: Id })

export const callingRoutes = [
  route({
    method: 'GET',
    url: '/api/sessions/:id/invitations',
    permission: 'signedIn',
    summary: 'Who is invited to a session, what they answered, and its papers',
    params: Of,
    reply: Invitations,
    handler: ({ ctx, params }) => showInvitations(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/invitations',
    permission: 'meetings.call',
    summary: 'Invites whoever sits in the body that day, their substitutes, and guests',
    params: Of,
    body: Invite,
    reply: z.object({ invited: z.number() }),
    handler: ({ ctx, params, body }) => invite(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/invitations/:id/answer',
    permission: 'meetings.answer',
    summary: 'Answers an invitation, for oneself or typed with how it was said',
    params: Of,
    body: AnswerInvitation,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await answerInvitation(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/sessions/:id',
    permission: 'meetings.call',
    summary: 'Changes day, time or place of a called session',
    params: Of,
    body: ChangeCall,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await changeCall(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/cancellation',
    permission: 'meetings.call',
    summary: 'Calls a session off, with its reason; its agenda goes on to another',
    params: Of,
    body: CancelSession,
    reply: z.object({ carried: z.number() }),
    handler: ({ ctx, params, body }) => cancelSession(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/papers',
    permission: 'meetings.call',
    summary: 'Puts papers into the agenda file of a session',
    params: Of,
    body: AttachPapers,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await attachPapers(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id/calendar',
    permission: 'signedIn',
    summary: 'A session as a calendar file (RFC 5545)',
    params: Of,
    handler: async ({ ctx, params, reply }) => {
      const file = await sessionCalendar(ctx, params.id)
      if (file === null) throw refuse('meetings.dayOpen')
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="session.ics"')
        .send(file)
    },
  }),
]
