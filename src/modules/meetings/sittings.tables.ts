import type { ColumnType, Generated } from 'kysely'
import type { MinutesFields } from './minutes/minutes.document.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    invitations: InvitationsTable
    attendances: AttendancesTable
    minutes: MinutesTable
    minutes_sections: MinutesSectionsTable
    session_remarks: SessionRemarksTable
  }
}

export type AttendsAs = 'member' | 'substitute' | 'guest'
export type InvitationAnswer = 'comes' | 'substitute' | 'excused'

export interface InvitationsTable {
  id: string
  session_id: string
  invited_as: AttendsAs
  seat_id: string | null
  person_id: string | null
  name: string | null
  organisation: string | null
  invited_by: string | null
  invited_at: Date
  answer: InvitationAnswer | null
  /** Whom the invited person sends, as he said it. */
  substitute: string | null
  how: string | null
  answered_by: string | null
  answered_at: Date | null
}

/** One interval of somebody's presence, in times of day of the session's day. */
export interface AttendancesTable {
  id: string
  session_id: string
  attended_as: AttendsAs
  seat_id: string | null
  person_id: string | null
  name: string | null
  organisation: string | null
  came_at: string
  left_at: string | null
  entered_by: string | null
  entered_at: Date
}

export type MinutesState = 'draft' | 'circulated' | 'final'

export interface MinutesTable {
  session_id: string
  state: MinutesState
  opened_by: string | null
  opened_at: Date
  circulated_at: Date | null
  /** Last day for remarks. */
  remarks_due: string | null
  final_by: string | null
  final_at: Date | null
  content: ColumnType<MinutesFields | null, string | null, string | null>
}

export interface MinutesSectionsTable {
  id: string
  session_id: string
  agenda_item_id: string | null
  body: string
  circulated: string | null
  version: Generated<number>
  written_by: string | null
  written_at: Date
}

export type RemarkKind = 'asked' | 'remark' | 'noRemark' | 'answer' | 'addendum'
export type RemarkHow = 'answered' | 'taken' | 'notTaken'

export interface SessionRemarksTable {
  id: string
  session_id: string
  agenda_item_id: string | null
  kind: RemarkKind
  to_remark: string | null
  how: RemarkHow | null
  organisation_id: string | null
  due: string | null
  /** Who made the remark; `made_by` typed it. */
  person_id: string | null
  body: string | null
  /** The letter that brought an answer. */
  record_id: ColumnType<string | null, string | null | undefined, never>
  made_by: string | null
  made_at: Date
}
