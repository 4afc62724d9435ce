import { conflict, refuse } from '../../kernel/errors.ts'
import { leastPeople, teamPosts, wayStage } from './agency.bylaw.ts'
import { exact, sumOf, text } from './agency.decimal.ts'
import type { Phase, TeamMember } from './agency.tables.ts'

/**
 * May these people be the team of an agent? At least three, each post filled, one agent, nobody in two posts (by-law 5.2).
 * @throws 422 `teamShort`, `postEmpty`, `postTwice`; 409 `onePost`
 */
export function checkTeam(team: readonly TeamMember[], path = 'team'): void {
  const seen = new Set<string>()
  for (const [place, { personId }] of team.entries()) {
    if (seen.has(personId))
      throw conflict('agency.onePost', {}, [{ path: `${path}.${place}.personId`, code: 'agency.onePost' }])
    seen.add(personId)
  }
  if (team.length < leastPeople) {
    const details = { count: team.length, least: leastPeople }
    throw refuse('agency.teamShort', details, [{ path, code: 'agency.teamShort', details }])
  }
  for (const { part, min, max } of teamPosts) {
    const count = team.filter((member) => member.part === part).length
    const code = count < min ? 'agency.postEmpty' : max !== null && count > max ? 'agency.postTwice' : null
    if (code) throw refuse(`${code}.${part}`, {}, [{ path, code: `${code}.${part}` }])
  }
}

/**
 * May a contract have these phases? Each a stage of the by-law, once, with a weight above 0; the weights total exactly 100.
 * @throws 422 `unknownPhase`, `phaseTwice`, `phaseWeight`, `phasesNot100` with the total and what is missing or too much
 */
export function checkPhases(phases: readonly Pick<Phase, 'stage' | 'weight'>[], path = 'phases'): void {
  const seen = new Set<string>()
  for (const [place, { stage, weight }] of phases.entries()) {
    const code = !wayStage(stage)
      ? 'agency.unknownPhase'
      : seen.has(stage)
        ? 'agency.phaseTwice'
        : exact(weight).lte(0)
          ? 'agency.phaseWeight'
          : null
    if (code) throw refuse(code, {}, [{ path: `${path}.${place}`, code }])
    seen.add(stage)
  }
  const total = sumOf(phases.map((phase) => phase.weight))
  if (total.eq(100)) return
  const details = { total: text(total), rest: text(total.minus(100).abs()) }
  const code = total.lt(100) ? 'agency.phasesBelow100' : 'agency.phasesAbove100'
  throw refuse(code, details, [{ path, code, details }])
}
