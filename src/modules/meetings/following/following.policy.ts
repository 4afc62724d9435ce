import type { Actor, RoleName, Where } from '../../../kernel/actor.ts'
import { holds, roleNames } from '../../../kernel/actor.ts'
import { type Answer, may, type Rule } from '../../../kernel/policy.ts'

/** Who keeps bodies and follows resolutions in a province. */
export const office: readonly RoleName[] = ['managingDirector', 'deputy', 'expert']
const working: readonly RoleName[] = [...office, 'agentTeam', 'supervisor', 'member']

/** Who sits in the body's secretary seat today. */
export interface SecretariatFacts {
  where: Where
  secretaryIds: readonly string[]
}

export interface ResponsibleFacts extends SecretariatFacts {
  personId: string | null
  organisationId: string | null
  /** Whose work it is in the organisation. */
  askedRole: 'member' | 'expert' | null
}

export const isSecretariat = (actor: Actor, facts: SecretariatFacts) =>
  holds(actor, office, facts.where) || facts.secretaryIds.includes(actor.personId) ? true : 'meetings.notSecretary'

/** Does the actor answer for the notified body: as the named person, or by a role in the organisation? */
export const isResponsible = (actor: Actor, facts: ResponsibleFacts): boolean =>
  (facts.personId !== null && facts.personId === actor.personId) ||
  (facts.organisationId !== null && holds(actor, working, { organisationId: facts.organisationId })) ||
  (facts.askedRole === 'expert' && holds(actor, office, facts.where))

/** The office, or whoever sits as secretary (often the cluster's agent, or a member). */
export const secretariat: Rule<SecretariatFacts> = { roles: [...office, 'agentTeam', 'member'], when: isSecretariat }

/** Who only reads answers nothing; of the others see `mayAnswer`. */
const notified: Rule<ResponsibleFacts> = {
  roles: roleNames.filter((role) => role !== 'nationalViewer' && role !== 'auditor'),
  when: isSecretariat,
}

export const followingPolicy = {
  'meetings.accept': notified,
  'meetings.object': notified,
  'meetings.answerObjection': secretariat,
  'meetings.confirm': secretariat,
  'meetings.putOff': secretariat,
  'meetings.endUndone': secretariat,
  'meetings.cancel': secretariat,
}

/** May the actor accept or object: the notified body itself wherever the resolution stands, or the secretariat, which types what came by letter or phone? */
export const mayFollowUp = (
  permission: keyof typeof followingPolicy,
  actor: Actor,
  where: Where,
  facts: ResponsibleFacts,
): Answer =>
  (permission === 'meetings.accept' || permission === 'meetings.object') && isResponsible(actor, facts)
    ? true
    : may(followingPolicy[permission] as Rule<ResponsibleFacts>, actor, where, facts)
