import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { notFound } from '../../kernel/errors.ts'
import { authorize } from '../../kernel/policy.ts'
import { lockTree, type OpenTree, openTree, type Work } from '../commitments/index.ts'
import { plansPolicy } from './plans.policy.ts'

/** What the engine needs to work within this room's transaction. */
export const work = (ctx: Ctx, tx: Tx): Work => ({ tx, clock: ctx.clock, actor: ctx.actor, counters: ctx.counters })

/** The visible plan year with its tree locked, after its permission was asked. 404, 403 with the reason. */
export async function openYearForChange(
  tx: Tx,
  ctx: Ctx,
  planYearId: string,
  permission: keyof typeof plansPolicy,
): Promise<OpenTree> {
  await lockTree(tx, planYearId)
  const open = await openTree(tx, ctx, planYearId)
  if (open.record.kind !== 'planYear') throw notFound()
  authorize(plansPolicy[permission], ctx.actor, open.record, null)
  return open
}
