import '../directory.tables.ts'
import { sql } from 'kysely'
import type { Where } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { pointedAt } from '../../../kernel/records.ts'
import { foldName } from '../directory.rules.ts'
import { placeRecord } from '../directory.store.ts'
import { updateUnit } from '../units/units.store.ts'
import type { AppliedRow } from './rows.store.ts'

/** How a unit stands now, as far as taking its import back asks. */
export interface Standing {
  where: Where
  version: number
  merged: boolean
  facts: string[]
  /** Something of another room points at it: a post, a membership, a party, a link, a history of its own. */
  used: boolean
}

/** Own rows of a unit: they go or stay with it. */
const own = ['units', 'unit_facts', 'unit_import_rows']

/** Locks the units and tells how each stands. */
export async function standingOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<{
    id: string
    version: number
    province_id: string | null
    merged: boolean
    facts: string[]
  }>`
    select unit.id, record.version, record.province_id,
      unit.merged_into is not null or exists (select 1 from units lost where lost.merged_into = unit.id) as merged,
      array(select fact.id::text from unit_facts fact where fact.unit_id = unit.id) as facts
    from units unit join records record on record.id = unit.id
    where unit.id = any(${[...ids]}::uuid[]) order by unit.id for update of record`.execute(tx)
  const used = await pointedAt(tx, ids, own)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        where: { provinceId: row.province_id, organisationId: row.id },
        version: row.version,
        merged: row.merged,
        facts: row.facts,
        used: used.has(row.id),
      },
    ]),
  )
}

/** Units leave every list; their keys are free for whoever brings them rightly. What was entered stays readable by their address. */
export async function takeUnitsBack(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('units')
    .set({ taken_back_at: at, national_identifier: null, industrial_identifier: null, tracking_code: null })
    .where('id', 'in', [...ids])
    .execute()
  await tx
    .updateTable('records')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute()
}

/** Puts the master fields back as they stood before the import. */
export async function restoreUnits(tx: Tx, rows: readonly AppliedRow[]): Promise<void> {
  for (const { unitId, plan } of rows) {
    const before = plan.before as Record<string, string | null>
    if (Object.keys(before).length === 0) continue
    await tx
      .updateTable('records')
      .set((eb) => ({ version: eb('version', '+', 1), ...(before.name ? { title: before.name } : {}) }))
      .where('id', '=', unitId)
      .execute()
    if (before.provinceId !== undefined) await placeRecord(tx, unitId, { provinceId: before.provinceId })
    const columns = {
      nationalIdentifier: 'national_identifier',
      industrialIdentifier: 'industrial_identifier',
      trackingCode: 'tracking_code',
      countyId: 'county_id',
      isicCode: 'isic_code',
      park: 'park',
    } as const
    const set = Object.fromEntries(
      Object.entries(columns).flatMap(([field, column]) => (field in before ? [[column, before[field]]] : [])),
    )
    if (before.name) set.folded = foldName(before.name)
    if (Object.keys(set).length > 0) await updateUnit(tx, unitId, set)
  }
}
