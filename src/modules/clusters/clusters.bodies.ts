import type { Ctx } from '../../kernel/context.ts'
import { lastSessionsOf, listBodies } from '../meetings/index.ts'
import type { BodyOfPlace } from './clusters.schema.ts'

/**
 * Visible bodies of a place with their last session as of a day; a body that was only carried over knows its last number alone. A session
 * without a day (the paper leaves it open) counts as held by then.
 */
export async function bodiesOf(
  ctx: Ctx,
  place: { provinceId?: string; clusterId?: string },
  asOf: string,
): Promise<BodyOfPlace[]> {
  const bodies = await listBodies(ctx.db, ctx.actor, place)
  const sessions = await lastSessionsOf(
    ctx.db,
    ctx.actor,
    bodies.map((body) => body.id),
    asOf,
  )
  const lastOf = new Map(sessions.map((one) => [one.bodyId, one]))
  return bodies.map(({ id, title, kind, clusterId, lastNumber }) => {
    const { later, ...last } = lastOf.get(id)!
    const held =
      last.id === null ? null : { id: last.id, number: last.number!, heldOn: last.heldOn, state: last.state! }
    return { id, title, kind, clusterId, lastNumber: later ? (held?.number ?? 0) : lastNumber, lastSession: held }
  })
}
