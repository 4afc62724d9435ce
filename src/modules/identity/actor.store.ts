import './identity.tables.ts'
import { type RawBuilder, sql } from 'kysely'
import { type ActiveGrant, type Actor, type ReachKind, type RoleName, reachOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/tables.ts'
import { inForce } from './grants/grants.store.ts'

/** For each association the organisations that are its members on that day. */
export type MembersOf = (
  associationIds: readonly string[],
  today: string,
) => Promise<ReadonlyMap<string, readonly string[]>>

interface ActorRow {
  account_id: string
  person_id: string
  name: string
  grant_id: string | null
  role: RoleName
  reach_kind: ReachKind
  reach_id: string | null
  via_person_id: string | null
}

/**
 * Who holds this session, with the grants in force today: their own and those of whom they stand in for. Null when the session ended or
 * the account is disabled. One round trip, and a second one only for who holds a grant over an association.
 * A substitute gets the other's own grants, not those that the other holds as a substitute; nothing of a disabled account passes on.
 */
export function actorOf(
  db: Db,
  clock: Clock,
  sessionToken: string,
  { membersOf, now = () => new Date() }: { membersOf: MembersOf; now?: () => Date },
): Promise<Actor | null> {
  const through = sql`join login_sessions session on session.user_id = account.id
    and session.token = ${sessionToken} and session.expires_at > ${now()}`
  return readActor(db, clock, through, sql`true`, membersOf)
}

/** A person as they may act today, for work that they ordered and that goes on without them; null where the account is disabled. */
export const actorOfPerson = (db: Db, clock: Clock, personId: string, membersOf: MembersOf): Promise<Actor | null> =>
  readActor(db, clock, sql``, sql`account.person_id = ${personId}::uuid`, membersOf)

async function readActor(
  db: Db,
  clock: Clock,
  through: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
  membersOf: MembersOf,
): Promise<Actor | null> {
  const today = clock.today()
  const { rows } = await sql<ActorRow>`
    select account.id as account_id, account.person_id, person.title as name,
      held.id as grant_id, held.role, held.reach_kind, held.reach_id, held.via_person_id
    from accounts account ${through}
    join records person on person.id = account.person_id
    left join lateral (
      select own.id, own.role, own.reach_kind, own.reach_id, null::uuid as via_person_id
      from grants own where own.person_id = account.person_id and ${inForce('own', today)}
      union all
      select theirs.id, theirs.role, theirs.reach_kind, theirs.reach_id, theirs.person_id
      from substitutions term
      join grants theirs on theirs.person_id = term.from_person_id and ${inForce('theirs', today)}
      left join accounts away on away.person_id = term.from_person_id
      where term.to_person_id = account.person_id and ${inForce('term', today)} and away.disabled_at is null
    ) held on true
    where account.disabled_at is null and ${which}`.execute(db)
  const first = rows[0]
  if (!first) return null
  const grants: ActiveGrant[] = rows
    .filter((row) => row.grant_id !== null)
    .map((row) => ({
      id: row.grant_id!,
      role: row.role,
      reachKind: row.reach_kind,
      reachId: row.reach_id,
      ...(row.via_person_id ? { viaPersonId: row.via_person_id } : {}),
    }))
  const associations = grants.filter((grant) => grant.reachKind === 'association').map((grant) => grant.reachId!)
  const members = associations.length > 0 ? await membersOf([...new Set(associations)], today) : null
  const withMembers = grants.map((grant) =>
    grant.reachKind === 'association' ? { ...grant, memberOrganisationIds: members?.get(grant.reachId!) ?? [] } : grant,
  )
  return {
    accountId: first.account_id,
    personId: first.person_id,
    name: first.name,
    grants: withMembers,
    reach: reachOf(withMembers),
  }
}
