import type { Generated } from 'kysely'

declare module '../../../kernel/db/tables.ts' {
  interface Tables {
    written_decisions: WrittenDecisionsTable
    written_answers: WrittenAnswersTable
  }
}

export type WrittenState = 'open' | 'carried' | 'notCarried' | 'withdrawn'
export type WrittenAnswer = 'agree' | 'against' | 'remark'

export interface WrittenDecisionsTable {
  id: string
  body_id: string
  text: string
  category: string | null
  responsible_organisation_id: string | null
  responsible_person_id: string | null
  deadline: string | null
  /** Last day for answers. */
  due: string
  proposed_by: string | null
  proposed_at: Date
  state: Generated<WrittenState>
  reason: Generated<string | null>
  closed_by: Generated<string | null>
  closed_at: Generated<Date | null>
  /** What it became. */
  resolution_id: Generated<string | null>
}

/** One row a voting seat that was filled when it was put. */
export interface WrittenAnswersTable {
  /** What is asked of one person, as a desk names it. */
  id: Generated<string>
  decision_id: string
  seat_id: string
  person_id: string
  answer: Generated<WrittenAnswer | null>
  body: Generated<string | null>
  how: Generated<string | null>
  answered_by: Generated<string | null>
  answered_at: Generated<Date | null>
}
