import type { Generated, JSONColumnType } from 'kysely'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    tenders: TendersTable
    bids: BidsTable
    contracts: ContractsTable
    statements: StatementsTable
    visits: VisitsTable
  }
}

/** Posts of an agent's team, as the parts of a cluster call them. */
export const posts = ['agent', 'agentAssistant', 'secretary'] as const
export type Post = (typeof posts)[number]
export interface TeamMember {
  personId: string
  part: Post
}

/** What a bid is scored for; the price scores itself. */
export const scoredFor = ['technical_interview', 'documents'] as const
export type ScoredFor = (typeof scoredFor)[number]

/** A score of the by-law with its weight. */
export interface ScoreWeight {
  code: string
  fa: string
  en: string
  weight: string
}
export interface GivenScore {
  code: ScoredFor
  /** 0…100, decimal text. */
  score: string
  by: string | null
  at: string
}

export interface TendersTable {
  id: string
  cluster_id: string
  opened_on: string
  weights: JSONColumnType<ScoreWeight[]>
  state: Generated<'open' | 'decided' | 'failed'>
  winner_id: string | null
  decided_at: Date | null
  decision_id: string | null
  reason: string | null
}

export interface BidsTable {
  id: string
  tender_id: string
  person_id: string | null
  organisation_id: string | null
  /** Whole rials, decimal text. */
  price: string
  team: JSONColumnType<TeamMember[]>
  scores: JSONColumnType<GivenScore[], string | undefined, string>
  entered_at: Date
}

export interface Guarantee {
  kind: 'bank' | 'promissoryNote' | 'cheque' | 'cash'
  number: string
  amount: string
  until: string | null
}
/** A phase of a contract; `paidBefore`: paid in full before the product, as its paper says. */
export interface Phase {
  stage: string
  weight: string
  paidBefore: boolean
}
export type ContractKind = 'agent' | 'supervisor'
export type EndCause = 'replaced' | 'exit' | 'ended'

export interface ContractsTable {
  id: string
  cluster_id: string
  what: ContractKind
  person_id: string | null
  organisation_id: string | null
  tender_id: string | null
  follows_id: string | null
  number: string
  signed_on: string
  from_day: string
  until_day: string
  amount: string
  guarantee: JSONColumnType<Guarantee> | null
  phases: JSONColumnType<Phase[]>
  taken_over: Generated<boolean>
  decision_id: string | null
  entered_at: Date
  ended_on: string | null
  end_cause: EndCause | null
  handover: JSONColumnType<Record<string, unknown>> | null
}

export const stepKinds = ['check', 'approve', 'pay', 'return'] as const
export type StepKind = (typeof stepKinds)[number]
export interface Step {
  kind: StepKind
  by: string | null
  at: string
  reason: string | null
  /** Number of the paper by which it was paid. */
  paper: string | null
}
export interface ClaimedPhase {
  stage: string
  weight: string
}

export interface StatementsTable {
  id: string
  contract_id: string
  number: number
  submitted_on: string
  phases: JSONColumnType<ClaimedPhase[]>
  amount: string
  note: string
  submitted_by: string | null
  steps: JSONColumnType<Step[], string | undefined, string>
  /** Kind of the last step, `submit` before the first; the database writes it. */
  state: Generated<'submit' | StepKind>
  entered_at: Date
}

export const visitParts = ['team', 'stakeholders', 'progress', 'late', 'advice', 'payment'] as const
export type VisitPart = (typeof visitParts)[number]
export const judgements = ['onTrack', 'watch', 'offTrack'] as const
export type Judgement = (typeof judgements)[number]

export interface VisitsTable {
  id: string
  cluster_id: string
  contract_id: string | null
  state: 'planned' | 'reported' | 'cancelled'
  planned_on: string | null
  planned_at: Date
  held_on: string | null
  reported_at: Date | null
  reported_by: string | null
  on_paper: Generated<boolean>
  parts: JSONColumnType<Record<VisitPart, string>> | null
  judgement: Judgement | null
  photos: Generated<string[]>
  cancel_reason: string | null
}
