import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { VersionsQuery, VersionsView } from './versions.schema.ts'
import { versionsView } from './versions.view.ts'

export const versionsRoutes = [
  route({
    method: 'GET',
    url: '/api/plan-years/:id/versions',
    permission: 'signedIn',
    summary: 'The versions of a plan year, and what changed between two of them, activity by activity',
    params: z.object({ id: Id }),
    query: VersionsQuery,
    reply: VersionsView,
    handler: ({ ctx, params, query }) => versionsView(ctx, params.id, query),
  }),
]
