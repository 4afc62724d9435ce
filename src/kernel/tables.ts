import type { ColumnType, Generated, JSONColumnType } from 'kysely'

declare module './db/tables.ts' {
  interface Tables {
    records: RecordsTable
    record_parties: RecordPartiesTable
    links: LinksTable
    provenance: ProvenanceTable
    file_contents: FileContentsTable
    files: FilesTable
    holidays: HolidaysTable
    settings: SettingsTable
    answers: AnswersTable
  }
}

export type Audience = 'reach' | 'parties' | 'public'

export interface RecordsTable {
  id: string
  kind: string
  title: string
  province_id: string | null
  cluster_id: string | null
  organisation_id: string | null
  body_id: string | null
  audience: Audience
  version: Generated<number>
  created_at: Date
}

export interface RecordPartiesTable {
  record_id: string
  person_id: string | null
  organisation_id: string | null
  party_as: string
}

/** The only kinds of link there are. */
export const linkKinds = ['decides', 'realises', 'answers', 'carriedFrom', 'follows', 'cites'] as const
export type LinkKind = (typeof linkKinds)[number]

export interface LinksTable {
  from_id: string
  to_id: string
  kind: LinkKind
  created_at: Date
}

/** Where a value came from: `document` (D0…D4), `takenOver` (entered once as history), `example` (filled for the demo). */
export type ProvenanceMark = 'document' | 'takenOver' | 'example'

export interface ProvenanceTable {
  record_id: string
  /** '' for the whole record, else the field (`weight`, `item:<id>.finish`). */
  field: string
  mark: ProvenanceMark
  /** Document key or source, '' where none. */
  source: string
}

export interface FileContentsTable {
  hash: string
  size: string
  media_type: string
  stored_at: Date
}

export interface FilesTable {
  id: string
  hash: string
  name: string
  uploaded_by: string
  uploaded_at: Date
  /** Null until a verb attaches it; a file is seen through this record. */
  record_id: string | null
  attached_at: Date | null
}

export interface HolidaysTable {
  day: string
  title: JSONColumnType<{ fa: string; en: string }>
}

export interface SettingsTable {
  key: string
  value: ColumnType<unknown, string, string>
}

/** What a request that carries a key was answered, for a day. */
export interface AnswersTable {
  person_id: string
  key: string
  /** Hash of method, address and body. */
  asked: string
  answer: ColumnType<unknown, string | null, string | null>
  at: Date
}
