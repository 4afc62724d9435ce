import type { RawBuilder } from 'kysely'
import type { ReachKind, RoleName } from '../../kernel/actor.ts'

/** One grant in force on a day, of an account that can sign in. Column names are the SQL aliases. */
export interface LivingGrant {
  person_id: string
  role: RoleName
  reach_kind: ReachKind
  /** Province code or record id as text; null for the nation. Each member of an association comes as a row of its own, kind `organisation`. */
  reach_id: string | null
  /** Set when it is held as somebody's substitute. */
  via_person_id: string | null
}

/** What the desk needs of others and must not read from their tables; given by `app`. */
export interface DeskPorts {
  livingGrants: (today: string) => RawBuilder<LivingGrant>
}
