import '../identity.tables.ts'
import { type RawBuilder, sql } from 'kysely'
import type { ReachKind, RoleName } from '../../../kernel/actor.ts'
import { inForce } from './grants.store.ts'

/** A grant in force on a day, as a person who can sign in holds it: their own, or as somebody's substitute. */
export interface HeldGrant {
  person_id: string
  role: RoleName
  reach_kind: ReachKind
  reach_id: string | null
  via_person_id: string | null
}

/** Everybody's grants in force on that day, for a query that asks who is there; the same rows that make an actor. */
export const livingGrants = (today: string): RawBuilder<HeldGrant> => sql<HeldGrant>`
  select own.person_id, own.role, own.reach_kind, own.reach_id, null::uuid as via_person_id
  from grants own join accounts account on account.person_id = own.person_id and account.disabled_at is null
  where ${inForce('own', today)}
  union all
  select term.to_person_id, theirs.role, theirs.reach_kind, theirs.reach_id, theirs.person_id
  from substitutions term
  join accounts account on account.person_id = term.to_person_id and account.disabled_at is null
  join grants theirs on theirs.person_id = term.from_person_id and ${inForce('theirs', today)}
  left join accounts away on away.person_id = term.from_person_id
  where ${inForce('term', today)} and away.disabled_at is null`
