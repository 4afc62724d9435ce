import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { diagnosisPolicy } from './diagnosis.policy.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const cluster = { provinceId: 'IR-30', clusterId: 'plastic' }
const facts = { submittedBy: 'agent' }

const allowed: Record<keyof typeof diagnosisPolicy, RoleName[]> = {
  'diagnosis.write': ['deputy', 'expert', 'agentTeam'],
  'diagnosis.discard': ['deputy', 'expert', 'agentTeam'],
  'diagnosis.submit': ['deputy', 'expert', 'agentTeam'],
  'diagnosis.answer': ['deputy', 'expert', 'agentTeam'],
  'diagnosis.judge': ['supervisor'],
  'diagnosis.typeRemark': ['deputy', 'expert'],
  'diagnosis.approve': ['managingDirector', 'deputy', 'expert'],
}

describe.each(Object.keys(diagnosisPolicy) as (keyof typeof diagnosisPolicy)[])('%s', (name) => {
  test.each(roleNames)('by %s', (role) => {
    const answer = (reachId: string) => may(diagnosisPolicy[name], actorOf(role, 'cluster', reachId), cluster, facts)
    expect(answer('plastic') === true).toBe(allowed[name].includes(role))
    expect(answer('another')).toBe('kernel.notYourRole')
  })
})

test('nobody judges what they handed in themselves', () => {
  const supervisor = actorOf('supervisor', 'cluster', 'plastic')
  expect(may(diagnosisPolicy['diagnosis.judge'], supervisor, cluster, { submittedBy: 'me' })).toBe(
    'diagnosis.ownReport',
  )
})
