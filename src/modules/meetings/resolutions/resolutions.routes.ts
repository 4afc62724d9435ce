import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id, Made } from '../../../kernel/http/schema.ts'
import { amendResolution } from './amend.verbs.ts'
import { listResolutionsOf, showResolution } from './resolutions.read.ts'
import {
  AmendResolution,
  CompleteResolution,
  MinuteResolution,
  NotifyResolution,
  ResolutionShown,
  Resolutions,
} from './resolutions.schema.ts'
import { completeResolution, minuteResolution, notifyResolution } from './resolutions.verbs.ts'

const Of = z.object({ id: Id })
const MadeNumbered = Made.extend({ number: z.number() })

export const resolutionRoutes = [
  route({
    method: 'POST',
    url: '/api/resolutions',
    permission: 'meetings.minute',
    summary: 'Minutes a resolution as it was spoken, even without owner or date',
    body: MinuteResolution,
    reply: MadeNumbered,
    handler: ({ ctx, body }) => minuteResolution(ctx, body),
  }),
  route({
    method: 'GET',
    url: '/api/resolutions',
    permission: 'signedIn',
    summary: 'Resolutions about a record',
    query: z.object({ about: Id }),
    reply: Resolutions,
    handler: async ({ ctx, query }) => ({ rows: await listResolutionsOf(ctx, { about: query.about }) }),
  }),
  route({
    method: 'GET',
    url: '/api/bodies/:id/resolutions',
    permission: 'signedIn',
    summary: 'All resolutions of a body, oldest first',
    params: Of,
    reply: Resolutions,
    handler: async ({ ctx, params }) => ({ rows: await listResolutionsOf(ctx, { bodyId: params.id }) }),
  }),
  route({
    method: 'GET',
    url: '/api/resolutions/:id',
    permission: 'signedIn',
    summary: 'A resolution with its owner, deadline, and what it decides about',
    params: Of,
    reply: ResolutionShown,
    handler: ({ ctx, params }) => showResolution(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/completion',
    permission: 'meetings.complete',
    summary: 'Fills the owner or deadline that the minutes left open',
    params: Of,
    body: CompleteResolution,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await completeResolution(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/amendment',
    permission: 'meetings.minute',
    summary: 'Puts the wording or subject of a resolution right while its minutes are open',
    params: Of,
    body: AmendResolution,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await amendResolution(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/resolutions/:id/notification',
    permission: 'meetings.notify',
    summary: 'Notifies a complete resolution to its owner',
    params: Of,
    body: NotifyResolution,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await notifyResolution(ctx, params.id, body)
      return done
    },
  }),
]
