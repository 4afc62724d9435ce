import { type Actor, holds, type RoleName } from '../../kernel/actor.ts'
import type { Policy } from '../../kernel/policy.ts'

export interface EditionFacts {
  /** Null: for the whole nation. */
  provinceId: string | null
}

const company: readonly RoleName[] = ['expert', 'deputy', 'managingDirector']

/** The administrator keeps what holds for the whole nation; a province's by-law is its company's own. */
const ownPlace = (actor: Actor, facts: EditionFacts) =>
  facts.provinceId === null || holds(actor, company, facts) ? true : 'editions.companyOnly'

/** Who writes the by-law of a place, and who puts it into force. */
export const editionsPolicy = {
  'editions.draft': { roles: [...company, 'administrator'], when: ownPlace },
  'editions.adopt': { roles: ['managingDirector', 'administrator'], when: ownPlace },
} as const satisfies Policy
