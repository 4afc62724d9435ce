declare module '../../kernel/db/tables.ts' {
  interface Tables {
    clusters: ClustersTable
    cluster_stages: ClusterStagesTable
    cluster_people: ClusterPeopleTable
    cluster_papers: ClusterPapersTable
  }
}

export const scopes = ['industry', 'production', 'service', 'agriculture', 'art', 'handicraft'] as const
export type Scope = (typeof scopes)[number]

/** Its title stands in `records`. */
export interface ClustersTable {
  id: string
  province_id: string
  trade: string
  trade_folded: string
  folded: string
  scope: Scope
  county_id: string | null
  isic_code: string | null
  note: string | null
}

export interface ClusterStagesTable {
  id: string
  cluster_id: string
  stage: string
  reached: boolean
  since: string | null
  taken_over: boolean
  source: string | null
  reason: string | null
  decision_id: string | null
  entered_at: Date
}

export interface ClusterPeopleTable {
  id: string
  cluster_id: string
  person_id: string | null
  organisation_id: string | null
  part: Part
  from_day: string | null
  until_day: string | null
  decision_id: string | null
  entered_at: Date
}

/** What a person or an organisation is to a cluster. */
export const parts = [
  'agent',
  'agentAssistant',
  'secretary',
  'supervisor',
  'expert',
  'supportInstitution',
  'member',
  'custodian',
  'executingAgency',
] as const
export type Part = (typeof parts)[number]

/** A document filed, a condition stated or a custodian's report; append-only, the latest of a code counts. */
export interface ClusterPapersTable {
  id: string
  cluster_id: string
  /** The stage whose gate it is for; null for a report of a custodian, which names its delegation. */
  gate: string | null
  delegation_id: string | null
  code: string
  what: 'document' | 'condition'
  /** Of a condition: is its sentence true. Of a document: false takes it back. */
  holds: boolean
  dated: string
  number: string | null
  edition: string | null
  note: string | null
  file_id: string | null
  made_by: string | null
  made_at: Date
}
