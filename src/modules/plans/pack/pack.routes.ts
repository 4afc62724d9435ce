import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { route } from '../../../kernel/http/route.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { unissuedPaper } from '../../papers/index.ts'
import { packValues } from './pack.papers.ts'
import { PackFileQuery, PackQuery, PackView } from './pack.schema.ts'
import { packView } from './pack.view.ts'
import { packWords } from './pack.words.ts'

const ById = z.object({ id: Id })

/** The page as a file for reading: what is issued, with its check code, is made as a paper. */
async function sendFile(
  { ctx, reply }: { ctx: Ctx; reply: FastifyReply },
  as: 'word' | 'pdf',
  id: string,
  { locale, ...asked }: z.output<typeof PackFileQuery>,
) {
  const pack = await packView(ctx, id, asked)
  const values = packValues(pack, locale)
  const file = await unissuedPaper(ctx, { kind: 'council-pack', recordId: id, locale, dated: pack.asOf, values, as })
  const name = `${packWords(locale)('pack.title')} ${pack.cluster.title}.${as === 'word' ? 'docx' : 'pdf'}`
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'no-store')
    .send(file.bytes)
}

export const packRoutes = [
  route({
    method: 'GET',
    url: '/api/plan-years/:id/pack',
    permission: 'signedIn',
    summary: 'The council’s one-page pack of a plan year: activities, results, next year, resolutions, decisions asked',
    params: ById,
    query: PackQuery,
    reply: PackView,
    handler: ({ ctx, params, query }) => packView(ctx, params.id, query),
  }),
  route({
    method: 'GET',
    url: '/api/plan-years/:id/pack.docx',
    permission: 'signedIn',
    summary: 'The council’s pack as a Word file, for reading',
    params: ById,
    query: PackFileQuery,
    handler: ({ ctx, params, query, reply }) => sendFile({ ctx, reply }, 'word', params.id, query),
  }),
  route({
    method: 'GET',
    url: '/api/plan-years/:id/pack.pdf',
    permission: 'signedIn',
    summary: 'The council’s pack as PDF on one sheet, for reading',
    params: ById,
    query: PackFileQuery,
    handler: ({ ctx, params, query, reply }) => sendFile({ ctx, reply }, 'pdf', params.id, query),
  }),
]
