import { type Actor, roleNames } from '../../kernel/actor.ts'
import { type Answer, may, type Rule } from '../../kernel/policy.ts'
import {
  followingPolicy,
  isSecretariat,
  office,
  type SecretariatFacts,
  secretariat,
} from './following/following.policy.ts'

export type { SecretariatFacts } from './following/following.policy.ts'

/** Whoever enters anything may be invited or sit somewhere; for others the secretariat types. */
const ownOrSecretariat: Rule<SecretariatFacts> = {
  roles: roleNames.filter((role) => role !== 'nationalViewer' && role !== 'auditor'),
  when: isSecretariat,
}

export const policy = {
  'meetings.establish': { roles: ['administrator', ...office] } as Rule,
  'meetings.seat': { roles: ['administrator', ...office] } as Rule,
  /** Whoever acts for the institution, or the office what came on paper. */
  'meetings.nameMember': { roles: ['member', 'administrator', ...office] } as Rule,
  'meetings.rules': { roles: ['administrator', ...office] } as Rule,
  'meetings.call': secretariat,
  'meetings.history': secretariat,
  'meetings.minute': secretariat,
  'meetings.complete': secretariat,
  'meetings.notify': secretariat,
  ...followingPolicy,
  'meetings.answer': ownOrSecretariat,
  'meetings.remark': ownOrSecretariat,
}

/** The actor, and everybody whose substitute he is today. */
export const selves = (actor: Actor): string[] => [
  actor.personId,
  ...actor.grants.flatMap((grant) => grant.viaPersonId ?? []),
]

/**
 * May the actor do for `personId` what is that person's own (answer an invitation, remark on minutes)? One's own, wherever the body stands;
 * somebody else's only as its secretariat.
 */
export const mayFor = (
  rule: Rule<SecretariatFacts>,
  actor: Actor,
  facts: SecretariatFacts,
  personId: string | null,
): Answer => (personId !== null && selves(actor).includes(personId) ? true : may(rule, actor, facts.where, facts))
