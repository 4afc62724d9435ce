import type { PointKind } from './diagnosis.points.ts'
import type { AnswerHow, ReachedBy, Step } from './diagnosis.rules.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    diagnostic_reports: DiagnosticReportsTable
    diagnostic_steps: DiagnosticStepsTable
    diagnostic_sections: DiagnosticSectionsTable
    diagnostic_remarks: DiagnosticRemarksTable
    diagnostic_points: DiagnosticPointsTable
  }
}

/** One edition of a cluster's diagnostic study; its record has the same id. */
export interface DiagnosticReportsTable {
  id: string
  cluster_id: string
  n: number
  /** The edition that it was copied from; the first has none. */
  based_on: string | null
  /** Why a new edition is written. */
  reason: string | null
  points_version: number
  opened_by: string | null
  opened_at: Date
}

export interface DiagnosticStepsTable {
  report_id: string
  step: Step
  /** Of an approval: its resolution. */
  decision_id: string | null
  /** Of an approval without resolution: its day. */
  dated: string | null
  /** Of a discarded draft: why. */
  note: string | null
  made_by: string | null
  made_at: Date
}

export interface DiagnosticSectionsTable {
  report_id: string
  section: string
  body: string
  file_id: string | null
  version: number
  written_by: string | null
  written_at: Date
}

/** A remark, or what was said to one. */
export interface DiagnosticRemarksTable {
  id: string
  report_id: string
  section: string
  to_remark: string | null
  how: AnswerHow | null
  body: string | null
  /** Of a remark that another typed: whose word it is, how it came, the day on which it was said. */
  for_person_id: string | null
  reached_by: ReachedBy | null
  dated: string | null
  made_by: string | null
  made_at: Date
}

export interface DiagnosticPointsTable {
  report_id: string
  /** The same through all editions of the cluster. */
  point_id: string
  kind: PointKind
  position: number
  body: string
  /** 1 (little) to 5 (much). */
  weight: number | null
  evidence: string | null
  led_by: string[]
}
