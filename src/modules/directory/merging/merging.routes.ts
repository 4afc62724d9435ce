import { route } from '../../../kernel/http/route.ts'
import { Made } from '../../../kernel/http/schema.ts'
import { IdParams } from '../directory.schema.ts'
import { Merge, SplitBack } from './merging.schema.ts'
import { merge, splitBack } from './merging.verbs.ts'

export const mergingRoutes = [
  route({
    method: 'POST',
    url: '/api/directory/merges',
    permission: 'directory.merge',
    summary: 'Settle that two master records are one',
    body: Merge,
    reply: Made,
    handler: ({ ctx, body }) => merge(ctx, body),
  }),
  route({
    method: 'POST',
    url: '/api/directory/:id/split',
    permission: 'directory.merge',
    summary: 'Undo a merge',
    params: IdParams,
    body: SplitBack,
    reply: Made,
    handler: ({ ctx, params, body }) => splitBack(ctx, params.id, body),
  }),
]
