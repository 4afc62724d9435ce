import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { clustersPolicy } from './clusters.policy.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const where = { provinceId: 'IR-30', clusterId: 'cluster' }

const allowed: Record<keyof typeof clustersPolicy, RoleName[]> = {
  'clusters.register': ['deputy', 'expert'],
  'clusters.takeOverStage': ['deputy', 'expert'],
  'clusters.assign': ['deputy', 'expert'],
  'clusters.delegate': ['managingDirector', 'deputy', 'expert'],
}

describe.each(Object.keys(clustersPolicy) as (keyof typeof clustersPolicy)[])('%s', (name) => {
  test.each(roleNames)('by %s of the province', (role) => {
    expect(may(clustersPolicy[name], actorOf(role, 'province', 'IR-30'), where, null) === true).toBe(
      allowed[name].includes(role),
    )
  })

  test.each(roleNames)('by %s of a neighbour province: never', (role) => {
    expect(may(clustersPolicy[name], actorOf(role, 'province', 'IR-23'), where, null)).toBe('kernel.notYourRole')
  })
})

test('an agent registers nothing, not even within the cluster', () => {
  expect(may(clustersPolicy['clusters.register'], actorOf('agentTeam', 'cluster', 'cluster'), where, null)).toBe(
    'kernel.notYourRole',
  )
})
