import type { Policy } from '../../kernel/policy.ts'

const office = ['expert', 'deputy'] as const

/** The office scores; whoever answers for it before the committee signs what the committee resolved. */
export const rankingPolicy = {
  'ranking.open': { roles: office },
  'ranking.score': { roles: office },
  'ranking.present': { roles: office },
  'ranking.reopen': { roles: [...office, 'managingDirector'] },
  'ranking.sign': { roles: ['deputy', 'managingDirector'] },
} as const satisfies Policy
