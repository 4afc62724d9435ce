import { type Actor, holds, type Where } from '../../kernel/actor.ts'
import type { Policy } from '../../kernel/policy.ts'

interface PaperFacts extends Where {
  /** Who filed it. */
  madeBy: string | null
}

const office = ['expert', 'deputy'] as const
const officeRoles = ['expert', 'deputy', 'managingDirector'] as const

/** The office takes back any paper, an agent or supervisor only what they filed themselves. */
const ownPaper = (actor: Actor, { madeBy, ...where }: PaperFacts) =>
  holds(actor, office, where) || (madeBy !== null && madeBy === actor.personId) ? true : 'clusters.notYourPaper'

/**
 * Who keeps the register of a province. To be named the agent or supervisor of a cluster gives no access: accounts and grants do.
 * Gates and delegation are the bodies' decisions; the office records them. What a gate asks to be stated is not stated by those who
 * want to pass it.
 */
export const clustersPolicy = {
  'clusters.register': { roles: office },
  'clusters.takeOverStage': { roles: office },
  'clusters.assign': { roles: office },
  'clusters.delegate': { roles: officeRoles },
  'clusters.filePaper': { roles: [...office, 'agentTeam', 'supervisor'] },
  'clusters.withdrawPaper': { roles: [...office, 'agentTeam', 'supervisor'], when: ownPaper },
  'clusters.attest': { roles: office },
  'clusters.openGate': { roles: officeRoles },
  'clusters.reportDelegation': { roles: ['member', ...office] },
} as const satisfies Policy
