import '../identity.tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ReachKind, RoleName, Where } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'

/** Is the term (a row of grants or substitutions under that alias) in force on that day? Ended ones never are. */
export const inForce = (alias: string, today: string): RawBuilder<SqlBool> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<SqlBool>`(${column('ended_at')} is null and ${column('from_day')} <= ${today}::date
    and coalesce(${column('until_day')} >= ${today}::date, true))`
}

export interface GrantRow {
  id: string
  personId: string
  role: RoleName
  reachKind: ReachKind
  reachId: string | null
  provinceId: string | null
  from: string
  until: string | null
  orderNumber: string
  orderDate: string | null
  note: string
  endedAt: Date | null
}

export type NewGrant = Omit<GrantRow, 'id' | 'endedAt'>

export async function insertGrant(tx: Tx, at: Date, grantedBy: string | null, grant: NewGrant): Promise<string> {
  const id = newId()
  await tx
    .insertInto('grants')
    .values({
      id,
      person_id: grant.personId,
      role: grant.role,
      reach_kind: grant.reachKind,
      reach_id: grant.reachId,
      province_id: grant.provinceId,
      from_day: grant.from,
      until_day: grant.until,
      order_number: grant.orderNumber,
      order_date: grant.orderDate,
      note: grant.note,
      granted_by: grantedBy,
      granted_at: at,
      ended_at: null,
      ended_by: null,
      end_reason: null,
    })
    .execute()
  return id
}

const columns = [
  'id',
  'person_id as personId',
  'role',
  'reach_kind as reachKind',
  'reach_id as reachId',
  'province_id as provinceId',
  'from_day as from',
  'until_day as until',
  'order_number as orderNumber',
  'order_date as orderDate',
  'note',
  'ended_at as endedAt',
] as const

/** The grant, locked for a change, or 404. */
export async function lockGrant(tx: Tx, id: string): Promise<GrantRow> {
  const grant = await tx.selectFrom('grants').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!grant) throw notFound()
  return grant
}

/** Grants of these persons that are in force or still to come on that day, oldest first. */
export const listGrants = (db: Db | Tx, personIds: readonly string[], today: string): Promise<GrantRow[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('grants')
        .select(columns)
        .where('person_id', 'in', [...personIds])
        .where('ended_at', 'is', null)
        .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', today)]))
        .orderBy('from_day')
        .orderBy('id')
        .execute()

/** Is the same role over the same reach already held by the person in these days? */
export async function hasSameGrant(tx: Tx, grant: NewGrant): Promise<boolean> {
  const row = await tx
    .selectFrom('grants')
    .select('id')
    .where('person_id', '=', grant.personId)
    .where('role', '=', grant.role)
    .where('reach_kind', '=', grant.reachKind)
    .where(sql<SqlBool>`reach_id is not distinct from ${grant.reachId}`)
    .where('ended_at', 'is', null)
    .where(
      sql<SqlBool>`daterange(from_day, until_day, '[]') && daterange(${grant.from}::date, ${grant.until}::date, '[]')`,
    )
    .executeTakeFirst()
  return row !== undefined
}

export const setGrantEnded = (tx: Tx, id: string, at: Date, by: string | null, reason: string) =>
  tx.updateTable('grants').set({ ended_at: at, ended_by: by, end_reason: reason }).where('id', '=', id).execute()

/**
 * How many can sign in today as administrators of the nation, besides the left-out grant or person. Others who would change that wait.
 */
export async function countAdministrators(
  tx: Tx,
  today: string,
  without: { grantId?: string; accountId?: string } = {},
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('administrators'))`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(distinct account.id)::int as count from grants held
    join accounts account on account.person_id = held.person_id
    where held.role = 'administrator' and held.reach_kind = 'nation' and ${inForce('held', today)}
      and account.disabled_at is null and account.password_set_at is not null
      and held.id is distinct from ${without.grantId ?? null}::uuid
      and account.id is distinct from ${without.accountId ?? null}::uuid`.execute(tx)
  return rows[0]!.count
}

/** The place a reach stands for, as policies ask it: for a record id the coordinates of that record besides. */
export async function whereOf(db: Db | Tx, kind: ReachKind, id: string | null): Promise<Where> {
  if (kind === 'nation' || id === null) return {}
  if (kind === 'province') return { provinceId: id }
  const record = await db.selectFrom('records').select('province_id').where('id', '=', id).executeTakeFirst()
  const provinceId = record?.province_id ?? null
  if (kind === 'cluster') return { provinceId, clusterId: id }
  return kind === 'body' ? { provinceId, bodyId: id } : { provinceId, organisationId: id }
}
