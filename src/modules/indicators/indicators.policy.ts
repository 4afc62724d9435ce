import type { Policy } from '../../kernel/policy.ts'

/**
 * Who keeps the indicators. The office keeps a cluster's baseline and targets, the agent's team brings actuals of its cluster with their
 * source; a province's yearly targets are its managing director's. An auditor reads.
 */
export const indicatorsPolicy = {
  'indicators.define': { roles: ['expert', 'deputy', 'administrator'] },
  'indicators.setBaseline': { roles: ['expert', 'deputy'] },
  'indicators.freezeBaseline': { roles: ['deputy', 'managingDirector'] },
  'indicators.setTarget': { roles: ['expert', 'deputy'] },
  'indicators.setProvinceTarget': { roles: ['managingDirector'] },
  'indicators.enterActual': { roles: ['agentTeam', 'expert', 'deputy'] },
  'indicators.explainMiss': { roles: ['agentTeam', 'expert', 'deputy'] },
  /** A table of figures; each of them is asked for again by its own line. */
  'indicators.bringIn': { roles: ['agentTeam', 'expert', 'deputy', 'managingDirector'] },
  'indicators.withdrawValue': { roles: ['agentTeam', 'expert', 'deputy', 'managingDirector'] },
  'indicators.reportYear': { roles: ['expert', 'deputy', 'managingDirector'] },
} as const satisfies Policy
