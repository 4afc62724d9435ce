import type { Policy } from '../../kernel/policy.ts'

/** Who drafts and who freezes a plan. Claims and their steps are the commitments' own permissions. */
export const plansPolicy = {
  'plans.open': { roles: ['expert', 'deputy'] },
  'plans.draft': { roles: ['agentTeam', 'expert', 'deputy'] },
  'plans.freeze': { roles: ['expert', 'deputy', 'managingDirector'] },
  'plans.weighYears': { roles: ['expert', 'deputy', 'managingDirector'] },
  'plans.takeOver': { roles: ['expert', 'deputy'] },
  'plans.carry': { roles: ['deputy', 'managingDirector'] },
  /** The council's pack is given out by whoever tells the council. */
  'plans.pack': { roles: ['agentTeam', 'expert', 'deputy', 'managingDirector'] },
  'plans.close': { roles: ['deputy', 'managingDirector'] },
} as const satisfies Policy
