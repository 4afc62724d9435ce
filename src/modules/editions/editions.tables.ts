import type { ColumnType } from 'kysely'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    editions: EditionsTable
  }
}

export interface EditionsTable {
  id: string
  subject: string
  /** Null: for the whole nation. */
  province_id: string | null
  /** How people cite it: «ویرایش ۲». */
  code: string
  title: string
  content: ColumnType<unknown, string, string>
  state: 'draft' | 'adopted' | 'discarded'
  /** The adopted edition it was copied from; null: the sample. */
  based_on: string | null
  valid_from: string | null
  adopted_at: Date | null
  decision_id: string | null
}
