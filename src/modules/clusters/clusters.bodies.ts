import type { Ctx } from '../../kernel/context.ts'
import { listBodies, listSessionsOfBody } from '../meetings/index.ts'
import type { BodyOfPlace } from './clusters.schema.ts'

/** Visible bodies of a place with their last session; a body that was only carried over knows its last number alone. */
export async function bodiesOf(ctx: Ctx, place: { provinceId?: string; clusterId?: string }): Promise<BodyOfPlace[]> {
  const bodies = await listBodies(ctx.db, ctx.actor, place)
  const found: BodyOfPlace[] = []
  for (const body of bodies) {
    const sessions = await listSessionsOfBody(ctx.db, ctx.actor, body.id)
    const last = sessions.find((session) => session.state !== 'planned') ?? null
    found.push({
      id: body.id,
      title: body.title,
      kind: body.kind,
      clusterId: body.clusterId,
      lastNumber: body.lastNumber,
      lastSession: last && { id: last.id, number: last.number, heldOn: last.heldOn, state: last.state },
    })
  }
  return found
}
