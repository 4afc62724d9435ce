import './indicators.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../kernel/errors.ts'
import { plain, type ValueRow } from './indicators.rules.ts'
import type {
  BaselineFreezesTable,
  IndexPlacesTable,
  IndexReportsTable,
  IndicatorsTable,
  IndicatorValuesTable,
} from './indicators.tables.ts'

export const listOwn = (db: Db | Tx) => db.selectFrom('indicators').selectAll().orderBy('entered_at').execute()
export const findOwn = (db: Db | Tx, code: string) =>
  db.selectFrom('indicators').selectAll().where('code', '=', code).executeTakeFirst()

/** Two who define one code at once get the same refusal by name. */
export async function insertOwn(tx: Tx, row: IndicatorsTable): Promise<void> {
  try {
    await tx.insertInto('indicators').values(row).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'indicators_code_once')
      throw conflict('indicators.codeTaken', { code: row.code }, [
        { path: 'code', code: 'indicators.codeTaken', details: { code: row.code } },
      ])
    throw error
  }
}
export const renameOwn = (
  tx: Tx,
  code: string,
  names: Pick<IndicatorsTable, 'fa' | 'en'> & Partial<Pick<IndicatorsTable, 'computed_fa' | 'computed_en'>>,
) => tx.updateTable('indicators').set(names).where('code', '=', code).execute()

/** Holds everybody else off this place until the transaction ends: one target has one source, also for two who write at once. */
export const lockPlace = (tx: Tx, provinceId: string, clusterId: string | null) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`index_places ${provinceId} ${clusterId ?? ''}`}, 0))`.execute(tx)

export const findPlace = (
  db: Db | Tx,
  provinceId: string,
  clusterId: string | null,
): Promise<IndexPlacesTable | undefined> =>
  db
    .selectFrom('index_places')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where('cluster_id', 'is not distinct from', clusterId)
    .executeTakeFirst()
export const insertPlace = (tx: Tx, row: IndexPlacesTable) => tx.insertInto('index_places').values(row).execute()

/** Whether the actor stands in that record's parties: a custodian sees the cluster from within. */
export async function isParty(db: Db | Tx, actor: Actor, recordId: string): Promise<boolean> {
  const row = await db
    .selectFrom('record_parties')
    .select('record_id')
    .where('record_id', '=', recordId)
    .where((eb) =>
      eb.or([
        eb('person_id', '=', actor.personId || null),
        eb('organisation_id', '=', sql<string>`any(${[...actor.reach.organisationIds]}::uuid[])`),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Every row of a place, or of one indicator there. */
export async function listValues(db: Db | Tx, placeId: string, indicator?: string): Promise<ValueRow[]> {
  const rows = await db
    .selectFrom('indicator_values')
    .selectAll()
    .where('place_id', '=', placeId)
    .$if(indicator !== undefined, (query) => query.where('indicator', '=', indicator!))
    .orderBy('entered_at')
    .orderBy('id')
    .execute()
  return rows.map(valueRow)
}
const valueRow = (row: IndicatorValuesTable): ValueRow => ({
  id: row.id,
  indicator: row.indicator,
  what: row.what,
  fiscalYear: row.fiscal_year,
  asOf: row.as_of,
  value: row.value === null ? null : plain(row.value),
  withdrawn: row.withdrawn,
  unit: row.unit,
  counter: row.counter,
  source: row.source,
  fileId: row.file_id,
  reasonCode: row.reason_code,
  note: row.note,
  decisionId: row.decision_id,
  enteredBy: row.entered_by,
  enteredAt: row.entered_at.toISOString(),
})

export const findValue = (db: Db | Tx, id: string) =>
  db
    .selectFrom('indicator_values')
    .innerJoin('index_places', 'index_places.id', 'indicator_values.place_id')
    .selectAll('indicator_values')
    .select(['index_places.province_id as provinceId', 'index_places.cluster_id as clusterId'])
    .where('indicator_values.id', '=', id)
    .executeTakeFirst()

export const insertValue = (tx: Tx, row: IndicatorValuesTable) =>
  tx.insertInto('indicator_values').values(row).execute()

export const findFreeze = (db: Db | Tx, placeId: string) =>
  db.selectFrom('baseline_freezes').selectAll().where('place_id', '=', placeId).executeTakeFirst()
export const insertFreeze = (tx: Tx, row: BaselineFreezesTable) =>
  tx.insertInto('baseline_freezes').values(row).execute()

export const listReports = (db: Db | Tx, placeId: string) =>
  db.selectFrom('index_reports').selectAll().where('place_id', '=', placeId).orderBy('fiscal_year').execute()
export const insertReport = (tx: Tx, row: IndexReportsTable) => tx.insertInto('index_reports').values(row).execute()

export const findClusterPlace = (db: Db | Tx, clusterId: string) =>
  db.selectFrom('index_places').selectAll().where('cluster_id', '=', clusterId).executeTakeFirst()
