import { z } from 'zod'
import { type AnyRoute, route } from '../../../kernel/http/route.ts'
import { Done, done, Id } from '../../../kernel/http/schema.ts'
import { decisionsOf } from './decisions.read.ts'
import { Decisions } from './decisions.schema.ts'
import {
  AcceptResolution,
  AnswerObjection,
  CancelResolution,
  ConfirmExecution,
  EndUndone,
  ObjectToResolution,
  PutOffResolution,
} from './following.schema.ts'
import {
  acceptResolution,
  answerObjection,
  cancelResolution,
  confirmExecution,
  endUndone,
  objectToResolution,
  putOffResolution,
} from './following.verbs.ts'
import { Register, RegisterFilter, RegisterQuery, RegisterSummary } from './register.schema.ts'
import { registerSummary, registerView } from './register.view.ts'
import { notificationSheet } from './sheet.read.ts'
import { NotificationSheet } from './sheet.schema.ts'

const Of = z.object({ id: Id })

export const followingRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/api/resolution-register',
    permission: 'signedIn',
    summary: 'All resolutions that one may see, with where they stand; newest minuted first',
    query: RegisterQuery,
    reply: Register,
    handler: ({ ctx, query: { limit, offset, ...filter } }) => registerView(ctx, filter, { limit, offset }),
  }),
  route({
    method: 'GET',
    url: '/api/resolution-register/summary',
    permission: 'signedIn',
    summary: 'Counts by state and lateness, and execution by body and subject',
    query: RegisterFilter,
    reply: RegisterSummary,
    handler: ({ ctx, query }) => registerSummary(ctx, query),
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/acceptance',
    permission: 'meetings.accept',
    summary: 'The notified body takes the resolution on; also typed for it after a letter or call',
    params: Of,
    body: AcceptResolution,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await acceptResolution(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/objection',
    permission: 'meetings.object',
    summary: "The notified body objects within the days that the body's rules allow",
    params: Of,
    body: ObjectToResolution,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await objectToResolution(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/objection-answer',
    permission: 'meetings.answerObjection',
    summary: 'Upholds an objection, so that it is notified anew, or rejects it with words',
    params: Of,
    body: AnswerObjection,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await answerObjection(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/confirmation',
    permission: 'meetings.confirm',
    summary: 'The secretariat confirms what was claimed of the execution, or sends it back',
    params: Of,
    body: ConfirmExecution,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await confirmExecution(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/postponement',
    permission: 'meetings.putOff',
    summary: 'Puts the deadline off by a notification anew',
    params: Of,
    body: PutOffResolution,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await putOffResolution(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/undone-ending',
    permission: 'meetings.endUndone',
    summary: 'Ends a resolution that is not carried out, with its cause',
    params: Of,
    body: EndUndone,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await endUndone(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/cancellation',
    permission: 'meetings.cancel',
    summary: 'Ends a resolution by a later one that names it',
    params: Of,
    body: CancelResolution,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await cancelResolution(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'GET',
    url: '/api/notifications/:id',
    permission: 'signedIn',
    summary: 'The sheet of a notification: the fields of its letter',
    params: Of,
    reply: NotificationSheet,
    handler: ({ ctx, params }) => notificationSheet(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/records/:id/decisions',
    permission: 'signedIn',
    summary: 'Who decided this, and what became of it',
    params: Of,
    reply: Decisions,
    handler: ({ ctx, params }) => decisionsOf(ctx, params.id),
  }),
]
