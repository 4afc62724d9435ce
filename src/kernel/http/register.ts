import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Actor } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { forbidden, refuse, unauthenticated } from '../errors.ts'
import { mayEver, type Rule } from '../policy.ts'
import { keyOf, once } from './once.ts'
import { unkeepableText } from './problems.ts'
import type { AnyRoute } from './route.ts'

/** What the app gives so that routes can be registered. */
export interface RouteHouse {
  rules: Readonly<Record<string, Rule>>
  actorOf: (request: FastifyRequest) => Promise<Actor | null>
  ctxOf: (request: FastifyRequest, actor: Actor | null) => Ctx
}

/**
 * Registers routes: finds the actor, refuses by permission before the input is read (no unless allowed), then parses and calls.
 * A permission that no policy knows is a defect and stops the start. A change that carries a key is done once (`once.ts`).
 */
export function registerRoutes(app: FastifyInstance, routes: readonly AnyRoute[], house: RouteHouse): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  for (const item of routes) {
    const open = item.permission === 'public' || item.permission === 'signedIn'
    const rule = open ? null : house.rules[item.permission]
    if (!open && !rule)
      throw new Error(`route ${item.method} ${item.url} names an unknown permission ${item.permission}`)
    const actors = new WeakMap<FastifyRequest, Actor | null>()
    typed.route({
      method: item.method,
      url: item.url,
      schema: {
        summary: item.summary,
        tags: [item.url.split('/')[2] ?? 'house'],
        description: `Permission: ${item.permission}`,
        ...(item.params ? { params: item.params } : {}),
        ...(item.query ? { querystring: item.query } : {}),
        ...(item.body ? { body: item.body } : {}),
        ...(item.reply ? { response: { 200: item.reply } } : {}),
      },
      onRequest: async (request) => {
        const actor = await house.actorOf(request)
        actors.set(request, actor)
        if (item.permission === 'public') return
        if (!actor) throw unauthenticated()
        if (rule && !mayEver(rule, actor)) throw forbidden('kernel.notYourRole')
      },
      preValidation: async (request) => {
        for (const part of [request.params, request.query, request.body]) {
          const path = unkeepableText(part)
          if (path !== null) throw refuse('kernel.invalid', {}, [{ path, code: 'kernel.badFormat' }])
        }
      },
      handler: async (request, reply) => {
        const ctx = house.ctxOf(request, actors.get(request) ?? null)
        refuseDayToCome(request.query, ctx.clock.today())
        const work = (within: Ctx) =>
          item.handler({
            ctx: within,
            params: request.params,
            query: request.query,
            body: request.body,
            request,
            reply,
          })
        const key = item.once === false || item.method === 'GET' || !item.reply ? null : keyOf(request, ctx.actor)
        if (key === null) return work(ctx)
        return once(ctx, { ...key, asked: [item.method, request.url, request.body] }, async (within) =>
          item.reply.parse(await work(within)),
        )
      },
    })
  }
}

/** Nothing is known of a day to come: it is said so, rather than that today's figures are shown under its date. */
function refuseDayToCome(query: unknown, today: string): void {
  const day = (query as { asOf?: unknown } | undefined)?.asOf
  if (typeof day === 'string' && day > today)
    throw refuse('kernel.dayToCome', { day, today }, [
      { path: 'asOf', code: 'kernel.dayToCome', details: { day, today } },
    ])
}
