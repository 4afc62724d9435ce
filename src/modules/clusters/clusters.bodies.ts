import type { Ctx } from '../../kernel/context.ts'
import { lastSessionsOf, listBodies } from '../meetings/index.ts'
import type { When } from './clusters.rules.ts'
import type { BodyOfPlace } from './clusters.schema.ts'

/**
 * Visible bodies of a place that were on record then, with their last session as of a day and as known at an instant; a body that was only
 * carried over knows its last number alone. A session without a day (the paper leaves it open) counts as held by then.
 */
export async function bodiesOf(
  ctx: Ctx,
  place: { provinceId?: string; clusterId?: string },
  when: When,
): Promise<BodyOfPlace[]> {
  const bodies = await listBodies(ctx.db, ctx.actor, place)
  const known = bodies.filter((body) => body.createdAt.toISOString() <= when.knownAt)
  const sessions = await lastSessionsOf(
    ctx.db,
    ctx.actor,
    known.map((body) => body.id),
    when,
  )
  const lastOf = new Map(sessions.map((one) => [one.bodyId, one]))
  return known.map(({ id, title, kind, clusterId, lastNumber }) => {
    const { later, first, ...last } = lastOf.get(id)!
    const held =
      last.id === null ? null : { id: last.id, number: last.number!, heldOn: last.heldOn, state: last.state! }
    // of a body that was carried over, the numbers before its first session here are known without their sessions
    const before = Math.max(0, Math.min(lastNumber, first ?? lastNumber) - 1)
    return { id, title, kind, clusterId, lastNumber: later ? (held?.number ?? before) : lastNumber, lastSession: held }
  })
}
