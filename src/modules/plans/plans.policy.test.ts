import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { plansPolicy } from './plans.policy.ts'
import { freeCode } from './plans.rules.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const where = { provinceId: 'IR-30', clusterId: 'cluster' }

const allowed: Record<keyof typeof plansPolicy, RoleName[]> = {
  'plans.open': ['deputy', 'expert'],
  'plans.draft': ['deputy', 'expert', 'agentTeam'],
  'plans.freeze': ['managingDirector', 'deputy', 'expert'],
  'plans.weighYears': ['managingDirector', 'deputy', 'expert'],
  'plans.takeOver': ['deputy', 'expert'],
  'plans.carry': ['managingDirector', 'deputy'],
  'plans.pack': ['managingDirector', 'deputy', 'expert', 'agentTeam'],
  'plans.close': ['managingDirector', 'deputy'],
}

describe.each(Object.keys(plansPolicy) as (keyof typeof plansPolicy)[])('%s', (name) => {
  test.each(roleNames)('by %s of the province', (role) => {
    expect(may(plansPolicy[name], actorOf(role, 'province', 'IR-30'), where, null) === true).toBe(
      allowed[name].includes(role),
    )
  })

  test.each(roleNames)('by %s of a neighbour province: never', (role) => {
    expect(may(plansPolicy[name], actorOf(role, 'province', 'IR-23'), where, null)).toBe('kernel.notYourRole')
  })
})

test.each([
  ['7', [], '7'],
  ['7', ['1', '2'], '7'],
  ['2', ['1', '2', '9'], '10'],
  ['۲-۳', ['۲-۳'], '1'],
  ['2', ['2', '3-1'], '3'],
])('an activity of code %s among %j comes in as %s', (code, taken, free) => {
  expect(freeCode(code, new Set(taken))).toBe(free)
})
