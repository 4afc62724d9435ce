import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { ProvinceCode } from '../directory.schema.ts'
import { boundariesFile } from './divisions.load.ts'
import { County, IsicCode, Province } from './divisions.schema.ts'
import { listCounties, listProvinces, searchIsic } from './divisions.store.ts'

export const divisionRoutes = [
  route({
    method: 'GET',
    url: '/api/provinces',
    permission: 'public',
    summary: 'All provinces of the country, by name',
    reply: z.array(Province),
    handler: ({ ctx }) => listProvinces(ctx.db),
  }),
  route({
    method: 'GET',
    url: '/api/counties',
    permission: 'public',
    summary: 'Counties, of one province when it is given',
    query: z.object({ province: ProvinceCode.optional() }),
    reply: z.array(County),
    handler: ({ ctx, query }) => listCounties(ctx.db, query.province),
  }),
  route({
    method: 'GET',
    url: '/api/boundaries/:layer',
    permission: 'public',
    summary: 'Boundaries as TopoJSON (© OpenStreetMap contributors, ODbL)',
    params: z.object({ layer: z.enum(['provinces', 'counties']) }),
    handler: async ({ params, reply }) =>
      reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'public, max-age=86400')
        .send(createReadStream(boundariesFile(params.layer))),
  }),
  route({
    method: 'GET',
    url: '/api/isic',
    permission: 'public',
    summary: 'ISIC Rev. 4 codes by code or words of the title',
    query: z.object({
      q: z.string().trim().max(100).default(''),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    reply: z.array(IsicCode),
    handler: ({ ctx, query }) => searchIsic(ctx.db, query.q, query.limit),
  }),
]
