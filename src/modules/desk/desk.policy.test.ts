import { describe, expect, test } from 'vitest'
import { type Actor, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { policy } from './desk.policy.ts'

const where = { provinceId: 'IR-30' }
const actorOf = (role: RoleName): Actor => {
  const grants = [{ id: 'grant', role, reachKind: 'province' as const, reachId: 'IR-30' }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const office: RoleName[] = ['administrator', 'managingDirector', 'deputy', 'expert']
const all = { asked: true, recipient: true, referrer: true }
const none = { asked: false, recipient: false, referrer: false }

const allowed: Record<keyof typeof policy, { roles: readonly RoleName[]; refusal: string | null }> = {
  'desk.refer': { roles: [...office, 'agentTeam', 'supervisor', 'member'], refusal: 'desk.notYours' },
  'desk.answer': { roles: roleNames, refusal: 'desk.notRecipient' },
  'desk.answerFor': { roles: office, refusal: null },
  'desk.withdraw': { roles: roleNames, refusal: 'desk.notReferrer' },
  'desk.keep': { roles: roleNames, refusal: 'desk.notYours' },
  'desk.unattended': { roles: office, refusal: null },
}

describe.each(Object.keys(policy) as (keyof typeof policy)[])('%s', (name) => {
  const { roles, refusal } = allowed[name]
  test.each(roleNames)('by %s', (role) => {
    const may_ = (facts: typeof all) => may(policy[name], actorOf(role), where, facts)
    expect(may_(all)).toBe(roles.includes(role) ? true : 'kernel.notYourRole')
    if (roles.includes(role)) expect(may_(none)).toBe(refusal ?? true)
  })
})
