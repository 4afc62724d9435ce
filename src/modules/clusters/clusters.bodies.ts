import type { Ctx } from '../../kernel/context.ts'
import { listBodies, listSessionsOfBody } from '../meetings/index.ts'
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
  const found: BodyOfPlace[] = []
  for (const body of bodies) {
    const sessions = await listSessionsOfBody(ctx.db, ctx.actor, body.id)
    const held = sessions.filter((session) => session.state !== 'planned')
    const last = held.find((session) => session.heldOn === null || session.heldOn <= asOf) ?? null
    const later = held.some((session) => session.heldOn !== null && session.heldOn > asOf)
    found.push({
      id: body.id,
      title: body.title,
      kind: body.kind,
      clusterId: body.clusterId,
      lastNumber: later ? (last?.number ?? 0) : body.lastNumber,
      lastSession: last && { id: last.id, number: last.number, heldOn: last.heldOn, state: last.state },
    })
  }
  return found
}
