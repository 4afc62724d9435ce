import { type Actor, holds, type RoleName, roleNames } from '../../kernel/actor.ts'
import type { Answer, Policy } from '../../kernel/policy.ts'

export interface OfficeFacts {
  /** Null: for the whole nation. */
  provinceId: string | null
}

const company: readonly RoleName[] = ['expert', 'deputy', 'managingDirector']

/** The administrator keeps what holds for the whole nation; a province's letters are its company's own. */
const ownOffice = (actor: Actor, facts: OfficeFacts) =>
  facts.provinceId === null || holds(actor, company, facts) ? true : 'papers.companyOnly'

/** Who keeps templates and letterhead of an office, and who makes a paper: what the record's room answers stands in `of`. */
export const papersPolicy = {
  'papers.arrange': { roles: [...company, 'administrator'], when: ownOffice },
  'papers.make': {
    roles: [...company, 'agentTeam', 'member'],
    when: (_actor: Actor, facts: { of: Answer }) => facts.of,
  },
  /** Whoever enters anything may sign, as themselves and for nobody else; which paper, its own rule says. */
  'papers.sign': { roles: roleNames.filter((role) => role !== 'nationalViewer' && role !== 'auditor') },
} as const satisfies Policy
