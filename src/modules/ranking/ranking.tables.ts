import type { ColumnType } from 'kysely'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    prioritisations: PrioritisationsTable
    criterion_scores: CriterionScoresTable
    field_visits: FieldVisitsTable
  }
}

type Json<Shape> = ColumnType<Shape, string, string>

export const roundStates = ['open', 'presented', 'signed', 'abandoned'] as const
export type RoundState = (typeof roundStates)[number]

/** A cluster that a round names apart, with the reason. */
export interface LeftOut {
  clusterId: string
  reason: string
}

/** A line of a signed ranking, with the title as it was then. */
export interface SignedLine {
  clusterId: string
  title: string
  score: string
  place: number
  /** Is it on the committee's priority list? */
  chosen: boolean
}

/** A round of prioritisation; its title stands in `records`. */
export interface PrioritisationsTable {
  id: string
  province_id: string
  n: number
  criteria: Json<unknown>
  edition_id: string | null
  edition_fa: string
  edition_en: string
  state: RoundState
  opened_at: Date
  opened_by: string | null
  presented_at: Date | null
  presented_by: string | null
  left_out: Json<LeftOut[]>
  ranking: Json<SignedLine[]> | null
  decision_id: string | null
  decided_on: string | null
  signed_at: Date | null
  signed_by: string | null
  reason: string | null
}

export interface CriterionScoresTable {
  id: string
  prioritisation_id: string
  cluster_id: string
  criterion: string
  n: number
  score: number | null
  anchor: string | null
  evidence: string | null
  source: string | null
  as_of: string | null
  file_ids: string[]
  made_by: string | null
  made_at: Date
}

export interface VisitAnswer {
  question: string
  answer: string
  /** Who answered, with the post. */
  by: string
}

export interface FieldVisitsTable {
  id: string
  prioritisation_id: string
  cluster_id: string
  visited_on: string
  visitors: string
  answers: Json<VisitAnswer[]>
  note: string | null
  replaces: string | null
  made_by: string | null
  made_at: Date
}
