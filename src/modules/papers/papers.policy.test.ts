import { describe, expect, test } from 'vitest'
import { type Actor, type ReachKind, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { papersPolicy } from './papers.policy.ts'

const actorOf = (role: RoleName, reachKind: ReachKind, reachId: string | null): Actor => {
  const grants = [{ id: 'grant', role, reachKind, reachId }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const own = { provinceId: 'IR-30' }
const nation = { provinceId: null }
const company = ['expert', 'deputy', 'managingDirector']

describe('letterhead and templates', () => {
  const rule = papersPolicy['papers.arrange']
  test.each(roleNames)('of a province, by %s of it', (role) =>
    expect(may(rule, actorOf(role, 'province', 'IR-30'), own, own) === true).toBe(company.includes(role)))
  test.each(roleNames)('of a province, by %s of a neighbour: never', (role) =>
    expect(may(rule, actorOf(role, 'province', 'IR-23'), own, own)).toBe('kernel.notYourRole'))
  test.each(roleNames)('of the nation, by %s of the nation', (role) =>
    expect(may(rule, actorOf(role, 'nation', null), nation, nation) === true).toBe(
      role === 'administrator' || company.includes(role),
    ))
  test('of a province, by the administrator: that is the company’s own', () =>
    expect(may(rule, actorOf('administrator', 'nation', null), own, own)).toBe('papers.companyOnly'))
})

describe('a paper', () => {
  const rule = papersPolicy['papers.make']
  test.each(roleNames)('made by %s where the room says yes', (role) =>
    expect(may(rule, actorOf(role, 'province', 'IR-30'), own, { of: true }) === true).toBe(
      [...company, 'agentTeam', 'member'].includes(role),
    ))
  test('the room’s reason is the answer', () =>
    expect(may(rule, actorOf('expert', 'province', 'IR-30'), own, { of: 'papers.notifyFirst' })).toBe(
      'papers.notifyFirst',
    ))
})
