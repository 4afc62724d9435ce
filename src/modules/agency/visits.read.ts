import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { stagesReached } from '../clusters/index.ts'
import { visitDays } from './agency.store.ts'
import { type Period, visitPeriods, visitRuns } from './visits.rules.ts'

/** Periods of a cluster in which a visit is due, oldest first, and since when which stage stands. Sight is the caller's. */
export async function periodsOf(
  db: Db | Tx,
  ctx: Pick<Ctx, 'clock'>,
  clusterId: string,
): Promise<{ periods: Period[]; began: ReadonlyMap<string, string> }> {
  const { stages, stopped } = await stagesReached(db, ctx, clusterId)
  const { held, excused } = await visitDays(db, clusterId)
  const began = new Map([...stages].map(([stage, { day }]) => [stage, day]))
  const days = [...began].map(([stage, from]) => ({ stage, from }))
  return { periods: visitPeriods(visitRuns(days, stopped?.day ?? null), held, ctx.clock.today(), excused), began }
}
