import type { ColumnKey } from './import.columns.ts'

/**
 * The life of an import: the file is read (`reading`), a person maps headings nobody knows (`headings`), each row is tried (`planning`)
 * and shown (`planned`), what was shown is applied (`applying`, `applied`), all of it may be taken back (`undoing`, `undone`).
 * `failed`: it cannot go on, and says why. The words ending in -ing are work of the server.
 */
export const importStates = [
  'reading',
  'headings',
  'planning',
  'planned',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
] as const
export type ImportState = (typeof importStates)[number]
export const workingStates = ['reading', 'planning', 'applying', 'undoing'] as const satisfies readonly ImportState[]

export interface ImportProblem {
  code: string
  details?: Record<string, string | number>
}

/** What was understood of the table's form. */
export interface Reading {
  /** Headings as they stand, one a column. */
  titles: string[]
  keys: (ColumnKey | null)[]
  /** Rows of the sheet that are headings; what stands above is a title. */
  from: number
  to: number
  /** The office taught these headings before. */
  remembered: boolean
  /** Per column: the one length that codes beginning with a zero have. */
  zeroLengths: Record<number, number>
  /** Titles between rows, repeated headings: not read as rows. */
  skipped: number
}
