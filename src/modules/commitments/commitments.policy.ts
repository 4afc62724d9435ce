import type { Policy } from '../../kernel/policy.ts'

/**
 * Who may take which step over a promise within their reach. That claimant, verifier and approver of one claim are three persons is a
 * rule of the ladder, not of roles: somebody may hold two of these roles.
 */
export const commitmentsPolicy = {
  'commitments.claim': { roles: ['agentTeam', 'expert', 'member'] },
  'commitments.verify': { roles: ['supervisor'] },
  'commitments.return': { roles: ['supervisor', 'expert', 'deputy', 'managingDirector'] },
  'commitments.approve': { roles: ['expert', 'deputy', 'managingDirector'] },
  'commitments.note': { roles: ['expert', 'deputy', 'managingDirector', 'agentTeam'] },
  'commitments.withdraw': { roles: ['agentTeam', 'expert', 'member'] },
  'commitments.spend': { roles: ['expert', 'agentTeam'] },
  'commitments.correctSpending': { roles: ['expert', 'agentTeam'] },
} as const satisfies Policy
