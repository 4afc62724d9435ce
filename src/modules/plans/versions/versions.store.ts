import '../plans.tables.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import type { FrozenActivitiesTable } from '../plans.tables.ts'

/** Keeps an activity's own words as they stand while a version is frozen; the draft after it may change them. */
export async function keepFrozenWords(tx: Tx, versionId: string): Promise<void> {
  await tx
    .insertInto('frozen_activities')
    .columns([
      'version_id',
      'item_id',
      'code',
      'strategy_id',
      'strategy',
      'activity_type',
      'executor',
      'partner',
      'expected_result',
    ])
    .expression((eb) =>
      eb
        .selectFrom('activities')
        .innerJoin('terms', 'terms.item_id', 'activities.item_id')
        .leftJoin('strategies', 'strategies.id', 'activities.strategy_id')
        .select([
          'terms.version_id',
          'activities.item_id',
          'activities.code',
          'activities.strategy_id',
          'strategies.title',
          'activities.activity_type',
          'activities.executor',
          'activities.partner',
          'activities.expected_result',
        ])
        .where('terms.version_id', '=', versionId),
    )
    .execute()
}

export type OwnWords = Omit<FrozenActivitiesTable, 'version_id'>

/** An activity's own words by version, for the frozen ones. */
export async function frozenWords(db: Db | Tx, versionIds: readonly string[]): Promise<Map<string, OwnWords[]>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('frozen_activities')
    .selectAll()
    .where('version_id', 'in', [...versionIds])
    .execute()
  return Map.groupBy(rows, (row) => row.version_id)
}

/** An activity's own words as they stand now, with the title of its strategy: the draft's. */
export const wordsNow = (db: Db | Tx, planYearId: string): Promise<OwnWords[]> =>
  db
    .selectFrom('activities')
    .leftJoin('strategies', 'strategies.id', 'activities.strategy_id')
    .select([
      'activities.item_id',
      'activities.code',
      'activities.strategy_id',
      'strategies.title as strategy',
      'activities.activity_type',
      'activities.executor',
      'activities.partner',
      'activities.expected_result',
    ])
    .where('plan_year_id', '=', planYearId)
    .execute()
