import { gzipSync } from 'node:zlib'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { route } from '../../kernel/http/route.ts'
import { Done, done, Id } from '../../kernel/http/schema.ts'
import { writeIndex, writeMissing, writeProvince } from './publications.page.ts'
import { PageQuery, ProvinceParams, PublicationView, PublishBody, WithdrawBody } from './publications.schema.ts'
import { fontFile, style } from './publications.style.ts'
import { publishRecord, withdrawRecord } from './publications.verbs.ts'
import { indexPage, provincePage, publicationView } from './publications.view.ts'

/** Packed for whoever can unpack it: on a weak line every kilobyte is waited for. Nothing of it is secret. */
function sendPacked(reply: FastifyReply, text: string) {
  reply.header('vary', 'accept-encoding')
  if (!/\bgzip\b/.test(String(reply.request.headers['accept-encoding'] ?? ''))) return reply.send(text)
  return reply.header('content-encoding', 'gzip').send(gzipSync(text))
}

/** The same for everybody, so a proxy may keep it for a minute. */
const sendPage = (reply: FastifyReply, text: string, status = 200) =>
  sendPacked(reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'public, max-age=60'), text)

const aYear = 'public, max-age=31536000, immutable'
const params = z.object({ id: Id })

export const publicationRoutes = [
  route({
    method: 'GET',
    url: '/public',
    permission: 'public',
    summary: 'The public page: provinces that have anything public, as HTML without a script',
    query: PageQuery,
    handler: async ({ ctx, query, reply }) =>
      sendPage(reply, writeIndex(await indexPage(ctx, query), query, style.address)),
  }),
  route({
    method: 'GET',
    url: '/public/:code',
    permission: 'public',
    summary: 'The public page of a province: its clusters and its published resolutions, as HTML without a script',
    params: ProvinceParams,
    query: PageQuery,
    handler: async ({ ctx, params, query, reply }) => {
      const page = await provincePage(ctx, params.code.toUpperCase(), query)
      return page
        ? sendPage(reply, writeProvince(page, query, style.address))
        : sendPage(reply, writeMissing(ctx.clock.today(), query.lang, style.address), 404)
    },
  }),
  route({
    method: 'GET',
    url: '/public/style.css',
    permission: 'public',
    summary: 'The stylesheet of the public pages',
    handler: async ({ reply }) =>
      sendPacked(reply.type('text/css; charset=utf-8').header('cache-control', aYear), style.text),
  }),
  route({
    method: 'GET',
    url: '/public/vazirmatn.woff2',
    permission: 'public',
    summary: 'The typeface of the public pages',
    handler: async ({ reply }) => reply.type('font/woff2').header('cache-control', aYear).send(fontFile()),
  }),
  route({
    method: 'GET',
    url: '/api/records/:id/publication',
    permission: 'signedIn',
    summary: 'How a record stands towards the public: what everybody reads of it, and who may publish it',
    params,
    reply: PublicationView,
    handler: ({ ctx, params }) => publicationView(ctx, params.id),
  }),
  route({
    method: 'PUT',
    url: '/api/records/:id/publication',
    permission: 'publications.publish',
    summary: 'Show a resolution to everybody, with where it has been made public',
    params,
    body: PublishBody,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await publishRecord(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/records/:id/publication/withdrawal',
    permission: 'publications.withdraw',
    summary: 'Take a published resolution back from the public, with the reason',
    params,
    body: WithdrawBody,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await withdrawRecord(ctx, params.id, body)
      return done
    },
  }),
]
