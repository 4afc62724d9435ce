import type { ColumnType } from 'kysely'

declare module '../../../kernel/db/tables.ts' {
  interface Tables {
    resolution_notifications: ResolutionNotificationsTable
    resolution_answers: ResolutionAnswersTable
    resolution_endings: ResolutionEndingsTable
    resolution_reminders: ResolutionRemindersTable
    reminder_days: ReminderDaysTable
  }
}

/** A record of its own, of the organisation that must act: so its work waits in the reach of that organisation. */
export interface ResolutionNotificationsTable {
  id: string
  resolution_id: string
  notified_at: Date
  notified_on: string
  notified_by: string | null
  organisation_id: string | null
  person_id: string | null
  deadline: string
  /** Last day of objecting; null: nothing of it is open to objection. */
  objection_until: string | null
  /** Whose work it is in the organisation: its members', or the experts' of the company's own province. Null without an organisation. */
  asked_role: 'member' | 'expert' | null
  /** The notification whose deadline it puts off. */
  renews_id: string | null
  reason: string | null
  letter_number: string | null
}

export type AnswerKind = 'accept' | 'object' | 'uphold' | 'reject'

interface Said {
  reason: string | null
  made_by: string | null
  for_person_id: string | null
  for_organisation_id: string | null
  how: string | null
  made_at: Date
}

export interface ResolutionAnswersTable extends Said {
  notification_id: string
  kind: AnswerKind
  /** The day it was said, which a letter typed later still carries. */
  said_on: string
  /** The letter that brought it. */
  record_id: string | null
}

export interface ResolutionEndingsTable extends Said {
  resolution_id: string
  kind: 'done' | 'notDone' | 'cancelled'
  /** Of `not_done_causes` in content/catalogues.json. */
  cause: string | null
  decision_id: string | null
}

export type ReminderWhom = 'responsible' | 'secretary' | 'chair' | 'agenda'

export interface ResolutionRemindersTable {
  id: string
  resolution_id: string
  notification_id: string
  rule: string
  whom: ReminderWhom
  said: ColumnType<{ fa: string; en: string }, string, never>
  /** The day for which the rule asked it. */
  for_day: string
  made_at: Date
}

/** Days whose reminders are all written. */
export interface ReminderDaysTable {
  day: string
  done_at: Date
  written: number
}
