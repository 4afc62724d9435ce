import type { JSONColumnType } from 'kysely'
import type { PaperValues } from '../../kernel/manifest.ts'
import type { PaperLocale } from './word/kinds.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    paper_templates: PaperTemplatesTable
    letterheads: LetterheadsTable
    letter_counters: LetterCountersTable
    papers: PapersTable
    paper_signers: PaperSignersTable
  }
}

export interface PaperTemplatesTable {
  id: string
  kind: string
  locale: PaperLocale
  /** Null: for the whole nation. */
  province_id: string | null
  name: string
  file_id: string
  hash: string
  valid_from: string
  adopted_by: string | null
  adopted_at: Date
}

export interface LetterheadsTable {
  id: string
  province_id: string | null
  /** Jalali. */
  year: number
  organisation: string | null
  slogan: string | null
  pattern: string | null
  digits: number | null
  first_number: number | null
  written_by: string | null
  written_at: Date
}

export interface LetterCountersTable {
  /** Province code, '' for the nation's office. */
  office: string
  year: number
  last: number
}

export interface PapersTable {
  id: string
  kind: string
  locale: PaperLocale
  record_id: string
  /** What it was made for, where a record has several of a kind: a receiver, a session. */
  for_id: string | null
  /** Null: the house's own. */
  template_id: string | null
  organisation: string
  dated: string
  office: string | null
  year: number | null
  n: number | null
  letter_number: string | null
  content: JSONColumnType<PaperValues>
  check_code: string
  word_file: string
  word_hash: string
  pdf_file: string
  pdf_hash: string
  replaces: string | null
  reason: string | null
  made_by: string | null
  made_at: Date
}

/** Whom a paper names as those who sign it: nobody else puts a signature on it. */
export interface PaperSignersTable {
  paper_id: string
  position: number
  person_id: string
  /** As they stand on the paper. */
  name: string
  post: string
}
