import './plans.tables.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { ActivitiesTable, PlanYearsTable } from './plans.tables.ts'

export const findPlanOfCluster = (db: Db | Tx, clusterId: string) =>
  db.selectFrom('plans').selectAll().where('cluster_id', '=', clusterId).executeTakeFirst()

export const getPlan = (db: Db | Tx, planId: string) =>
  db.selectFrom('plans').selectAll().where('id', '=', planId).executeTakeFirstOrThrow()

export const insertPlan = (tx: Tx, plan: { id: string; cluster_id: string; vision: string | null }) =>
  tx.insertInto('plans').values(plan).execute()

export const setVision = (tx: Tx, planId: string, vision: string | null) =>
  tx.updateTable('plans').set({ vision }).where('id', '=', planId).execute()

export const listStrategies = (db: Db | Tx, planId: string) =>
  db
    .selectFrom('strategies')
    .select(['id', 'title', 'position'])
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()

/** Writes the strategies in their order; those no longer named go, unless an activity stands under them. */
export async function replaceStrategies(
  tx: Tx,
  planId: string,
  strategies: readonly { id?: string | undefined; title: string }[],
) {
  const kept = strategies.flatMap((one) => one.id ?? [])
  const used = tx.selectFrom('activities').select('strategy_id').where('strategy_id', 'is not', null)
  await tx
    .deleteFrom('strategies')
    .where('plan_id', '=', planId)
    .$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
    .where('id', 'not in', used)
    .execute()
  // out of the way of the unique order while rows change places
  await tx
    .updateTable('strategies')
    .set((eb) => ({ position: eb('position', '+', 1000) }))
    .where('plan_id', '=', planId)
    .execute()
  for (const [place, one] of strategies.entries())
    if (one.id)
      await tx
        .updateTable('strategies')
        .set({ position: place + 1, title: one.title })
        .where('id', '=', one.id)
        .where('plan_id', '=', planId)
        .execute()
    else
      await tx
        .insertInto('strategies')
        .values({ id: newId(), plan_id: planId, position: place + 1, title: one.title })
        .execute()
}

export const insertYear = (tx: Tx, year: PlanYearsTable) => tx.insertInto('plan_years').values(year).execute()

export const getYear = (db: Db | Tx, planYearId: string) =>
  db
    .selectFrom('plan_years')
    .selectAll()
    .where('id', '=', planYearId)
    .executeTakeFirstOrThrow(() => notFound())

export const listYears = (db: Db | Tx, planId: string) =>
  db.selectFrom('plan_years').selectAll().where('plan_id', '=', planId).orderBy('n').execute()

export const listYearsOfCluster = (db: Db | Tx, clusterId: string) =>
  db
    .selectFrom('plan_years')
    .innerJoin('plans', 'plans.id', 'plan_years.plan_id')
    .selectAll('plan_years')
    .where('plans.cluster_id', '=', clusterId)
    .orderBy('n')
    .execute()

export const listActivities = (db: Db | Tx, planYearId: string) =>
  db.selectFrom('activities').selectAll().where('plan_year_id', '=', planYearId).orderBy('code').execute()

export const setYearWeight = (tx: Tx, planId: string, n: number, weight: string) =>
  tx.updateTable('plan_years').set({ year_weight: weight }).where('plan_id', '=', planId).where('n', '=', n).execute()

/** What the plan says of these items, in whatever year they stand. */
export const listActivitiesOf = (db: Db | Tx, itemIds: readonly string[]) =>
  itemIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('activities')
        .selectAll()
        .where('item_id', 'in', [...itemIds])
        .execute()

/** Adds one activity beside those that stand. */
export const addActivity = (tx: Tx, row: ActivitiesTable) => tx.insertInto('activities').values(row).execute()

/** Writes what the draft says of its activities; rows of items that stand in no version any more go. */
export async function replaceActivities(tx: Tx, planYearId: string, rows: readonly ActivitiesTable[]): Promise<void> {
  await tx
    .deleteFrom('activities')
    .where('plan_year_id', '=', planYearId)
    .where((eb) =>
      eb.or([
        eb('item_id', 'in', rows.length ? rows.map((row) => row.item_id) : ['00000000-0000-0000-0000-000000000000']),
        eb('item_id', 'not in', eb.selectFrom('terms').select('terms.item_id')),
      ]),
    )
    .execute()
  if (rows.length > 0)
    await tx
      .insertInto('activities')
      .values([...rows])
      .execute()
}
