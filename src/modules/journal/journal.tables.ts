declare module '../../kernel/db/tables.ts' {
  interface Tables {
    journal_entries: JournalEntriesTable
    journal_heads: JournalHeadsTable
  }
}

export interface JournalEntriesTable {
  chain: string
  seq: string
  at: Date
  actor_id: string | null
  for_person_id: string | null
  for_organisation_id: string | null
  verb: string
  record_id: string | null
  request_id: string
  reason: string | null
  canonical: string
  previous_hash: string
  hash: string
}

export interface JournalHeadsTable {
  chain: string
  seq: string
  hash: string
}
