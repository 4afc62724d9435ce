import type { RoleName } from '../../kernel/actor.ts'
import type { Direction, Numbering } from './letters.rules.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    letters: LettersTable
  }
}

export interface LettersTable {
  id: string
  direction: Direction
  /** Province code, '' for the nation's office. */
  office: string
  numbering: Numbering
  number: string
  number_key: string
  year: number | null
  n: number | null
  dated: string
  organisation_id: string | null
  party_name: string | null
  party_key: string
  receiver_person_id: string | null
  receiver_role: RoleName | null
  subject: string
  /** Number, subject and the other side, folded. */
  folded: string
  answers_id: string | null
  asks_answer: boolean
  due: string | null
  body_id: string | null
  settled: 'answered' | 'filed' | null
  answered_by: string | null
  filed_reason: string | null
  settled_at: Date | null
  open_since: Date
  registered_by: string | null
  registered_at: Date
}
