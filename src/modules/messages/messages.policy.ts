import type { Policy } from '../../kernel/policy.ts'

/** Whom the house told what: for those who run the office; copies are released by whoever runs the machine. */
export const messagesPolicy = {
  'messages.see': { roles: ['administrator', 'managingDirector', 'deputy', 'expert'] },
  'messages.sendAgain': { roles: ['administrator', 'managingDirector', 'deputy', 'expert'] },
  'messages.release': { roles: ['administrator'] },
} as const satisfies Policy
