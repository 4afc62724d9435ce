import './desk.tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ActiveGrant, Actor, RoleName } from '../../kernel/actor.ts'
import type { WaitingRow, WaitingSelect } from '../../kernel/manifest.ts'

const columns = ['record_id', 'subject_id', 'what', 'person_id', 'role', 'since', 'due', 'details']
const shapeOf = (alias: string) => columns.map((name) => `${alias}.${name}`).join(', ')
const shape = sql.raw(columns.join(', '))

/** Everything that waits in any room, in the one shape. */
const union = (selects: readonly WaitingSelect[], today: string, near?: RawBuilder<SqlBool>) =>
  selects.length === 0
    ? sql`select null::uuid as record_id, null::uuid as subject_id, null::text as what, null::uuid as person_id, null::text as role,
        null::timestamptz as since, null::date as due, null::jsonb as details where false`
    : sql.join(
        selects.map((one) =>
          near
            ? sql`select ${sql.raw(shapeOf('a'))} from (${one.select(today)}) a join records on records.id = ${sql.ref(one.placed ? 'a.place_id' : 'a.record_id')} where ${near}
                ${one.at ? sql`and records.kind = ${sql.lit(one.at)}` : sql``}`
            : sql`select ${shape} from (${one.select(today)}) one`,
        ),
        sql` union all `,
      )

const open = (alias: string) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<SqlBool>`(${column('answered_at')} is null and ${column('withdrawn_at')} is null and ${column('purpose')} = 'forAction')`
}

/**
 * The expressions `waiting` (what rooms say) and `asked` (after referrals moved the asking). A referral lives as long as the item it began
 * with still waits, in the same waiting: one made before the item's present since is history. Not materialised, so that each select
 * starts from its own index.
 *
 * @param near what of `a` and `records` is looked for anyway: said inside each select it lets that one start from the place or the person,
 *   and not from the open work of a nation
 */
export const askedWith = (
  selects: readonly WaitingSelect[],
  today: string,
  near?: RawBuilder<SqlBool>,
): RawBuilder<WaitingRow> => sql<WaitingRow>`
  waiting as not materialized (${union(selects, today)}),
  asked as not materialized (
    select w.record_id, w.subject_id, w.what, w.person_id, w.role, w.since, w.due, w.details
    from ${near ? sql`(${union(selects, today, near)})` : sql`waiting`} w
    where not exists (select 1 from referrals moved where moved.root_subject_id = w.subject_id and moved.root_what = w.what
      and moved.parent_id is null and moved.created_at >= w.since and ${open('moved')})
    union all
    select r.record_id, r.id, 'desk.referral', r.to_person_id, r.to_role, r.created_at, coalesce(r.due, root.due),
      jsonb_build_object('note', r.margin_note, 'from', r.from_person_id, 'rootWhat', root.what, 'rootSubject', root.subject_id,
        'root', root.details)
    from referrals r
    left join lateral (select w.what, w.subject_id, w.due, w.details from waiting w
      where w.subject_id = r.root_subject_id and w.what = r.root_what and w.since <= r.created_at limit 1) root on true
    where ${open('r')} and (r.root_what is null or root.what is not null)
      and not exists (select 1 from referrals onward where onward.parent_id = r.id and ${open('onward')})
    union all
    select r.record_id, r.id, 'desk.information', r.to_person_id, r.to_role, r.created_at, null::date,
      jsonb_build_object('note', r.margin_note, 'from', r.from_person_id)
    from referrals r where r.purpose = 'forInformation' and r.withdrawn_at is null
    union all
    select copy.record_id, copy.id, 'desk.copy', copy.to_person_id, null::text, copy.created_at, null::date,
      jsonb_build_object('note', r.margin_note, 'from', r.from_person_id)
    from desk_copies copy join referrals r on r.id = copy.referral_id where r.withdrawn_at is null
  )`

const placeOf: Record<string, string> = {
  province: 'province_id',
  cluster: 'cluster_id',
  organisation: 'organisation_id',
  association: 'organisation_id',
  body: 'body_id',
}

function grantCovers(grant: ActiveGrant): RawBuilder<SqlBool> {
  if (grant.reachKind === 'nation') return sql<SqlBool>`true`
  const ids = [grant.reachId, ...(grant.memberOrganisationIds ?? [])].filter((id) => id !== null)
  // in the column's own type: only so is its index of use
  const type = sql.raw(grant.reachKind === 'province' ? 'text' : 'uuid')
  const column = sql.ref(`records.${placeOf[grant.reachKind]}`)
  // of one value PostgreSQL knows how few rows it means, of a list of unknown length it does not
  return ids.length === 1
    ? sql<SqlBool>`${column} = ${ids[0]}::${type}`
    : sql<SqlBool>`${column} = any(${ids}::${type}[])`
}

/** True where one of the actor's grants covers `records`; with roles, one of those. */
export function actorCovers(actor: Actor, roles?: readonly RoleName[]): RawBuilder<SqlBool> {
  const grants = actor.grants.filter((grant) => !roles || roles.includes(grant.role))
  return grants.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(grants.map(grantCovers), sql` or `)})`
}

/** The actor and everybody whose substitute he is today. */
export const standsFor = (actor: Actor): string[] =>
  [...new Set([actor.personId, ...actor.grants.flatMap((grant) => grant.viaPersonId ?? [])])].filter((id) => id !== '')

/** True where a row of `asked a` is asked of this actor: as a person, as somebody's substitute, or in a role over the record. */
export function askedOf(actor: Actor): RawBuilder<SqlBool> {
  const roles = [...new Set(actor.grants.map((grant) => grant.role))]
  const people = standsFor(actor)
  const byPerson =
    people.length === 1
      ? sql<SqlBool>`a.person_id = ${people[0]}::uuid`
      : sql<SqlBool>`a.person_id = any(${people}::uuid[])`
  const byRole = roles.map((role) => sql`(a.role = ${sql.lit(role)} and ${actorCovers(actor, [role])})`)
  return sql<SqlBool>`(${sql.join([byPerson, ...byRole], sql` or `)})`
}

const livingCovers = (alias: string) => {
  const kind = sql.ref(`${alias}.reach_kind`)
  const id = sql.ref(`${alias}.reach_id`)
  return sql<SqlBool>`(${kind} = 'nation' or (${kind} = 'province' and ${id} = records.province_id)
    or (${kind} = 'cluster' and ${id} = records.cluster_id::text) or (${kind} = 'body' and ${id} = records.body_id::text)
    or (${kind} in ('organisation', 'association') and ${id} = records.organisation_id::text))`
}

/** True where whoever holds grant `g` of `living` sees `records`: the visibility predicate, asked of another than the actor. */
export const holderSees = sql<SqlBool>`(records.audience = 'public'
  or exists (select 1 from living own where own.person_id = g.person_id
    and (own.reach_kind = 'nation' or (records.audience = 'reach' and ${livingCovers('own')})))
  or exists (select 1 from record_parties party where party.record_id = records.id
    and (party.person_id = g.person_id or party.organisation_id::text in (select own.reach_id from living own
      where own.person_id = g.person_id and own.reach_kind in ('organisation', 'association')))))`

/** True where grant `g` of `living` holds the role over `records`. */
export const holdsRole = (role: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`(g.role = ${role} and ${livingCovers('g')})`

/** True where a row of `asked a` stands on the desk of a living grant. */
export const attended = sql<SqlBool>`exists (select 1 from living g
  where (g.person_id = a.person_id or g.via_person_id = a.person_id or ${holdsRole(sql`a.role`)}) and ${holderSees})`
