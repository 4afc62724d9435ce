import type { Ctx } from '../../kernel/context.ts'
import { listBodies, listSessionsOfBody } from '../meetings/index.ts'
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
  const found: BodyOfPlace[] = []
  for (const body of bodies) {
    if (body.createdAt.toISOString() > when.knownAt) continue
    const sessions = await listSessionsOfBody(ctx.db, ctx.actor, body.id)
    const held = sessions.filter((session) => session.state !== 'planned')
    const isThen = ({ heldOn, heldEnteredAt }: (typeof held)[number]) =>
      (heldOn === null || heldOn <= when.asOf) && heldEnteredAt !== null && heldEnteredAt.toISOString() <= when.knownAt
    const last = held.find(isThen) ?? null
    const later = held.some((session) => !isThen(session))
    // of a body that was carried over, the numbers before its first session here are known without their sessions
    const before = Math.min(body.lastNumber, ...held.map((session) => session.number)) - 1
    found.push({
      id: body.id,
      title: body.title,
      kind: body.kind,
      clusterId: body.clusterId,
      lastNumber: later ? (last?.number ?? Math.max(0, before)) : body.lastNumber,
      lastSession: last && { id: last.id, number: last.number, heldOn: last.heldOn, state: last.state },
    })
  }
  return found
}
