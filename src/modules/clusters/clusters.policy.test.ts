import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may, type Rule } from '../../kernel/policy.ts'
import { clustersPolicy } from './clusters.policy.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const where = { provinceId: 'IR-30', clusterId: 'cluster' }
/** A paper that somebody else filed. */
const facts = { ...where, madeBy: 'another' }
const rules: Record<string, Rule<typeof facts>> = clustersPolicy

const allowed: Record<keyof typeof clustersPolicy, RoleName[]> = {
  'clusters.register': ['deputy', 'expert'],
  'clusters.takeOverStage': ['deputy', 'expert'],
  'clusters.assign': ['deputy', 'expert'],
  'clusters.delegate': ['managingDirector', 'deputy', 'expert'],
  'clusters.filePaper': ['deputy', 'expert', 'agentTeam', 'supervisor'],
  'clusters.withdrawPaper': ['deputy', 'expert'],
  'clusters.attest': ['deputy', 'expert'],
  'clusters.openGate': ['managingDirector', 'deputy', 'expert'],
  'clusters.reportDelegation': ['deputy', 'expert', 'member'],
}

describe.each(Object.keys(clustersPolicy) as (keyof typeof clustersPolicy)[])('%s', (name) => {
  test.each(roleNames)('by %s of the province', (role) => {
    expect(may(rules[name]!, actorOf(role, 'province', 'IR-30'), where, facts) === true).toBe(
      allowed[name].includes(role),
    )
  })

  test.each(roleNames)('by %s of a neighbour province: never', (role) => {
    expect(may(rules[name]!, actorOf(role, 'province', 'IR-23'), where, facts)).toBe('kernel.notYourRole')
  })
})

test('an agent registers nothing, not even within the cluster', () => {
  expect(may(clustersPolicy['clusters.register'], actorOf('agentTeam', 'cluster', 'cluster'), where, null)).toBe(
    'kernel.notYourRole',
  )
})

test('the agent’s team takes back what it filed itself, and nothing else', () => {
  const agent = actorOf('agentTeam', 'cluster', 'cluster')
  const rule = clustersPolicy['clusters.withdrawPaper']
  expect(may(rule, agent, where, { ...where, madeBy: 'me' })).toBe(true)
  expect(may(rule, agent, where, facts)).toBe('clusters.notYourPaper')
})

test('a custodian’s liaison reports on what was delegated to that organisation only', () => {
  const liaison = actorOf('member', 'organisation', 'heritage')
  const rule = clustersPolicy['clusters.reportDelegation']
  expect(may(rule, liaison, { organisationId: 'heritage', provinceId: 'IR-30' }, null)).toBe(true)
  expect(may(rule, liaison, { organisationId: 'agriculture', provinceId: 'IR-30' }, null)).toBe('kernel.notYourRole')
})
