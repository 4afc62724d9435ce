import type { Actor } from '../../kernel/actor.ts'
import type { Policy } from '../../kernel/policy.ts'

interface Submitted {
  submittedBy: string | null
}

/** Whoever handed an edition in does not judge it: the two are different persons. */
const notOwn = (actor: Actor, { submittedBy }: Submitted) =>
  submittedBy !== null && submittedBy === actor.personId ? 'diagnosis.ownReport' : true

/** The agent's team writes and answers, and the office types for it; the supervisor judges; the office records what the council decided. */
export const diagnosisPolicy = {
  'diagnosis.write': { roles: ['agentTeam', 'expert', 'deputy'] },
  'diagnosis.discard': { roles: ['agentTeam', 'expert', 'deputy'] },
  'diagnosis.submit': { roles: ['agentTeam', 'expert', 'deputy'] },
  'diagnosis.answer': { roles: ['agentTeam', 'expert', 'deputy'] },
  'diagnosis.judge': { roles: ['supervisor'], when: notOwn },
  // what a person said on paper or by phone
  'diagnosis.typeRemark': { roles: ['expert', 'deputy'] },
  'diagnosis.approve': { roles: ['expert', 'deputy', 'managingDirector'] },
} as const satisfies Policy
