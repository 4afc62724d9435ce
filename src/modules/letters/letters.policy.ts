import type { RoleName } from '../../kernel/actor.ts'
import type { Policy } from '../../kernel/policy.ts'

/** Who keeps the register of a place: its office, and the agent's team for its cluster. */
export const keepers: readonly RoleName[] = ['expert', 'deputy', 'managingDirector', 'agentTeam', 'administrator']

export const lettersPolicy = {
  'letters.register': { roles: keepers },
  'letters.correct': { roles: keepers },
  'letters.lay': { roles: keepers },
  'letters.attach': { roles: keepers },
  'letters.settle': { roles: keepers },
} satisfies Policy
