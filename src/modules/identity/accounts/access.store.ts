import '../identity.tables.ts'
import { type SqlBool, sql } from 'kysely'
import type { Actor, RoleName } from '../../../kernel/actor.ts'
import type { Db } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'
import { inForce } from '../grants/grants.store.ts'
import type { LoginKey } from '../login/login-keys.rules.ts'

export type AccountState = 'active' | 'disabled' | 'neverSignedIn' | 'withoutAccount'

export interface AccessFilter {
  q?: string
  role?: RoleName
  state?: AccountState
  limit: number
  offset: number
}

export interface AccessRow {
  personId: string
  name: string
  provinceId: string | null
  accountId: string | null
  state: AccountState
  disabledReason: string | null
  secondFactor: boolean
  lastSignInAt: Date | null
  keys: LoginKey[]
  /** Newest wrong tries, newest first. */
  failures: Date[]
}

/** Part of a title, with the half-space and the blank taken for one. */
const likely = (q: string) => `%${q.replaceAll(/[\\%_]/g, '\\$&').replaceAll(/[\s\u200c]+/g, '_')}%`

const stateOf = sql<AccountState>`case when accounts.id is null then 'withoutAccount' when accounts.disabled_at is not null then 'disabled'
  when accounts.password_set_at is null then 'neverSignedIn' else 'active' end`

/**
 * Persons with an account or a living grant, as far as the actor may see them: persons within the reach, and whoever holds a grant in one
 * of the actor's provinces.
 */
export async function listAccess(
  db: Db,
  actor: Actor,
  today: string,
  filter: AccessFilter,
): Promise<{ total: number; rows: AccessRow[] }> {
  const held = sql<SqlBool>`exists (select 1 from grants held where held.person_id = records.id and held.ended_at is null)`
  const here = sql<SqlBool>`exists (select 1 from grants here where here.person_id = records.id and here.ended_at is null
    and here.province_id = any(${[...actor.reach.provinceIds]}::text[]))`
  const people = db
    .selectFrom('records')
    .leftJoin('accounts', 'accounts.person_id', 'records.id')
    .where('records.kind', '=', 'person')
    .where(sql<SqlBool>`(accounts.id is not null or ${held})`)
    .where(sql<SqlBool>`(${visible(actor)} or ${here})`)
    .$if(Boolean(filter.q), (query) => query.where('records.title', 'ilike', likely(filter.q!)))
    .$if(filter.state !== undefined, (query) => query.where(sql<SqlBool>`${stateOf} = ${filter.state}`))
    .$if(filter.role !== undefined, (query) =>
      query.where(
        sql<SqlBool>`exists (select 1 from grants role where role.person_id = records.id and role.role = ${filter.role} and ${inForce('role', today)})`,
      ),
    )
  const { total } = await people.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const rows = await people
    .leftJoin('login_users', 'login_users.id', 'accounts.id')
    .select([
      'records.id as personId',
      'records.title as name',
      'records.province_id as provinceId',
      'accounts.id as accountId',
      stateOf.as('state'),
      'accounts.disabled_reason as disabledReason',
      sql<boolean>`coalesce(login_users.two_factor_enabled, false)`.as('secondFactor'),
      sql<Date | null>`(select max(open.created_at) from login_sessions open where open.user_id = accounts.id)`.as(
        'lastSignInAt',
      ),
      sql<
        LoginKey[]
      >`coalesce((select json_agg(json_build_object('kind', key.kind, 'value', key.value) order by key.kind)
        from login_keys key where key.account_id = accounts.id), '[]')`.as('keys'),
      sql<Date[]>`array(select failed.at from failed_attempts failed where failed.subject = accounts.id::text
        order by failed.at desc limit 10)`.as('failures'),
    ])
    .orderBy('records.title')
    .orderBy('records.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  return { total, rows }
}

const kindsOf = {
  cluster: ['cluster'],
  body: ['body'],
  organisation: ['organisation', 'unit'],
  association: ['organisation'],
} as const

/** Records that can be a reach of that kind, by part of their title, as far as the actor sees them; thirty at most. */
export const searchReaches = (
  db: Db,
  actor: Actor,
  kind: keyof typeof kindsOf,
  q: string,
): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('records')
    .select(['records.id as id', 'records.title as name'])
    .where('records.kind', 'in', [...kindsOf[kind]])
    .where('records.title', 'ilike', likely(q))
    .where(visible(actor))
    .orderBy('records.title')
    .limit(30)
    .execute()
