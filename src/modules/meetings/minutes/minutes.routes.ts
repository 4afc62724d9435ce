import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id, Made } from '../../../kernel/http/schema.ts'
import { getRecord } from '../../../kernel/records.ts'
import { unissuedPaper } from '../../papers/index.ts'
import { addAddendum, changeEffect, finaliseMinutes } from './final.verbs.ts'
import { minutesValues } from './minutes.papers.ts'
import {
  AddAddendum,
  AnswerRemark,
  ChangeEffect,
  Circulate,
  EffectOffers,
  Finalise,
  MakeRemark,
  Minutes,
  WriteSection,
} from './minutes.schema.ts'
import { listEffectOffers, showMinutes } from './minutes.view.ts'
import { answerRemark, circulate, makeRemark } from './remarks.verbs.ts'
import { openMinutes, writeSection } from './sections.verbs.ts'

const Of = z.object({ id: Id })
const FileQuery = z.object({ locale: z.enum(['fa', 'en']).default('fa') })

/** The minutes as a file for reading, as they stand: what is issued, with its check code, is made as a paper once they are final. @throws 404 */
async function sendFile(
  { ctx, reply }: { ctx: Ctx; reply: FastifyReply },
  as: 'word' | 'pdf',
  id: string,
  locale: 'fa' | 'en',
) {
  const { readable } = await showMinutes(ctx, id)
  if (!readable) throw notFound()
  const { title } = await getRecord(ctx.db, ctx.actor, id, 'session')
  const values = await minutesValues(ctx, id)
  const file = await unissuedPaper(ctx, { kind: 'minutes', recordId: id, locale, dated: ctx.clock.today(), values, as })
  return reply
    .type(file.type)
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.${as === 'word' ? 'docx' : 'pdf'}`)}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'no-store')
    .send(file.bytes)
}

export const minutesRoutes = [
  route({
    method: 'GET',
    url: '/api/sessions/:id/minutes',
    permission: 'signedIn',
    summary: 'The minutes of a session with remarks, addenda and what its resolutions bring about',
    params: Of,
    reply: Minutes,
    handler: ({ ctx, params }) => showMinutes(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id/minutes.docx',
    permission: 'signedIn',
    summary: 'The minutes as they stand as a Word file, for reading',
    params: Of,
    query: FileQuery,
    handler: ({ ctx, params, query, reply }) => sendFile({ ctx, reply }, 'word', params.id, query.locale),
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id/minutes.pdf',
    permission: 'signedIn',
    summary: 'The minutes as they stand as PDF, for reading',
    params: Of,
    query: FileQuery,
    handler: ({ ctx, params, query, reply }) => sendFile({ ctx, reply }, 'pdf', params.id, query.locale),
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/minutes',
    permission: 'meetings.minute',
    summary: 'Begins the minutes of a held session',
    params: Of,
    body: z.strictObject({ begin: z.literal(true) }),
    reply: Done,
    handler: async ({ ctx, params }) => {
      await openMinutes(ctx, params.id)
      return done
    },
  }),
  route({
    method: 'PUT',
    url: '/api/sessions/:id/minutes/section',
    permission: 'meetings.minute',
    summary: 'Writes what was said under an agenda item; a stale one gets the other’s text',
    params: Of,
    body: WriteSection,
    reply: z.object({ version: z.number() }),
    handler: ({ ctx, params, body }) => writeSection(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/minutes/circulation',
    permission: 'meetings.minute',
    summary: 'Sends the minutes round to those who sat',
    params: Of,
    body: Circulate,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await circulate(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/minutes/remarks',
    permission: 'meetings.remark',
    summary: 'Remarks on circulated minutes, or says that there is nothing to remark',
    params: Of,
    body: MakeRemark,
    reply: Made,
    handler: ({ ctx, params, body }) => makeRemark(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/remarks/:id/answer',
    permission: 'meetings.minute',
    summary: 'Answers a remark on the minutes: taken in, or not',
    params: Of,
    body: AnswerRemark,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await answerRemark(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/minutes/finalisation',
    permission: 'meetings.minute',
    summary: 'Makes the minutes final; their resolutions take effect',
    params: Of,
    body: Finalise,
    reply: z.object({ applied: z.number() }),
    handler: ({ ctx, params }) => finaliseMinutes(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/minutes/addenda',
    permission: 'meetings.minute',
    summary: 'Adds to final minutes',
    params: Of,
    body: AddAddendum,
    reply: Made,
    handler: ({ ctx, params, body }) => addAddendum(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id/effects',
    permission: 'signedIn',
    summary: 'What the body of a session could decide now',
    params: Of,
    reply: EffectOffers,
    handler: ({ ctx, params }) => listEffectOffers(ctx, params.id),
  }),
  route({
    method: 'PUT',
    url: '/api/resolutions/:id/effect',
    permission: 'meetings.minute',
    summary: 'Gives a resolution another effect, or none, while its minutes are open',
    params: Of,
    body: ChangeEffect,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await changeEffect(ctx, params.id, body.effect)
      return done
    },
  }),
]
