import '../plans.tables.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'

/** Strategies with the pressure points that they answer, in their order. */
export const listAnswering = (db: Db | Tx, planId: string) =>
  db
    .selectFrom('strategies')
    .select(['id', 'title', 'position', 'pressure_point_ids'])
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()

export const setAnswers = (tx: Tx, strategyId: string, pressurePointIds: readonly string[]) =>
  tx
    .updateTable('strategies')
    .set({ pressure_point_ids: [...pressurePointIds] })
    .where('id', '=', strategyId)
    .execute()
