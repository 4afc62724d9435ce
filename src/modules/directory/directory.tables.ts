import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { FactKind, OrganisationKind } from './directory.rules.ts'

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
}

export interface UnitImportsTable {
  id: string
  file_name: string
  file_hash: string
  plan_hash: string
  counts: JSONColumnType<Record<string, number>>
  made_by: string | null
  made_at: Date
  applied_at: Date | null
}

type Json<T> = ColumnType<T, string, string>

export interface UnitImportRowsTable {
  import_id: string
  row_no: number
  outcome: 'create' | 'change' | 'same' | 'refuse'
  cells: Json<Record<string, string>>
  plan: Json<unknown>
  problems: Json<unknown>
  unit_id: string | null
  unit_version: number | null
  applied_at: Date | null
}
