import type { Actor, RoleName } from '../../kernel/actor.ts'
import type { Answer, Rule } from '../../kernel/policy.ts'

/** The provincial company's own people. */
const office: readonly RoleName[] = ['expert', 'deputy', 'managingDirector']

/** Does the statement's contract belong to this person's side, or does the office type it for them? */
export interface OwnSide {
  own: boolean
  office: boolean
}
const ownSide = (_actor: Actor, facts: OwnSide): Answer => facts.own || facts.office || 'agency.notYourContract'

/** Who made the steps before: one person does not take two of them. */
export interface Hands {
  before: readonly (string | null)[]
}
const otherHand = (actor: Actor, facts: Hands): Answer =>
  !facts.before.includes(actor.personId || null) || 'agency.sameHand'

/**
 * Who does what for the agency of a cluster. Expert and deputy prepare and score, the managing director decides, signs and pays, the contract's
 * own side asks for payment, the supervisor visits. What came on paper or by phone the expert types.
 */
export const agencyPolicy = {
  'agency.see': { roles: [...office, 'agentTeam', 'supervisor', 'administrator', 'nationalViewer', 'auditor'] } as Rule,
  /** Besides the contract's own side, who sees its own amounts always. */
  'agency.seeAmounts': { roles: [...office, 'auditor'] } as Rule,
  'agency.openTender': { roles: ['expert', 'deputy'] } as Rule,
  'agency.enterBid': { roles: ['expert', 'deputy'] } as Rule,
  'agency.score': { roles: ['expert', 'deputy'] } as Rule,
  'agency.decideTender': { roles: ['managingDirector'] } as Rule,
  'agency.engage': { roles: ['managingDirector'] } as Rule,
  'agency.takeOverContract': { roles: ['expert', 'deputy'] } as Rule,
  'agency.submitStatement': { roles: ['agentTeam', 'supervisor', 'expert'], when: ownSide } as Rule<OwnSide>,
  'agency.checkStatement': { roles: ['expert'], when: otherHand } as Rule<Hands>,
  'agency.approveStatement': { roles: ['deputy'], when: otherHand } as Rule<Hands>,
  'agency.payStatement': { roles: ['managingDirector'], when: otherHand } as Rule<Hands>,
  'agency.returnStatement': { roles: office } as Rule,
  'agency.visit': { roles: ['supervisor', 'expert'] } as Rule,
  /** Why no visit was made in a period that passed: not for the supervisor to say of oneself. */
  'agency.excuseVisit': { roles: ['expert', 'deputy'] } as Rule,
  'agency.handOver': { roles: ['managingDirector'] } as Rule,
}
export type AgencyPermission = keyof typeof agencyPolicy
