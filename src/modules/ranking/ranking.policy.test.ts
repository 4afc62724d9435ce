import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may, type Rule } from '../../kernel/policy.ts'
import { rankingPolicy } from './ranking.policy.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const where = { provinceId: 'IR-15' }
const rules: Record<string, Rule> = rankingPolicy

const allowed: Record<keyof typeof rankingPolicy, RoleName[]> = {
  'ranking.open': ['deputy', 'expert'],
  'ranking.score': ['deputy', 'expert'],
  'ranking.present': ['deputy', 'expert'],
  'ranking.reopen': ['managingDirector', 'deputy', 'expert'],
  'ranking.sign': ['managingDirector', 'deputy'],
}

describe.each(Object.keys(rankingPolicy) as (keyof typeof rankingPolicy)[])('%s', (name) => {
  test.each(roleNames)('by %s of the province', (role) => {
    expect(may(rules[name]!, actorOf(role, 'province', 'IR-15'), where, null) === true).toBe(
      allowed[name].includes(role),
    )
  })
  test.each(roleNames)('by %s of a neighbour province: never', (role) => {
    expect(may(rules[name]!, actorOf(role, 'province', 'IR-30'), where, null)).toBe('kernel.notYourRole')
  })
  test.each(roleNames)('by %s of one cluster of it: never', (role) => {
    expect(may(rules[name]!, actorOf(role, 'cluster', 'stone'), where, null)).toBe('kernel.notYourRole')
  })
})
