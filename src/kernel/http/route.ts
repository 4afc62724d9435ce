import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Ctx } from '../context.ts'

/** Whoever may call: everybody, whoever is signed in, or who holds a permission of a policy (`plans.freeze`). */
export type RoutePermission = 'public' | 'signedIn' | `${string}.${string}`

type Shape = z.ZodType | undefined
type Out<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

export interface RouteInput<P extends Shape, Q extends Shape, B extends Shape> {
  ctx: Ctx
  params: Out<P>
  query: Out<Q>
  body: Out<B>
  request: FastifyRequest
  reply: FastifyReply
}

export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: `/${string}`
  permission: RoutePermission
  /** One English sentence for the API description. */
  summary: string
  params?: P
  query?: Q
  body?: B
  /**
   * False where a key of the caller does not make it one deed (`once.ts`): what works outside the one transaction of its request, as the
   * sign-in's library and work in many transactions do.
   */
  once?: false
  /** Shape of the reply; only its fields leave the server. Leave out for files and streams. */
  reply?: R
  handler: (input: RouteInput<P, Q, B>) => Promise<unknown>
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds routes of different shapes
export type AnyRoute = Route<any, any, any, any>

/** Declares a route with its types inferred. */
export const route = <
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends z.ZodType = z.ZodType,
>(
  definition: Route<P, Q, B, R>,
): AnyRoute => definition
