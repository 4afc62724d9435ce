import './following/following.tables.ts'
import './written/written.tables.ts'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { BodyKind } from './meetings.kinds.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    bodies: BodiesTable
    body_rules: BodyRulesTable
    meeting_series: MeetingSeriesTable
    seats: SeatsTable
    sittings: SittingsTable
    nominations: NominationsTable
    sessions: SessionsTable
    agenda_items: AgendaItemsTable
    resolutions: ResolutionsTable
  }
}

/** Its place (province, cluster, organisation) and its title stand in `records`. */
export interface BodiesTable {
  id: string
  kind_code: string
  parent_id: string | null
}

/** The body's rules of an edition, in force from a day on until the next row. */
export interface BodyRulesTable {
  body_id: string
  valid_from: string
  edition: string
  rules: JSONColumnType<BodyKind>
  adopted_at: Generated<Date | null>
  adopted_by: Generated<string | null>
  reason: Generated<string | null>
}

export interface MeetingSeriesTable {
  /** A body, or a session for its resolutions. */
  owner_id: string
  /** `sessions`, `sessions:1395` where the series restarts each year, `resolutions`. */
  series: string
  last_number: number
}

export interface SeatsTable {
  id: string
  body_id: string
  code: string
  /** 1 … n among seats of the same code. */
  position: number
  title: JSONColumnType<{ fa: string; en: string }>
  /** The kind of institution that holds it, as in content/bodies.json. */
  held_by: string
  organisation_id: string | null
  voting: boolean
  required: boolean
  /** Null: it stood from the beginning. */
  valid_from: Generated<string | null>
  /** Its last day; null: it stands. */
  valid_until: Generated<string | null>
}

export interface SittingsTable {
  id: string
  seat_id: string
  person_id: string
  order_number: string | null
  order_date: string | null
  /** Null where no paper says since when. */
  valid_from: string | null
  valid_until: string | null
  substitute_of: string | null
  entered_at: Date
}

/** An institution that was asked to name who sits for it. */
export interface NominationsTable {
  id: string
  seat_id: string
  organisation_id: string
  asked_by: string | null
  asked_at: Date
  due: string | null
  note: string | null
  person_id: Generated<string | null>
  /** Somebody whom the register does not know yet. */
  name: Generated<string | null>
  post: Generated<string | null>
  letter: Generated<string | null>
  named_by: Generated<string | null>
  named_at: Generated<Date | null>
  sitting_id: Generated<string | null>
  settled_at: Generated<Date | null>
  withdrawn_reason: Generated<string | null>
}

export type SessionState = 'planned' | 'sitting' | 'held' | 'history' | 'cancelled'
export type SessionKind = 'ordinary' | 'extraordinary' | 'online' | 'circulation'

export interface SessionsTable {
  id: string
  body_id: string
  series: string
  number: number
  kind: SessionKind
  state: SessionState
  held_on: string | null
  starts_at: string | null
  ends_at: Generated<string | null>
  place: string | null
  chair_person_id: string | null
  /** When the house learned that it was held; null while it is planned or sitting. */
  held_entered_at: Date | null
  /** How often day, time or place were changed since it was called. */
  call_changes: Generated<number>
  /** When and why it was called off; its number stays with it. */
  cancelled_at: Generated<Date | null>
  cancelled_reason: Generated<string | null>
}

export interface AgendaItemsTable {
  id: string
  session_id: string
  position: number
  title: string
  record_id: string | null
  minutes_allotted: Generated<number | null>
  /** Null until the session ends. */
  reached: Generated<boolean | null>
  /** The proposal that it came from, and of what exactly. */
  what: Generated<string | null>
  subject_id: Generated<string | null>
  carried_from: Generated<string | null>
}

export interface ResolutionsTable {
  id: string
  body_id: string
  session_id: string | null
  agenda_item_id: string | null
  number: number
  text: string
  category: string | null
  decided_on: string | null
  responsible_organisation_id: string | null
  responsible_person_id: string | null
  deadline: string | null
  minuted_at: Date
  asks_for_work: boolean
  completed_at: Date | null
  /** How it ended; who ended it and why stands in `resolution_endings`. Null while it is open. */
  ended: Generated<'done' | 'notDone' | 'cancelled' | null>
  /** The notification in force. */
  notification_id: Generated<string | null>
  /** Time of day at which it was decided, where the sitting was recorded. */
  decided_at: Generated<string | null>
  votes_for: Generated<number | null>
  votes_against: Generated<number | null>
  votes_abstaining: Generated<number | null>
  /** What it brings about when the minutes become final. */
  effect_what: Generated<string | null>
  effect_record_id: Generated<string | null>
  effect_details: ColumnType<Record<string, string> | null, string | null | undefined, string | null>
  effect_applied_at: Generated<Date | null>
  /** Its text as the minutes went out with it. */
  circulated_text: Generated<string | null>
}
