import type { Ctx } from '../../../kernel/context.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { openTrees, versionAt } from '../../commitments/index.ts'
import { pressurePointsOf } from '../../diagnosis/index.ts'
import { plansPolicy } from '../plans.policy.ts'
import { getPlan, listActivities, listYears } from '../plans.store.ts'
import type { ChainView } from './chain.schema.ts'
import { listAnswering } from './chain.store.ts'

/** The plan as a chain from pressure points to activities: of each year the version in force, else its draft. @throws 404 */
export async function chainView(ctx: Ctx, planId: string): Promise<ChainView> {
  const record = await getRecord(ctx.db, ctx.actor, planId, 'plan')
  const plan = await getPlan(ctx.db, planId)
  const [strategies, years, pressure] = await Promise.all([
    listAnswering(ctx.db, planId),
    listYears(ctx.db, planId),
    pressurePointsOf(ctx.db, plan.cluster_id),
  ])
  const { byRecord } = await openTrees(
    ctx.db,
    ctx,
    years.map((year) => year.id),
  )
  const activities = (
    await Promise.all(
      years.map(async (year) => {
        const tree = byRecord.get(year.id)
        const frozen = tree && versionAt(tree.versions, ctx.clock.today(), ctx.clock.now().toISOString())
        const version = frozen ?? tree?.versions.at(-1)
        const own = new Map((await listActivities(ctx.db, year.id)).map((row) => [row.item_id, row]))
        return ((version && tree?.terms[version.id]) ?? []).flatMap((term) => {
          const row = own.get(term.itemId)
          return row?.strategy_id
            ? [
                {
                  strategyId: row.strategy_id,
                  itemId: term.itemId,
                  planYearId: year.id,
                  n: year.n,
                  code: row.code,
                  title: term.title,
                  frozen: frozen != null,
                },
              ]
            : []
        })
      }),
    )
  ).flat()
  return {
    planId,
    version: record.version,
    ...pressure,
    strategies: strategies.map(({ pressure_point_ids, ...one }) => ({
      ...one,
      pressurePointIds: pressure_point_ids,
      activities: activities
        .filter((activity) => activity.strategyId === one.id)
        .map(({ strategyId: _, ...activity }) => activity),
    })),
    may: { link: may(plansPolicy['plans.draft'], ctx.actor, record, null) },
  }
}
