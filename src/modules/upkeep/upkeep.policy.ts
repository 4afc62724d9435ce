import type { Policy } from '../../kernel/policy.ts'

/** An archive holds everything of everybody: it is the administrator's. */
export const upkeepPolicy = {
  'upkeep.see': { roles: ['administrator'] },
  'upkeep.backUp': { roles: ['administrator'] },
  'upkeep.drill': { roles: ['administrator'] },
} as const satisfies Policy
