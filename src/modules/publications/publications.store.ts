import type { Db, Tx } from '../../kernel/db/tables.ts'
import { visible } from '../../kernel/records.ts'
import type { Audience } from '../../kernel/tables.ts'

export const setAudience = (tx: Tx, id: string, audience: Audience) =>
  tx.updateTable('records').set({ audience }).where('id', '=', id).execute()

/** Which of these records everybody may see. */
export async function publicAmong(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('records')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where(visible(null))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Bodies that have public resolutions in a province, or outside every province. */
export async function bodiesWithPublic(db: Db, provinceId: string | null): Promise<string[]> {
  const rows = await db
    .selectFrom('records')
    .select('body_id')
    .distinct()
    .where('kind', '=', 'resolution')
    .where('province_id', 'is not distinct from', provinceId)
    .where('body_id', 'is not', null)
    .where(visible(null))
    .execute()
  return rows.map((row) => row.body_id!)
}

/** How many public clusters and resolutions each province has; one that has none is in no row. */
export const countPublic = (db: Db) =>
  db
    .selectFrom('records')
    .select((eb) => ['province_id as code', 'kind', eb.fn.countAll<string>().as('count')])
    .where('kind', 'in', ['cluster', 'resolution'])
    .where('province_id', 'is not', null)
    .where(visible(null))
    .groupBy(['province_id', 'kind'])
    .execute()

/** Is this the demo? Its clock stands in the settings; a real house has none. */
export const isDemo = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('settings').select('key').where('key', '=', 'clock').executeTakeFirst()) !== undefined

/** Documents that state these records, by record. */
export async function documentsOf(db: Db, ids: readonly string[]): Promise<(id: string) => readonly string[]> {
  if (ids.length === 0) return () => []
  const rows = await db
    .selectFrom('provenance')
    .innerJoin('records', 'records.id', 'provenance.record_id')
    .select(['record_id as id', 'source'])
    .where('record_id', 'in', [...ids])
    .where('field', '=', '')
    .where('mark', '=', 'document')
    .where(visible(null))
    .orderBy('source')
    .execute()
  const byRecord = Map.groupBy(rows, (row) => row.id)
  return (id) => byRecord.get(id)?.map((row) => row.source) ?? []
}
