import type { Policy } from '../../kernel/policy.ts'

/** What the office says to the public is said by those who answer for it. */
export const publicationsPolicy = {
  'publications.publish': { roles: ['administrator', 'managingDirector', 'deputy'] },
  'publications.withdraw': { roles: ['administrator', 'managingDirector', 'deputy'] },
} satisfies Policy
