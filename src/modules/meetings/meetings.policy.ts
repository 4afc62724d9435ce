import { type Actor, holds, type RoleName, roleNames, type Where } from '../../kernel/actor.ts'
import { type Answer, may, type Rule } from '../../kernel/policy.ts'

/** The provincial office: whoever keeps bodies and follows resolutions. */
const office: readonly RoleName[] = ['managingDirector', 'deputy', 'expert']

/** Who sits in the body's secretary seat today. */
export interface SecretariatFacts {
  where: Where
  secretaryIds: readonly string[]
}

const isSecretariat = (actor: Actor, facts: SecretariatFacts) =>
  holds(actor, office, facts.where) || facts.secretaryIds.includes(actor.personId) ? true : 'meetings.notSecretary'

/** The office, or whoever sits as secretary (often the cluster's agent, or a member). */
const secretariat: Rule<SecretariatFacts> = { roles: [...office, 'agentTeam', 'member'], when: isSecretariat }

/** Whoever enters anything may be invited or sit somewhere; for others the secretariat types. */
const ownOrSecretariat: Rule<SecretariatFacts> = {
  roles: roleNames.filter((role) => role !== 'nationalViewer' && role !== 'auditor'),
  when: isSecretariat,
}

export const policy = {
  'meetings.establish': { roles: ['administrator', ...office] } as Rule,
  'meetings.seat': { roles: ['administrator', ...office] } as Rule,
  'meetings.call': secretariat,
  'meetings.history': secretariat,
  'meetings.minute': secretariat,
  'meetings.complete': secretariat,
  'meetings.notify': secretariat,
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
