import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { type AgencyPermission, agencyPolicy } from './agency.policy.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const where = { provinceId: 'IR-30', clusterId: 'cluster' }
const facts = { own: true, office: false, before: ['other'] }

const allowed: Record<AgencyPermission, RoleName[]> = {
  'agency.see': [
    'expert',
    'deputy',
    'managingDirector',
    'agentTeam',
    'supervisor',
    'administrator',
    'nationalViewer',
    'auditor',
  ],
  'agency.seeAmounts': ['expert', 'deputy', 'managingDirector', 'auditor'],
  'agency.openTender': ['expert', 'deputy'],
  'agency.enterBid': ['expert', 'deputy'],
  'agency.score': ['expert', 'deputy'],
  'agency.decideTender': ['managingDirector'],
  'agency.engage': ['managingDirector'],
  'agency.takeOverContract': ['expert', 'deputy'],
  'agency.submitStatement': ['agentTeam', 'supervisor', 'expert'],
  'agency.checkStatement': ['expert'],
  'agency.approveStatement': ['deputy'],
  'agency.payStatement': ['managingDirector'],
  'agency.returnStatement': ['expert', 'deputy', 'managingDirector'],
  'agency.visit': ['supervisor', 'expert'],
  'agency.excuseVisit': ['expert', 'deputy'],
  'agency.handOver': ['managingDirector'],
}

describe.each(Object.keys(agencyPolicy) as AgencyPermission[])('%s', (name) => {
  test.each(roleNames)('by %s over the cluster', (role) => {
    expect(may(agencyPolicy[name] as never, actorOf(role, 'cluster', 'cluster'), where, facts as never) === true).toBe(
      allowed[name].includes(role),
    )
  })

  test.each(roleNames)('by %s of a neighbour province: never', (role) => {
    expect(may(agencyPolicy[name] as never, actorOf(role, 'province', 'IR-23'), where, facts as never)).toBe(
      'kernel.notYourRole',
    )
  })
})

test('an agent submits for the own contract only; the expert may type it for them', () => {
  const rule = agencyPolicy['agency.submitStatement']
  const agent = actorOf('agentTeam', 'cluster', 'cluster')
  expect(may(rule, agent, where, { own: false, office: false })).toBe('agency.notYourContract')
  expect(may(rule, actorOf('expert', 'province', 'IR-30'), where, { own: false, office: true })).toBe(true)
})

test('nobody takes two steps of one statement', () => {
  const deputy = actorOf('deputy', 'province', 'IR-30')
  expect(may(agencyPolicy['agency.approveStatement'], deputy, where, { before: ['me'] })).toBe('agency.sameHand')
  expect(may(agencyPolicy['agency.approveStatement'], deputy, where, { before: ['other'] })).toBe(true)
})
