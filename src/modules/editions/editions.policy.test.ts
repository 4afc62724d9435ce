import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { editionsPolicy } from './editions.policy.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const own = { provinceId: 'IR-30' }
const nation = { provinceId: null }

const allowed: Record<keyof typeof editionsPolicy, RoleName[]> = {
  'editions.draft': ['expert', 'deputy', 'managingDirector'],
  'editions.adopt': ['managingDirector'],
}

describe.each(Object.keys(editionsPolicy) as (keyof typeof editionsPolicy)[])('%s', (name) => {
  const rule = editionsPolicy[name]
  test.each(roleNames)('of a province, by %s of it', (role) => {
    const answer = may(rule, actorOf(role, 'province', 'IR-30'), own, own)
    expect(answer === true).toBe(allowed[name].includes(role))
  })
  test.each(roleNames)('of a province, by %s of a neighbour: never', (role) => {
    expect(may(rule, actorOf(role, 'province', 'IR-23'), own, own)).toBe('kernel.notYourRole')
  })
  test.each(roleNames)('of the nation, by %s of the nation', (role) => {
    const answer = may(rule, actorOf(role, 'nation', null), nation, nation)
    expect(answer === true).toBe(role === 'administrator' || allowed[name].includes(role))
  })
  test('of a province, by the administrator: that is the company’s own', () => {
    expect(may(rule, actorOf('administrator', 'nation', null), own, own)).toBe('editions.companyOnly')
  })
})
