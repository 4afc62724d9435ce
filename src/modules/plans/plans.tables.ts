declare module '../../kernel/db/tables.ts' {
  interface Tables {
    plans: PlansTable
    strategies: StrategiesTable
    plan_years: PlanYearsTable
    activities: ActivitiesTable
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
