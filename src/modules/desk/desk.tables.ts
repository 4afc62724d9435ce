import type { RoleName } from '../../kernel/actor.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    referrals: ReferralsTable
    desk_copies: DeskCopiesTable
    desk_takings: DeskTakingsTable
    desk_postponements: DeskPostponementsTable
    desk_seen: DeskSeenTable
  }
}

export type Purpose = 'forAction' | 'forInformation'

export interface ReferralsTable {
  id: string
  record_id: string
  what: string | null
  subject_id: string
  root_what: string | null
  root_subject_id: string | null
  parent_id: string | null
  from_person_id: string
  to_person_id: string | null
  to_role: RoleName | null
  purpose: Purpose
  margin_note: string
  due: string | null
  created_at: Date
  answered_at: Date | null
  answered_by: string | null
  answer: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export interface DeskCopiesTable {
  id: string
  referral_id: string
  record_id: string
  to_person_id: string
  created_at: Date
}

export interface DeskTakingsTable {
  what: string
  subject_id: string
  person_id: string
  taken_at: Date
}

export interface DeskPostponementsTable {
  person_id: string
  what: string
  subject_id: string
  until: string
  postponed_at: Date
}

export interface DeskSeenTable {
  person_id: string
  what: string
  subject_id: string
  seen_at: Date
}
