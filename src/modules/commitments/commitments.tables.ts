import type { ColumnType } from 'kysely'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    trees: TreesTable
    versions: VersionsTable
    items: ItemsTable
    terms: TermsTable
    precedence: PrecedenceTable
    claims: ClaimsTable & Awaiting
    claim_files: ClaimFilesTable
    steps: StepsTable
    shares: SharesTable
    spending: SpendingTable
    closings: ClosingsTable
    points: PointsTable
  }
}

export type StepKind = 'verify' | 'return' | 'approve' | 'note' | 'withdraw'
export type Rung = 'verify' | 'approve' | 'note'
export type Measure = 'percent' | 'quantity' | 'milestone'
export type ProgressSource = 'claimed' | 'mirrored' | 'counted'
export type RelationKind = 'FS' | 'SS' | 'FF' | 'SF'
export type Outcome = 'done' | 'notDone' | 'carried' | 'dropped'

export interface TreesTable {
  id: string
  record_id: string
  /** The steps a claim passes, in order: `['verify', 'approve', 'note']`. */
  ladder: Rung[]
  shape: 'weighted' | 'single'
  opened_at: Date
  closed_at: Date | null
}

export interface VersionsTable {
  id: string
  tree_id: string
  n: number
  drafted_by: string | null
  drafted_at: Date
  frozen_by: string | null
  frozen_at: Date | null
  decision_id: string | null
  reason: string | null
}

export interface ItemsTable {
  id: string
  tree_id: string
  created_at: Date
}

/** Decimals are text: numeric columns never touch a float. Dates are ISO text. */
export interface TermsTable {
  version_id: string
  item_id: string
  parent_id: string | null
  position: number
  title: string
  owner_person_id: string | null
  owner_organisation_id: string | null
  weight: string
  start: string | null
  finish: string | null
  measure: Measure
  unit: string | null
  target: string | null
  source: ProgressSource
  mirrors_item_id: string | null
  mirrors_tree_id: string | null
  counter: string | null
}

export interface PrecedenceTable {
  version_id: string
  from_id: string
  to_id: string
  kind: RelationKind
  lag: number
}

export interface ClaimsTable {
  id: string
  item_id: string
  as_of: string
  /** Percent, or `quantity` of what is counted: exactly one. */
  value: string | null
  quantity: string | null
  result: string
  reason: string | null
  made_by: string | null
  for_person_id: string | null
  for_organisation_id: string | null
  how: string | null
  made_at: Date
  taken_over: boolean
  idempotency_key: string | null
}

interface Awaiting {
  /** The step that a claim waits for; null: none. Written by the database alone. */
  awaits: ColumnType<'verify' | 'approve' | 'note' | null, never, never>
}

export interface ClaimFilesTable {
  claim_id: string
  file_id: string
}

export interface StepsTable {
  id: string
  claim_id: string
  kind: StepKind
  value: string | null
  reason: string | null
  made_by: string | null
  made_at: Date
  decision_id: string | null
}

export interface SharesTable {
  version_id: string
  item_id: string
  funding_source: string
  cash: string
  in_kind: string
  /** Help that is no money, in its own unit. */
  non_money: string | null
  non_money_unit: string | null
}

export interface SpendingTable {
  id: string
  item_id: string
  amount: string
  spent_on: string
  note: string
  file_id: string | null
  made_by: string | null
  made_at: Date
  funding_source: string | null
  kind: 'cash' | 'inKind'
  /** The first entry that this one puts right: `amount` is then what it adds or takes off. */
  corrects_id: string | null
  reason: string | null
}

export interface ClosingsTable {
  item_id: string
  outcome: Outcome
  cause: string | null
  decision_id: string | null
  carried_to_id: string | null
  made_by: string | null
  made_at: Date
}

/** Derived; see `progress/points.ts`. */
export interface PointsTable {
  tree_id: string
  /** Null: the whole tree. */
  item_id: string | null
  line: 'claimed' | 'verified' | 'approved' | 'noted' | 'planned'
  from_day: string
  percent: string | null
  known_from: Date
  known_until: Date | null
}
