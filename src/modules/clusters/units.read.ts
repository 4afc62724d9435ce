import type { Ctx } from '../../kernel/context.ts'
import { countUnitsByState } from '../directory/index.ts'
import type { ProvinceFront } from './clusters.schema.ts'

/** Units of a province by their state on a day, as far as visible; null where the reader sees none at all. */
export async function unitsByState(ctx: Ctx, province: string, asOf: string): Promise<ProvinceFront['units']> {
  const byState = await countUnitsByState(ctx.db, ctx.actor, province, asOf)
  const total = byState.reduce((sum, row) => sum + row.count, 0)
  return total === 0 ? null : { total, byState }
}
