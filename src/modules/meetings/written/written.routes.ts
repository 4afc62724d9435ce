import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id, Made } from '../../../kernel/http/schema.ts'
import { showWritten, writtenOfBody } from './written.read.ts'
import { AnswerWritten, ProposeWritten, WithdrawWritten, WrittenLines, WrittenShown } from './written.schema.ts'
import { answerWritten, closeWritten, proposeWritten, withdrawWritten } from './written.verbs.ts'

const Of = z.object({ id: Id })

export const writtenRoutes = [
  route({
    method: 'GET',
    url: '/api/bodies/:id/written-decisions',
    permission: 'signedIn',
    summary: 'Decisions of a body in writing, without a session, newest first',
    params: Of,
    reply: WrittenLines,
    handler: async ({ ctx, params }) => ({ rows: await writtenOfBody(ctx, params.id) }),
  }),
  route({
    method: 'POST',
    url: '/api/bodies/:id/written-decisions',
    permission: 'meetings.call',
    summary: 'Puts a decision in writing to whoever sits in the voting seats of a body',
    params: Of,
    body: ProposeWritten,
    reply: Made,
    handler: ({ ctx, params, body }) => proposeWritten(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/written-decisions/:id',
    permission: 'signedIn',
    summary: 'A decision in writing with what everybody answered',
    params: Of,
    reply: WrittenShown,
    handler: ({ ctx, params }) => showWritten(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/written-decisions/:id/answers',
    permission: 'meetings.answer',
    summary: 'Answers a decision in writing, for oneself or typed with how it was said',
    params: Of,
    body: AnswerWritten,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await answerWritten(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/written-decisions/:id/closing',
    permission: 'meetings.call',
    summary: 'Counts the answers under the rule of the body; what is carried becomes a resolution',
    params: Of,
    body: z.strictObject({ sure: z.literal(true) }),
    reply: z.object({
      outcome: z.enum(['carried', 'noQuorum', 'notAgreed']),
      resolutionId: z.uuid().nullable(),
    }),
    handler: ({ ctx, params }) => closeWritten(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/written-decisions/:id/withdrawal',
    permission: 'meetings.call',
    summary: 'Takes a decision in writing back before it is closed',
    params: Of,
    body: WithdrawWritten,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await withdrawWritten(ctx, params.id, body)
      return done
    },
  }),
]
