import type { SignKind } from './signing.rules.ts'

declare module '../../../kernel/db/tables.ts' {
  interface Tables {
    kept_pictures: KeptPicturesTable
    paper_signings: PaperSigningsTable
  }
}

export interface KeptPicturesTable {
  id: string
  kind: SignKind
  /** Whose signature it is, or who holds the stamp. */
  person_id: string
  organisation_id: string | null
  media_type: 'image/png' | 'image/jpeg'
  /** Null once it is given up. */
  bytes: Buffer | null
  sha256: string
  kept_by: string | null
  kept_at: Date
  ended_at: Date | null
}

export interface PaperSigningsTable {
  id: string
  paper_id: string
  kind: SignKind
  picture_id: string
  person_id: string
  organisation_id: string | null
  post: string
  picture: Buffer
  signed_at: Date
  pdf_file: string
  pdf_hash: string
}
