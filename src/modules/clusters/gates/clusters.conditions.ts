import type { ConditionCheck, Conditions } from '../../../kernel/manifest.ts'
import { inForce } from '../clusters.rules.ts'
import { type PersonRow, peopleOf } from '../clusters.store.ts'

const now =
  (ask: (people: readonly PersonRow[]) => { holds: boolean; details?: Record<string, number> }): ConditionCheck =>
  async (db, ctx, clusterId) =>
    ask((await peopleOf(db, [clusterId])).filter((row) => inForce(row, ctx.clock.today())))

/**
 * The team of three different people: agent, assistant, office secretary (by-law 5.2). A team that is an organisation counts once;
 * that nobody holds two posts is asked again here, because entries of before the rule may stand.
 */
const teamOfThree = now((people) => {
  const team = people.filter(({ part }) => ['agent', 'agentAssistant', 'secretary'].includes(part))
  const holders = new Set(team.map((row) => row.personId ?? row.organisationId))
  const posts = new Set(team.map((row) => row.part))
  return { holds: posts.size === 3 && holders.size === team.length, details: { count: holders.size } }
})

/** What the register of clusters knows of the by-law's conditions: the people who have a part in the cluster today. */
export const clustersConditions: Conditions = {
  team_of_three: teamOfThree,
  supervisor_set: now((people) => ({ holds: people.some(({ part }) => part === 'supervisor') })),
}
