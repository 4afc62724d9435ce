import type { Ctx } from '../../kernel/context.ts'
import { listUnits } from '../directory/index.ts'
import type { ProvinceFront } from './clusters.schema.ts'

/** Units of a province by their state on a day, as far as visible; null where the reader sees none at all. */
export async function unitsByState(ctx: Ctx, province: string, asOf: string): Promise<ProvinceFront['units']> {
  const { total, byState } = await listUnits(ctx.db, ctx.actor, { province, limit: 1, offset: 0 }, asOf)
  if (total === 0) return null
  return { total, byState: Object.entries(byState).map(([state, count]) => ({ state, count })) }
}
