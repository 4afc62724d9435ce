import { describe, expect, test } from 'vitest'
import type { Refusal } from '../../kernel/errors.ts'
import type { Post } from './agency.tables.ts'
import { checkPhases, checkTeam } from './team.rules.ts'

const codeOf = (deed: () => void) => {
  try {
    deed()
    return null
  } catch (error) {
    return (error as Refusal).code
  }
}
const team = (...members: string[]) =>
  members.map((member) => {
    const [personId, part] = member.split(' ')
    return { personId: personId!, part: part as Post }
  })

describe('a team', () => {
  test.each([
    [['a agent', 'b agentAssistant', 'c secretary'], null],
    [['a agent', 'b agentAssistant', 'd agentAssistant', 'c secretary'], null],
    [['a agent', 'b agentAssistant'], 'agency.teamShort'],
    [[], 'agency.teamShort'],
    [['a agent', 'b agentAssistant', 'd agentAssistant'], 'agency.postEmpty.secretary'],
    [['a agentAssistant', 'b agentAssistant', 'c secretary'], 'agency.postEmpty.agent'],
    [['a agent', 'b agent', 'd agentAssistant', 'c secretary'], 'agency.postTwice.agent'],
    [['a agent', 'a agentAssistant', 'c secretary'], 'agency.onePost'],
  ])('%j: %s', (members, code) => {
    expect(codeOf(() => checkTeam(team(...members)))).toBe(code)
  })
})

describe('phases of a contract', () => {
  test.each([
    [['diagnostic 40', 'action_plan 60'], null],
    [['diagnostic 33.3', 'action_plan 66.7'], null],
    [['diagnostic 40', 'action_plan 59.99'], 'agency.phasesBelow100'],
    [['diagnostic 40', 'action_plan 61'], 'agency.phasesAbove100'],
    [['diagnostic 50', 'diagnostic 50'], 'agency.phaseTwice'],
    [['diagnostic 0', 'action_plan 100'], 'agency.phaseWeight'],
    [['implementation 100'], 'agency.unknownPhase'],
    [[], 'agency.phasesBelow100'],
  ])('%j: %s', (phases, code) => {
    const given = phases.map((phase) => ({ stage: phase.split(' ')[0]!, weight: phase.split(' ')[1]! }))
    expect(codeOf(() => checkPhases(given))).toBe(code)
  })
})
