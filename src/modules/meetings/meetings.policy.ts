import type { Actor, RoleName, Where } from '../../kernel/actor.ts'
import { holds } from '../../kernel/actor.ts'
import type { Rule } from '../../kernel/policy.ts'

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

export const policy = {
  'meetings.establish': { roles: ['administrator', ...office] } as Rule,
  'meetings.seat': { roles: ['administrator', ...office] } as Rule,
  'meetings.call': secretariat,
  'meetings.history': secretariat,
  'meetings.minute': secretariat,
  'meetings.complete': secretariat,
  'meetings.notify': secretariat,
}
