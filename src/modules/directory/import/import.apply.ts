import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict } from '../../../kernel/errors.ts'
import { foldName } from '../directory.rules.ts'
import { placeRecord } from '../directory.store.ts'
import { updateUnit } from '../units/units.store.ts'
import type { RowPlan } from './import.plan.ts'

/** Writes the new units of an import, many rows a statement. */
export async function insertManyUnits(
  tx: Tx,
  plans: readonly (RowPlan & { unitId: string })[],
  at: Date,
): Promise<void> {
  for (let from = 0; from < plans.length; from += 4_000) {
    const part = plans.slice(from, from + 4_000)
    await tx
      .insertInto('records')
      .values(
        part.map(({ unitId, after }) => ({
          id: unitId,
          kind: 'unit',
          title: after.name!,
          province_id: after.provinceId!,
          cluster_id: null,
          organisation_id: unitId,
          body_id: null,
          audience: 'reach' as const,
          created_at: at,
        })),
      )
      .execute()
    await tx
      .insertInto('units')
      .values(
        part.map(({ unitId, after }) => ({
          id: unitId,
          national_identifier: after.nationalIdentifier ?? null,
          industrial_identifier: after.industrialIdentifier ?? null,
          tracking_code: after.trackingCode ?? null,
          county_id: after.countyId ?? null,
          isic_code: after.isicCode ?? null,
          park: after.park ?? null,
          owner_id: null,
          folded: foldName(after.name!),
          merged_into: null,
        })),
      )
      .execute()
  }
}

/** Writes the changed master fields of one unit and gives its version then; one that moved on since the plan was made is a conflict. */
export async function updateOneUnit(tx: Tx, plan: RowPlan): Promise<number> {
  const { after } = plan
  if (Object.keys(after).length === 0) return plan.version!
  const moved = await tx
    .updateTable('records')
    .set((eb) => ({ version: eb('version', '+', 1), ...(after.name ? { title: after.name } : {}) }))
    .where('id', '=', plan.unitId!)
    .where('version', '=', plan.version!)
    .returning('version')
    .executeTakeFirst()
  if (!moved) throw conflict('directory.importMoved')
  if (after.provinceId) await placeRecord(tx, plan.unitId!, { provinceId: after.provinceId })
  const set = {
    ...(after.name ? { folded: foldName(after.name) } : {}),
    ...(after.nationalIdentifier ? { national_identifier: after.nationalIdentifier } : {}),
    ...(after.industrialIdentifier ? { industrial_identifier: after.industrialIdentifier } : {}),
    ...(after.trackingCode ? { tracking_code: after.trackingCode } : {}),
    ...(after.countyId ? { county_id: after.countyId } : {}),
    ...(after.isicCode ? { isic_code: after.isicCode } : {}),
    ...(after.park ? { park: after.park } : {}),
  }
  if (Object.keys(set).length > 0) await updateUnit(tx, plan.unitId!, set)
  return moved.version
}
