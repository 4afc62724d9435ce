import type { Generated } from 'kysely'
import type { ReachKind, RoleName } from '../../kernel/actor.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    login_users: LoginUsersTable
    login_sessions: LoginSessionsTable
    login_credentials: LoginCredentialsTable
    login_verifications: LoginVerificationsTable
    login_second_factors: LoginSecondFactorsTable
    accounts: AccountsTable
    login_keys: LoginKeysTable
    failed_attempts: FailedAttemptsTable
    one_time_links: OneTimeLinksTable
    grants: GrantsTable
    substitutions: SubstitutionsTable
  }
}

/** The sign-in library's own row of an account; its e-mail is made up and reaches nobody. */
export interface LoginUsersTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  two_factor_enabled: Generated<boolean>
  created_at: Date
  updated_at: Date
}

export interface LoginSessionsTable {
  id: string
  user_id: string
  token: string
  expires_at: Date
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  updated_at: Date
}

export interface LoginCredentialsTable {
  id: string
  user_id: string
  account_id: string
  provider_id: string
  password: string | null
  created_at: Date
  updated_at: Date
}

export interface LoginVerificationsTable {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Date
  updated_at: Date
}

export interface LoginSecondFactorsTable {
  id: string
  user_id: string
  secret: string
  backup_codes: string
  verified: boolean
  failed_verification_count: Generated<number>
  locked_until: Date | null
}

export interface AccountsTable {
  id: string
  person_id: string
  created_at: Date
  /** Null until the person has set a password by a one-time link. */
  password_set_at: Date | null
  disabled_at: Date | null
  disabled_reason: string | null
  last_code_hash: string | null
}

export const loginKeyKinds = ['nationalCode', 'mobile', 'email'] as const
export type LoginKeyKind = (typeof loginKeyKinds)[number]

export interface LoginKeysTable {
  kind: LoginKeyKind
  /** Folded: Latin digits, 09…, small letters. */
  value: string
  account_id: string
}

export interface FailedAttemptsTable {
  id: string
  /** Account id, or the hash of a name that no account has. */
  subject: string
  address: string
  at: Date
}

export type LinkPurpose = 'setPassword' | 'firstAdministrator'

export interface OneTimeLinksTable {
  id: string
  purpose: LinkPurpose
  account_id: string | null
  token_hash: string
  issued_at: Date
  issued_by: string | null
  expires_at: Date
  used_at: Date | null
  replaced_at: Date | null
}

export interface GrantsTable {
  id: string
  person_id: string
  role: RoleName
  reach_kind: ReachKind
  reach_id: string | null
  province_id: string | null
  from_day: string
  until_day: string | null
  order_number: Generated<string>
  order_date: string | null
  note: Generated<string>
  granted_by: string | null
  granted_at: Date
  ended_at: Date | null
  ended_by: string | null
  end_reason: string | null
}

export interface SubstitutionsTable {
  id: string
  from_person_id: string
  to_person_id: string
  from_day: string
  until_day: string
  note: Generated<string>
  made_by: string | null
  made_at: Date
  ended_at: Date | null
  ended_by: string | null
}
