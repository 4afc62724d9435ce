import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id } from '../../../kernel/http/schema.ts'
import { recordArrivals, recordLeaving, removeAttendance } from './attendance.verbs.ts'
import {
  CallAgain,
  CloseSitting,
  OpenSitting,
  RecordArrivals,
  RecordLeaving,
  RecordVote,
  Sitting,
} from './holding.schema.ts'
import { callAgain, closeSitting, openSitting } from './holding.verbs.ts'
import { showSitting } from './holding.view.ts'
import { recordVote } from './vote.verbs.ts'

const Of = z.object({ id: Id })

export const holdingRoutes = [
  route({
    method: 'GET',
    url: '/api/sessions/:id/sitting',
    permission: 'signedIn',
    summary: 'Who is there, who was, and the quorum of the moment',
    params: Of,
    reply: Sitting,
    handler: ({ ctx, params }) => showSitting(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/opening',
    permission: 'meetings.minute',
    summary: 'Opens a called session',
    params: Of,
    body: OpenSitting,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await openSitting(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/attendance',
    permission: 'meetings.minute',
    summary: 'Records who came at a minute',
    params: Of,
    body: RecordArrivals,
    reply: z.object({ recorded: z.number() }),
    handler: ({ ctx, params, body }) => recordArrivals(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/attendance/:id/leaving',
    permission: 'meetings.minute',
    summary: 'Records when somebody left',
    params: Of,
    body: RecordLeaving,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await recordLeaving(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/attendance/:id',
    permission: 'meetings.minute',
    summary: 'Takes back an interval of attendance recorded by mistake',
    params: Of,
    reply: Done,
    handler: async ({ ctx, params }) => {
      await removeAttendance(ctx, params.id)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/closure',
    permission: 'meetings.minute',
    summary: 'Ends the sitting; without a quorum at any minute it is refused',
    params: Of,
    body: CloseSitting,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await closeSitting(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/second-call',
    permission: 'meetings.call',
    summary: 'Calls a session again that came to no quorum',
    params: Of,
    body: CallAgain,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await callAgain(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/vote',
    permission: 'meetings.minute',
    summary: 'Records the minute and the votes of a resolution; refused without a quorum',
    params: Of,
    body: RecordVote,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await recordVote(ctx, params.id, body)
      return done
    },
  }),
]
