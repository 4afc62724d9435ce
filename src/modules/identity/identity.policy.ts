import { type Actor, holds, type RoleName, type Where } from '../../kernel/actor.ts'
import type { Answer, Policy } from '../../kernel/policy.ts'
import { directorGives } from './grants/grants.rules.ts'

const administrator: readonly RoleName[] = ['administrator']
const keepers: readonly RoleName[] = ['administrator', 'managingDirector']

/** A managing director gives and ends only the lesser roles; an administrator of the place all of them. */
const mayGive = (actor: Actor, facts: { role: RoleName; where: Where }): Answer =>
  directorGives.includes(facts.role) || holds(actor, administrator, facts.where) || 'identity.administratorGivesThis'

/** One's own absence, or an administrator for somebody who is already away. */
const ownOrKept = (_actor: Actor, facts: { own: boolean; kept: boolean }): Answer =>
  facts.own || facts.kept || 'identity.notYourSubstitution'

/** Who may do what with people's access. Places are those of the reach; for an account, every reach that its person holds. */
export const identityPolicy = {
  'identity.seeAccess': { roles: keepers },
  'identity.createAccount': { roles: administrator },
  'identity.changeLoginKeys': { roles: administrator },
  'identity.issueOneTimeLink': { roles: administrator },
  'identity.disableAccount': { roles: administrator },
  'identity.enableAccount': { roles: administrator },
  'identity.unlock': { roles: administrator },
  'identity.removeSecondFactor': { roles: administrator },
  'identity.grant': { roles: keepers, when: mayGive },
  'identity.endGrant': { roles: keepers, when: mayGive },
  'identity.substitute': { roles: 'anyone', when: ownOrKept },
  'identity.endSubstitution': { roles: 'anyone', when: ownOrKept },
} satisfies Policy
