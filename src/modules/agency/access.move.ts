import type { RoleName } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/errors.ts'
import { endGrant, grant, listGrants } from '../identity/index.ts'
import type { Moved } from './handover.verbs.ts'

/**
 * Moves access after a hand-over by identity's own verbs, one entry each: whoever left loses the role over the place, whoever came gets it.
 * May be done again: what is ended or held already is left as it is.
 */
export async function moveAccess(ctx: Ctx, moved: Moved, role: RoleName, reason: string): Promise<void> {
  const [reachKind, reachId] =
    moved.clusterId === null ? (['province', moved.provinceId!] as const) : (['cluster', moved.clusterId] as const)
  const held = await listGrants(ctx.db, moved.left, ctx.clock.today())
  const ended = held.filter((one) => one.role === role && one.reachKind === reachKind && one.reachId === reachId)
  for (const one of ended) await endGrant(ctx, one.id, reason)
  for (const personId of moved.came)
    await grant(ctx, { personId, role, reachKind, reachId, note: reason }).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === 'identity.grantHeld')) throw error
    })
}
