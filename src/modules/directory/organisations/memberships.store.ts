import '../directory.tables.ts'
import { type Insertable, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'
import { livingIds, visibleTitles } from '../directory.store.ts'
import type { MembershipsTable } from '../directory.tables.ts'
import type { MembershipView } from './organisations.schema.ts'

export const insertMembership = (tx: Tx, row: Insertable<MembershipsTable>) =>
  tx.insertInto('memberships').values(row).execute()

export const findMembership = (db: Db | Tx, id: string) =>
  db.selectFrom('memberships').selectAll().where('id', '=', id).executeTakeFirst()

export const setMembershipEnd = (tx: Tx, id: string, until: string) =>
  tx.updateTable('memberships').set({ until_day: until }).where('id', '=', id).execute()

/** Memberships on one side of the tie; the other side shows only where it is visible. */
export async function listMemberships(
  db: Db | Tx,
  actor: Actor | null,
  side: 'association' | 'member',
  ids: readonly string[],
): Promise<MembershipView[]> {
  const column = side === 'association' ? ('memberships.association_id' as const) : ('memberships.member_id' as const)
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('records', 'records.id', 'memberships.member_id')
    .select([
      'memberships.id',
      'association_id as associationId',
      'member_id as memberId',
      'records.title as memberTitle',
      'records.kind as memberKind',
      'from_day as from',
      'until_day as until',
      'source',
    ])
    .where(column, 'in', [...ids])
    .where(visible(actor))
    .orderBy(sql`until_day is not null`)
    .orderBy('records.title')
    .execute()
  const associations = await visibleTitles(
    db,
    actor,
    rows.map((row) => row.associationId),
  )
  return rows
    .filter((row) => associations.has(row.associationId))
    .map(({ associationId, memberId, memberTitle, memberKind, ...row }) => ({
      ...row,
      association: { id: associationId, name: associations.get(associationId)! },
      member: { id: memberId, name: memberTitle, kind: memberKind },
    }))
}

/**
 * For each association the organisations and units that are its members on the day, the associations themselves left out.
 * A merged member counts under both ids, so that whatever was entered under either stays within reach.
 */
export async function memberOrganisations(
  db: Db | Tx,
  associationIds: readonly string[],
  day: string,
): Promise<Map<string, string[]>> {
  const members = new Map<string, Set<string>>(associationIds.map((id) => [id, new Set<string>()]))
  if (associationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('records', 'records.id', 'memberships.member_id')
    .select(['association_id', 'member_id', 'records.kind'])
    .where('association_id', 'in', [...associationIds])
    .where((eb) => eb.or([eb('from_day', 'is', null), eb('from_day', '<=', day)]))
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .execute()
  for (const kind of ['organisation', 'unit'] as const) {
    const living = await livingIds(
      db,
      kind,
      rows.filter((row) => row.kind === kind).map((row) => row.member_id),
    )
    for (const row of rows.filter((row) => row.kind === kind))
      members
        .get(row.association_id)
        ?.add(row.member_id)
        .add(living.get(row.member_id) ?? row.member_id)
  }
  return new Map([...members].map(([id, ids]) => [id, [...ids]]))
}
