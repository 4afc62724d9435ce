import type { What } from './indicators.rules.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    indicators: IndicatorsTable
    index_places: IndexPlacesTable
    indicator_values: IndicatorValuesTable
    baseline_freezes: BaselineFreezesTable
    index_reports: IndexReportsTable
  }
}

/** An office's own indicators; the common ones stand in content. */
export interface IndicatorsTable {
  code: string
  /** Null: of the nation. */
  province_id: string | null
  fa: string
  en: string
  /** Null: each target says its unit. */
  unit_fa: string | null
  unit_en: string | null
  direction: 'up' | 'down'
  kind: 'sum' | 'count' | 'ratio' | 'difference' | 'derived'
  computed_fa: string
  computed_en: string
  counter: string | null
  entered_by: string | null
  entered_at: Date
}

/** A cluster or a province whose indicators are kept; its record has the same id. */
export interface IndexPlacesTable {
  id: string
  province_id: string
  /** Null: the province itself. */
  cluster_id: string | null
}

export interface IndicatorValuesTable {
  id: string
  place_id: string
  indicator: string
  what: What
  fiscal_year: number | null
  as_of: string | null
  /** Decimal text; null: taken back, or a reason. */
  value: string | null
  withdrawn: boolean
  /** Null: the indicator's own. */
  unit: string | null
  /** Of a target: what its actual is counted from; null: people enter it. */
  counter: string | null
  source: string | null
  file_id: string | null
  reason_code: string | null
  note: string | null
  decision_id: string | null
  entered_by: string | null
  entered_at: Date
}

export interface BaselineFreezesTable {
  place_id: string
  accepted_on: string
  source: string | null
  decision_id: string | null
  entered_by: string | null
  entered_at: Date
}

export interface IndexReportsTable {
  id: string
  place_id: string
  fiscal_year: number
  entered_by: string | null
  entered_at: Date
}
