/** Conditions and the blocks that say the same thing the other way round: known once, shown once. */
export const opposites: Readonly<Record<string, string>> = {
  is_identified: 'not_identified',
  one_form: 'no_source',
  field_visit_done: 'no_visit',
  on_priority_list: 'not_priority',
  feasible: 'feasibility_negative',
  team_of_three: 'team_short',
  supervisor_set: 'no_supervisor',
  diagnostic_done: 'remarks_open',
  baseline_recorded: 'baseline_missing',
  plan_approved: 'plan_not_approved',
  weights_100: 'weights_not_100',
  year_1_closed: 'year_1_open',
  year_2_closed: 'year_2_open',
  year_3_closed: 'year_3_open',
  final_monitoring_passed: 'final_monitoring_missing',
  umbrella_ready: 'no_umbrella',
  cause_written: 'no_cause',
  commitments_settled: 'commitments_open',
}
/** The condition that a block denies. */
export const conditionOf = new Map(Object.entries(opposites).map(([condition, block]) => [block, condition]))

/** The code under which a condition or its opposite is stated and counted. */
export const factCode = (code: string): string => conditionOf.get(code) ?? code

/** A code with its opposite, where it has one: a room may know either. */
export const bothCodes = (code: string): string[] =>
  [code, opposites[code], conditionOf.get(code)].filter((one) => one !== undefined)
