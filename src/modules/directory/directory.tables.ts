import type { ColumnType, Generated } from 'kysely'
import type { FactKind, OrganisationKind } from './directory.rules.ts'
import type { ImportProblem, ImportState, Reading } from './import/import.states.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    provinces: ProvincesTable
    counties: CountiesTable
    isic_codes: IsicCodesTable
    reference_loads: ReferenceLoadsTable
    organisations: OrganisationsTable
    persons: PersonsTable
    units: UnitsTable
    posts: PostsTable
    memberships: MembershipsTable
    unit_facts: UnitFactsTable
    unit_imports: UnitImportsTable
    unit_import_rows: UnitImportRowsTable
    import_headings: ImportHeadingsTable
  }
}

export interface ProvincesTable {
  /** ISO 3166-2, `IR-30`. */
  code: string
  fa: string
  en: string
  folded: string
  lat: number | null
  lon: number | null
}

export interface CountiesTable {
  id: string
  province_id: string
  amar_code: string | null
  fa: string
  en: string | null
  folded: string[]
  lat: number | null
  lon: number | null
}

export interface IsicCodesTable {
  code: string
  level: 'section' | 'division' | 'group' | 'class'
  parent: string | null
  fa: string
  en: string
  folded: string
}

export interface ReferenceLoadsTable {
  name: string
  hash: string
  loaded_at: Date
}

/** Name, province and audience stand in `records`; so for persons and units. */
export interface OrganisationsTable {
  id: string
  kind: OrganisationKind
  short_name: string | null
  parent_id: string | null
  national_identifier: string | null
  folded: string
  merged_into: string | null
}

export interface PersonsTable {
  id: string
  given_name: string | null
  family_name: string
  national_code: string | null
  mobile: string | null
  email: string | null
  folded: string
  merged_into: string | null
}

export interface UnitsTable {
  id: string
  national_identifier: string | null
  industrial_identifier: string | null
  tracking_code: string | null
  county_id: string | null
  isic_code: string | null
  park: string | null
  owner_id: string | null
  folded: string
  merged_into: string | null
  /** Taken back with the import that made it: on no list any more, its keys are free. */
  taken_back_at: Generated<Date | null>
}

export interface PostsTable {
  id: string
  person_id: string
  /** An organisation or a unit. */
  organisation_id: string
  title: string
  is_public: boolean
  from_day: string | null
  until_day: string | null
  source: string | null
  created_at: Date
}

export interface MembershipsTable {
  id: string
  association_id: string
  /** An organisation or a unit. */
  member_id: string
  from_day: string | null
  until_day: string | null
  source: string | null
  created_at: Date
}

export interface UnitFactsTable {
  id: string
  unit_id: string
  kind: FactKind
  aspect: Generated<string>
  value: string | null
  measure: string | null
  until_day: string | null
  from_day: string
  source: string
  created_at: Date
  created_by: string | null
  /** The row that this one takes back; it states nothing itself. */
  takes_back: Generated<string | null>
}

type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>

export interface UnitImportsTable {
  id: string
  file_name: string
  file_hash: string
  plan_hash: Generated<string | null>
  counts: Json<Record<string, number>>
  made_by: string | null
  made_at: Date
  applied_at: Generated<Date | null>
  state: Generated<ImportState>
  file_id: Generated<string | null>
  office: Generated<string>
  ordered_by: Generated<string | null>
  ordered_at: Generated<Date | null>
  position: Generated<number>
  total: Generated<number | null>
  reading: JsonOrNull<Reading>
  problem: JsonOrNull<ImportProblem>
  attempts: Generated<number>
  reason: Generated<string | null>
  applied_counts: JsonOrNull<Record<string, number>>
  undone_counts: JsonOrNull<Record<string, number>>
  undone_at: Generated<Date | null>
  lease_by: Generated<string | null>
  lease_until: Generated<Date | null>
}

export interface UnitImportRowsTable {
  import_id: string
  row_no: number
  outcome: Generated<'create' | 'change' | 'same' | 'refuse' | null>
  cells: Json<Record<string, string>>
  plan: JsonOrNull<unknown>
  problems: Json<unknown>
  unit_id: Generated<string | null>
  unit_version: Generated<number | null>
  applied_at: Generated<Date | null>
  raw: JsonOrNull<string[]>
  made: JsonOrNull<{ facts: string[]; version: number }>
  undo: Generated<'takenBack' | 'restored' | 'stays' | null>
  undo_problem: JsonOrNull<ImportProblem>
}

/** How the headings of an office's own tables map to ours, taught once by a person. */
export interface ImportHeadingsTable {
  office: string
  list: string
  headings: string
  mapping: Json<(string | null)[]>
  taught_by: string | null
  taught_at: Date
}
