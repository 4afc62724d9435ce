declare module '../../kernel/db/tables.ts' {
  interface Tables {
    search_entries: SearchEntriesTable
  }
}

/** Kept by the database's own triggers (migration 0024); nothing here writes it. */
export interface SearchEntriesTable {
  /** The record, the plan's activity or the file. */
  id: string
  /** Through which it is seen. */
  record_id: string
  /** The record's kind, or `activity`, or `file`. */
  kind: string
  title: string
  folded: string
  /** Keys of the reaches and parties that may see the record, `public`, or none; it only narrows what `visible` then judges. */
  reaches: string[]
}
