import '../directory.tables.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { may } from '../../../kernel/policy.ts'
import { visible } from '../../../kernel/records.ts'
import { policy } from '../directory.policy.ts'
import { livingIds } from '../directory.store.ts'
import { listFacts, livingOfGroups } from '../units/facts.store.ts'
import { holdersOfKeys } from '../units/units.store.ts'
import { type KnownUnit, nameAt, type Register } from './import.plan.ts'
import type { UnitRow } from './import.rules.ts'

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
  for (const id of await takenBackAmong(db, [...livingOf.values()]))
    for (const [named, living] of livingOf) if (living === id) livingOf.delete(named)
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

/** Units that were taken back with the import that made them: no row means them any more. */
const takenBackAmong = async (db: Db | Tx, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0
    ? []
    : (
        await db
          .selectFrom('units')
          .select('id')
          .where('id', 'in', [...new Set(ids)])
          .where('taken_back_at', 'is not', null)
          .execute()
      ).map((row) => row.id)

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
    .where('units.taken_back_at', 'is', null)
    .where('units.folded', 'in', [...new Set(folded)])
    .where(visible(actor))
    .execute()
  return new Map(standing.map((row) => [nameAt(row.provinceId ?? '', row.countyId, row.title), row.title]))
}
