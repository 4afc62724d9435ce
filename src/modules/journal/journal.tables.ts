import type { StoredEntry } from './journal.rules.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    journal_entries: StoredEntry
    journal_heads: JournalHeadsTable
  }
}

export interface JournalHeadsTable {
  chain: string
  seq: string
  hash: string
}
