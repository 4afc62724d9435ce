import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Actor, nobody, systemActor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../kernel/db/tables.ts'
import type { ContentStore } from '../kernel/files/content.ts'
import { largestFile } from '../kernel/files/content.ts'
import { fileRoutes, filesPolicy } from '../kernel/files/files.routes.ts'
import { registerRoutes } from '../kernel/http/register.ts'
import type { AnyRoute } from '../kernel/http/route.ts'
import { route } from '../kernel/http/route.ts'
import { Id } from '../kernel/http/schema.ts'
import { type JobHouse, startJobs } from '../kernel/jobs.ts'
import { listRoutes } from '../kernel/lists/list.routes.ts'
import type { Log } from '../kernel/log.ts'
import type { Manifest } from '../kernel/manifest.ts'
import { printRoutes } from '../kernel/pdf/print.routes.ts'
import { getRecord } from '../kernel/records.ts'
import { appendJournal } from '../modules/journal/index.ts'
import { refuseCrossSite } from './cross-site.ts'
import { demoAccounts, demoPassword } from './demo/accounts.ts'
import { errorHandler, explain, refuseAddress, sendProblem } from './errors.ts'
import { joinPorts } from './modules.ts'

export interface House {
  db: Db
  clock: Clock
  files: ContentStore
  modules: readonly Manifest[]
  /** Who calls: the session's actor; tests give their own. */
  actorOf: (request: FastifyRequest) => Promise<Actor | null>
  /** Who acts in work that outlives its request: a person with the grants of today; null once the account is closed. */
  actorOfPerson?: (personId: string) => Promise<Actor | null>
  publicUrl?: string
  logLevel?: string
  trustedProxies?: readonly string[]
}

/** How long requests under way may take once the house is told to stop. */
const shutdownGraceMs = 5_000

/** The demo tells its accounts at the door; a real house never has them. */
const DemoView = z.object({
  password: z.string(),
  accounts: z.array(z.object({ email: z.string(), next: z.object({ fa: z.string(), en: z.string() }) })),
})

/** What anybody may know of the house itself, and where the page of a record is. */
const houseRoutes = (modules: readonly Manifest[]): readonly AnyRoute[] => [
  route({
    method: 'GET',
    url: '/api/records/:id',
    permission: 'signedIn',
    summary: 'Kind and title of a record, and the path of its page',
    params: z.object({ id: Id }),
    reply: z.object({ id: Id, kind: z.string(), title: z.string(), path: z.string().nullable() }),
    handler: async ({ ctx, params }) => {
      const { id, kind, title, clusterId, provinceId } = await getRecord(ctx.db, ctx.actor, params.id)
      const path = modules.map((module) => module.kinds?.[kind]?.path).find(Boolean)
      return {
        id,
        kind,
        title,
        path:
          path
            ?.replace(':id', id)
            .replace(':cluster', clusterId ?? '')
            .replace(':province', provinceId ?? '') ?? null,
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/health',
    permission: 'public',
    summary: 'Answers once the database answers',
    reply: z.object({ status: z.literal('ok'), today: z.string() }),
    handler: async ({ ctx }) => {
      await sql`select 1`.execute(ctx.db)
      return { status: 'ok' as const, today: ctx.clock.today() }
    },
  }),
  route({
    method: 'GET',
    url: '/api/house',
    permission: 'public',
    summary: 'Whether this is the demo, and the day the house lives in',
    reply: z.object({ demo: DemoView.nullable(), today: z.string() }),
    handler: async ({ ctx }) => {
      const clock = await ctx.db.selectFrom('settings').select('key').where('key', '=', 'clock').executeTakeFirst()
      const accounts = demoAccounts.map(({ email, next }) => ({ email, next }))
      return { demo: clock ? { password: demoPassword, accounts } : null, today: ctx.clock.today() }
    },
  }),
]

/** Every route there is, in the order of the manifests. The only list of them. */
export const routesOf = (house: Pick<House, 'modules' | 'files'>): readonly AnyRoute[] => [
  ...house.modules.flatMap((module) => module.routes),
  ...listRoutes(
    house.modules.flatMap((module) => module.lists ?? []),
    (code, details = {}) => explain(code, details),
  ),
  ...printRoutes(house.modules.flatMap((module) => module.prints ?? [])),
  ...fileRoutes(house.files),
  ...houseRoutes(house.modules),
]

/** The API of the house: every module's routes behind one actor, one error shape, one description. */
export async function buildServer(house: House): Promise<FastifyInstance> {
  const app = Fastify({
    logger: house.logLevel
      ? { level: house.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] }
      : false,
    genReqId: () => randomUUID(),
    bodyLimit: 5 * 1024 * 1024,
    // an office's proxy is on the same machine; of others only those that it names may set the address
    trustProxy: ['loopback', ...(house.trustedProxies ?? [])],
    frameworkErrors: refuseAddress,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(errorHandler)
  app.setNotFoundHandler((request, reply) => sendProblem(reply, request, 'kernel.notFound', 'notFound'))

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        // styles that React sets on elements go through the style attribute
        'style-src-attr': ["'unsafe-inline'"],
        'style-src-elem': ["'self'"],
      },
    },
    strictTransportSecurity: house.publicUrl?.startsWith('https:') ?? false,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(cookie)
  // our own measure refuses first; the library's limit only bounds what it would read of a file nobody takes
  await app.register(multipart, { limits: { fileSize: 2 * largestFile, files: 1, fields: 5 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Khoosheh', version: '1', description: 'Every route of the house; each names its permission.' },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.addHook('onRequest', refuseCrossSite)
  // what is shown to one person is kept by no browser and no proxy, unless its route says otherwise
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  // an upload that never ends keeps its connection; the house does not wait for it when it is told to stop
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), shutdownGraceMs).unref()
  })

  const ports = joinPorts(house.modules)
  await app.register(async (api) => {
    registerRoutes(api, routesOf(house), {
      rules: Object.assign({}, filesPolicy, ...house.modules.map((module) => module.policy)),
      actorOf: house.actorOf,
      ctxOf: (request, actor) => ({
        db: house.db,
        clock: house.clock,
        actor: actor ?? nobody,
        requestId: request.id,
        ...ports,
        files: house.files,
        appendJournal,
      }),
    })
    api.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  })
  const jobs = house.modules.flatMap((module) => module.jobs ?? [])
  if (house.actorOfPerson && jobs.length > 0) {
    let work: ReturnType<typeof startJobs> | undefined
    app.addHook('onListen', async () => {
      work = startJobs(jobs, jobHouse(house, app.log))
    })
    app.addHook('preClose', () => work?.stop())
  }
  return app
}

/** What jobs work with in a house. */
export const jobHouse = (house: House, log: Log): JobHouse => ({
  worker: randomUUID(),
  stopping: false,
  log,
  async ctxOf(personId) {
    const actor = personId === null ? systemActor : await house.actorOfPerson!(personId)
    if (!actor) return null
    return {
      db: house.db,
      clock: house.clock,
      actor,
      requestId: randomUUID(),
      ...joinPorts(house.modules),
      files: house.files,
      appendJournal,
    }
  },
})
