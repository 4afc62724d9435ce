import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { indicatorsPolicy } from './indicators.policy.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const cluster = { provinceId: 'IR-19', clusterId: 'cluster' }

const allowed: Record<keyof typeof indicatorsPolicy, RoleName[]> = {
  'indicators.define': ['administrator', 'deputy', 'expert'],
  'indicators.setBaseline': ['deputy', 'expert'],
  'indicators.freezeBaseline': ['managingDirector', 'deputy'],
  'indicators.setTarget': ['deputy', 'expert'],
  'indicators.setProvinceTarget': ['managingDirector'],
  'indicators.enterActual': ['deputy', 'expert', 'agentTeam'],
  'indicators.explainMiss': ['deputy', 'expert', 'agentTeam'],
  'indicators.bringIn': ['managingDirector', 'deputy', 'expert', 'agentTeam'],
  'indicators.withdrawValue': ['managingDirector', 'deputy', 'expert', 'agentTeam'],
  'indicators.reportYear': ['managingDirector', 'deputy', 'expert'],
}

describe.each(Object.keys(indicatorsPolicy) as (keyof typeof indicatorsPolicy)[])('%s', (name) => {
  test.each(roleNames)('by %s', (role) => {
    const answer = (reachId: string) => may(indicatorsPolicy[name], actorOf(role, 'province', reachId), cluster, null)
    expect(answer('IR-19') === true).toBe(allowed[name].includes(role))
    expect(answer('IR-30')).toBe('kernel.notYourRole')
  })
})

test('an agent brings actuals of its own cluster, none of the province or of another', () => {
  const agent = actorOf('agentTeam', 'cluster', 'cluster')
  const answer = (where: object) => may(indicatorsPolicy['indicators.enterActual'], agent, where, null)
  expect([answer(cluster), answer({ provinceId: 'IR-19' }), answer({ ...cluster, clusterId: 'other' })]).toEqual([
    true,
    'kernel.notYourRole',
    'kernel.notYourRole',
  ])
})
