import type { RoleName } from '../../kernel/actor.ts'
import type { Rule } from '../../kernel/policy.ts'

/** Roles that answer for work in a province and so see what waits for nobody there. */
export const office: readonly RoleName[] = ['administrator', 'managingDirector', 'deputy', 'expert']

/** Whoever works in a room passes work on; those who only look do not. */
export const referring: readonly RoleName[] = [...office, 'agentTeam', 'supervisor', 'member']

const when =
  <Name extends string>(name: Name, code: string) =>
  (_actor: unknown, facts: Record<Name, boolean>) =>
    facts[name] ? true : code

export const policy = {
  'desk.refer': {
    roles: referring,
    when: when('asked', 'desk.notYours'),
  } as Rule<{ asked: boolean }>,
  'desk.answer': { roles: 'anyone', when: when('recipient', 'desk.notRecipient') } as Rule<{ recipient: boolean }>,
  /** On behalf of somebody who does not sign in: the office types what was said. */
  'desk.answerFor': { roles: office } as Rule,
  'desk.withdraw': { roles: 'anyone', when: when('referrer', 'desk.notReferrer') } as Rule<{ referrer: boolean }>,
  'desk.keep': { roles: 'anyone', when: when('asked', 'desk.notYours') } as Rule<{ asked: boolean }>,
  'desk.unattended': { roles: office } as Rule,
}
