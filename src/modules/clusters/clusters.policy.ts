import type { Policy } from '../../kernel/policy.ts'

/**
 * Who keeps the register of a province. To be named the agent or supervisor of a cluster gives no access: accounts and grants do.
 * Delegation is the committee's decision; the office records it.
 */
export const clustersPolicy = {
  'clusters.register': { roles: ['expert', 'deputy'] },
  'clusters.takeOverStage': { roles: ['expert', 'deputy'] },
  'clusters.assign': { roles: ['expert', 'deputy'] },
  'clusters.delegate': { roles: ['expert', 'deputy', 'managingDirector'] },
} as const satisfies Policy
