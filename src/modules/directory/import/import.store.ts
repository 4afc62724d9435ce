import '../directory.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { may } from '../../../kernel/policy.ts'
import { visible } from '../../../kernel/records.ts'
import { policy } from '../directory.policy.ts'
import { livingIds } from '../directory.store.ts'
import { listFacts, livingOfGroups } from '../units/facts.store.ts'
import { holdersOfKeys } from '../units/units.store.ts'
import type { Cells } from './import.columns.ts'
import { type KnownUnit, nameAt, type Outcome, type Register, type RowPlan } from './import.plan.ts'
import type { RowProblem, UnitRow } from './import.rules.ts'

/** All activity codes there are. */
export async function isicCodes(db: Db | Tx): Promise<Set<string>> {
  const rows = await db.selectFrom('isic_codes').select('code').execute()
  return new Set(rows.map((row) => row.code))
}

/** Gathers from the register all that the rows may touch, in a handful of queries however many rows there are. */
export async function readRegister(db: Db | Tx, actor: Actor, rows: readonly UnitRow[]): Promise<Register> {
  const values = (key: 'nationalIdentifier' | 'industrialIdentifier' | 'trackingCode') =>
    rows.flatMap((row) => row.master[key] ?? [])
  const found = {
    nationalIdentifier: await holdersOfKeys(db, 'national_identifier', values('nationalIdentifier')),
    industrialIdentifier: await holdersOfKeys(db, 'industrial_identifier', values('industrialIdentifier')),
    trackingCode: await holdersOfKeys(db, 'tracking_code', values('trackingCode')),
  }
  const named = [...Object.values(found).flatMap((map) => [...map.values()]), ...rows.flatMap((row) => row.id ?? [])]
  const livingOf = await livingIds(db, 'unit', [...new Set(named)])
  const holders = (map: Map<string, string>) => new Map([...map].map(([value, id]) => [value, livingOf.get(id) ?? id]))
  return {
    holders: {
      nationalIdentifier: holders(found.nationalIdentifier),
      industrialIdentifier: holders(found.industrialIdentifier),
      trackingCode: holders(found.trackingCode),
    },
    livingOf,
    known: await knownUnits(db, actor, [...new Set(livingOf.values())]),
    names: await namesAt(db, actor, rows),
    mayIn: (where) => may(policy['directory.import'], actor, where, null) === true,
  }
}

async function knownUnits(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, KnownUnit>> {
  if (ids.length === 0) return new Map()
  const groups = await livingOfGroups(db, ids)
  const rows = await db
    .selectFrom('units')
    .innerJoin('records', 'records.id', 'units.id')
    .select([
      'units.id',
      'records.title as name',
      'records.version',
      'records.province_id as provinceId',
      'units.county_id as countyId',
      'units.isic_code as isicCode',
      'units.park',
      'units.national_identifier as nationalIdentifier',
      'units.industrial_identifier as industrialIdentifier',
      'units.tracking_code as trackingCode',
    ])
    .where('units.id', 'in', [...groups.keys()])
    .where(visible(actor))
    .execute()
  const facts = Map.groupBy(await listFacts(db, [...groups.keys()]), (fact) => groups.get(fact.unitId)!)
  const keys = Map.groupBy(rows, (row) => groups.get(row.id)!)
  return new Map(
    rows
      .filter((row) => groups.get(row.id) === row.id)
      .map(({ id, version, ...master }) => [
        id,
        {
          id,
          version,
          where: { provinceId: master.provinceId, organisationId: id },
          master,
          facts: facts.get(id) ?? [],
          groupKeys: new Set(
            keys
              .get(id)!
              .flatMap((member) => [
                `nationalIdentifier ${member.nationalIdentifier}`,
                `industrialIdentifier ${member.industrialIdentifier}`,
                `trackingCode ${member.trackingCode}`,
              ]),
          ),
        },
      ]),
  )
}

/** Names already standing at the places of rows without a key, as far as the actor sees them. */
async function namesAt(db: Db | Tx, actor: Actor, rows: readonly UnitRow[]): Promise<Map<string, string>> {
  const bare = rows.filter(
    ({ master }) =>
      master.name &&
      master.provinceId &&
      !master.nationalIdentifier &&
      !master.industrialIdentifier &&
      !master.trackingCode,
  )
  if (bare.length === 0) return new Map()
  const folded = bare.map(({ master }) => nameAt(master.provinceId!, master.countyId, master.name!).split('/')[2]!)
  const standing = await db
    .selectFrom('units')
    .innerJoin('records', 'records.id', 'units.id')
    .select(['records.title', 'records.province_id as provinceId', 'units.county_id as countyId'])
    .where('units.merged_into', 'is', null)
    .where('units.folded', 'in', [...new Set(folded)])
    .where(visible(actor))
    .execute()
  return new Map(standing.map((row) => [nameAt(row.provinceId ?? '', row.countyId, row.title), row.title]))
}

export interface StoredRow {
  number: number
  outcome: Outcome
  cells: Cells
  plan: Omit<RowPlan, 'problems'>
  problems: RowProblem[]
}

export async function insertImport(
  tx: Tx,
  run: {
    id: string
    fileName: string
    fileHash: string
    planHash: string
    counts: Record<string, number>
    by: string | null
    at: Date
  },
  rows: readonly StoredRow[],
): Promise<void> {
  await tx
    .insertInto('unit_imports')
    .values({
      id: run.id,
      file_name: run.fileName,
      file_hash: run.fileHash,
      plan_hash: run.planHash,
      counts: JSON.stringify(run.counts),
      made_by: run.by,
      made_at: run.at,
      applied_at: null,
    })
    .execute()
  for (let from = 0; from < rows.length; from += 2_000)
    await tx
      .insertInto('unit_import_rows')
      .values(
        rows.slice(from, from + 2_000).map((row) => ({
          import_id: run.id,
          row_no: row.number,
          outcome: row.outcome,
          cells: JSON.stringify(row.cells),
          plan: JSON.stringify(row.plan),
          problems: JSON.stringify(row.problems),
          unit_id: row.plan.unitId,
          unit_version: row.plan.version,
          applied_at: null,
        })),
      )
      .execute()
}

/** A dry run of this person, or undefined; nobody else sees it. */
export const findImport = (db: Db | Tx, id: string, by: string | null) =>
  db
    .selectFrom('unit_imports')
    .selectAll()
    .where('id', '=', id)
    .where('made_by', 'is not distinct from', by)
    .executeTakeFirst()

/** Locks a dry run so that it is applied once. */
export const lockImport = (tx: Tx, id: string) =>
  sql`select 1 from unit_imports where id = ${id}::uuid for update`.execute(tx)

export async function listImportRows(
  db: Db | Tx,
  importId: string,
  outcome?: Outcome,
  page?: { limit: number; offset: number },
): Promise<StoredRow[]> {
  const rows = await db
    .selectFrom('unit_import_rows')
    .select(['row_no as number', 'outcome', 'cells', 'plan', 'problems'])
    .where('import_id', '=', importId)
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome!))
    .orderBy('row_no')
    .$if(page !== undefined, (query) => query.limit(page!.limit).offset(page!.offset))
    .execute()
  return rows as unknown as StoredRow[]
}

export const markApplied = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx.updateTable('unit_imports').set({ applied_at: at }).where('id', '=', id).execute()
  await tx
    .updateTable('unit_import_rows')
    .set({ applied_at: at })
    .where('import_id', '=', id)
    .where('outcome', 'in', ['create', 'change'])
    .execute()
}

/** Dry runs that nobody applied within a week are let go. */
export const sweepImports = (db: Db | Tx, before: Date) =>
  db.deleteFrom('unit_imports').where('applied_at', 'is', null).where('made_at', '<', before).execute()
