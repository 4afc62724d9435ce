import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { AnswersBody, ChainView } from './chain.schema.ts'
import { answerPoints } from './chain.verbs.ts'
import { chainView } from './chain.view.ts'

const ById = z.object({ id: Id })

export const chainRoutes = [
  route({
    method: 'GET',
    url: '/api/plans/:id/chain',
    permission: 'signedIn',
    summary: 'The plan as a chain: pressure points of the diagnostic study, strategies that answer them, activities',
    params: ById,
    reply: ChainView,
    handler: ({ ctx, params }) => chainView(ctx, params.id),
  }),
  route({
    method: 'PUT',
    url: '/api/plans/:id/answered-points',
    permission: 'plans.draft',
    summary: 'Says which pressure points each strategy answers',
    params: ById,
    body: AnswersBody,
    reply: z.object({ version: z.number() }),
    handler: ({ ctx, params, body }) => answerPoints(ctx, params.id, body),
  }),
]
