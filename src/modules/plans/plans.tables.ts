import type { Generated } from 'kysely'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    plans: PlansTable
    strategies: StrategiesTable
    plan_years: PlanYearsTable
    activities: ActivitiesTable
    frozen_activities: FrozenActivitiesTable
  }
}

export interface PlansTable {
  id: string
  cluster_id: string
  vision: string | null
}

export interface StrategiesTable {
  id: string
  plan_id: string
  position: number
  title: string
  /** Pressure points of the diagnostic study that it answers. */
  pressure_point_ids: Generated<string[]>
}

export interface PlanYearsTable {
  id: string
  plan_id: string
  /** First, second, third year of the plan. */
  n: number
  /** Jalali year, from 1 Farvardin. */
  fiscal_year: number
  /** Share of this year in the line over all years; decimal text. */
  year_weight: string | null
  taken_over: boolean
}

export interface ActivitiesTable {
  item_id: string
  plan_year_id: string
  code: string
  strategy_id: string | null
  activity_type: string | null
  executor: string | null
  partner: string | null
  expected_result: string | null
  network: string | null
  evidence: string | null
}

/** An activity's own words as they stood when a version was frozen. */
export interface FrozenActivitiesTable {
  version_id: string
  item_id: string
  code: string
  strategy_id: string | null
  /** Its strategy's title then. */
  strategy: string | null
  activity_type: string | null
  executor: string | null
  partner: string | null
  expected_result: string | null
}
