import type { Rule } from '../../kernel/policy.ts'
import { followingPolicy, office, secretariat } from './following/following.policy.ts'

export type { SecretariatFacts } from './following/following.policy.ts'

export const policy = {
  'meetings.establish': { roles: ['administrator', ...office] } as Rule,
  'meetings.seat': { roles: ['administrator', ...office] } as Rule,
  'meetings.call': secretariat,
  'meetings.history': secretariat,
  'meetings.minute': secretariat,
  'meetings.complete': secretariat,
  'meetings.notify': secretariat,
  ...followingPolicy,
}
