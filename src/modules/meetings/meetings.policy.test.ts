import { describe, expect, test } from 'vitest'
import { type ActiveGrant, type Actor, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { mayFollowUp, type ResponsibleFacts } from './following/following.policy.ts'
import { mayFor, policy } from './meetings.policy.ts'

const where = { provinceId: 'IR-30', clusterId: 'cluster', bodyId: 'body' }
const actorOf = (grant: Pick<ActiveGrant, 'role' | 'reachKind' | 'reachId'>): Actor => {
  const grants = [{ id: 'grant', ...grant }]
  return { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
}
const facts = (secretaryIds: readonly string[]): ResponsibleFacts => ({
  where,
  secretaryIds,
  personId: null,
  organisationId: 'bank',
  askedRole: 'member',
})

const office: RoleName[] = ['managingDirector', 'deputy', 'expert']
type Answering = 'meetings.accept' | 'meetings.object'
const allowed: Record<Exclude<keyof typeof policy, Answering>, { always: RoleName[]; asSecretary: RoleName[] }> = {
  'meetings.establish': { always: [...office, 'administrator'], asSecretary: [] },
  'meetings.seat': { always: [...office, 'administrator'], asSecretary: [] },
  'meetings.nameMember': { always: [...office, 'administrator', 'member'], asSecretary: [] },
  'meetings.rules': { always: [...office, 'administrator'], asSecretary: [] },
  'meetings.call': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.history': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.minute': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.complete': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.notify': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.answerObjection': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.confirm': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.putOff': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.endUndone': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.cancel': { always: office, asSecretary: ['agentTeam', 'member'] },
  'meetings.answer': { always: office, asSecretary: ['agentTeam', 'member', 'supervisor', 'administrator'] },
  'meetings.remark': { always: office, asSecretary: ['agentTeam', 'member', 'supervisor', 'administrator'] },
}

describe.each(Object.keys(allowed) as (keyof typeof allowed)[])('%s', (name) => {
  test.each(roleNames)('by %s', (role) => {
    const actor = actorOf({ role, reachKind: 'province', reachId: 'IR-30' })
    const { always, asSecretary } = allowed[name]
    expect(may(policy[name], actor, where, facts([])) === true).toBe(always.includes(role))
    expect(may(policy[name], actor, where, facts(['me'])) === true).toBe(
      always.includes(role) || asSecretary.includes(role),
    )
  })

  test('not in another province', () => {
    const actor = actorOf({ role: 'managingDirector', reachKind: 'province', reachId: 'IR-08' })
    expect(may(policy[name], actor, where, facts(['me']))).toBe('kernel.notYourRole')
  })
})

describe.each(['meetings.accept', 'meetings.object'] as const)('%s', (name) => {
  const asked = (actor: Actor, over: Partial<ResponsibleFacts> = {}, secretaryIds: readonly string[] = []) =>
    mayFollowUp(name, actor, where, { ...facts(secretaryIds), ...over })
  const at = (role: RoleName, organisation: string) =>
    actorOf({ role, reachKind: 'organisation', reachId: organisation })

  test('by the notified organisation, whoever works in it, and by nobody of another', () => {
    expect(asked(at('member', 'bank'))).toBe(true)
    expect(asked(at('expert', 'bank'))).toBe(true)
    expect(asked(at('auditor', 'bank'))).toBe('kernel.notYourRole')
    expect(asked(at('member', 'chamber'))).toBe('kernel.notYourRole')
  })
  test('by the person who is named, whatever the role', () => {
    expect(asked(at('supervisor', 'chamber'), { personId: 'me' })).toBe(true)
    expect(asked(at('supervisor', 'chamber'), { personId: 'other' })).toBe('kernel.notYourRole')
  })
  test('by the secretariat, that types it for the body', () => {
    expect(asked(actorOf({ role: 'expert', reachKind: 'province', reachId: 'IR-30' }))).toBe(true)
    expect(asked(actorOf({ role: 'expert', reachKind: 'province', reachId: 'IR-08' }))).toBe('kernel.notYourRole')
    expect(asked(actorOf({ role: 'member', reachKind: 'body', reachId: 'body' }), {}, ['me'])).toBe(true)
  })
})

describe('what is one’s own', () => {
  const guest = actorOf({ role: 'expert', reachKind: 'province', reachId: 'IR-08' })
  test('is answered by oneself wherever the body stands, and by its secretariat', () => {
    expect(mayFor(policy['meetings.answer'], guest, facts([]), 'me')).toBe(true)
    expect(mayFor(policy['meetings.answer'], guest, facts([]), 'other')).toBe('kernel.notYourRole')
    expect(mayFor(policy['meetings.answer'], guest, facts([]), null)).toBe('kernel.notYourRole')
    const secretary = actorOf({ role: 'member', reachKind: 'body', reachId: 'body' })
    expect(mayFor(policy['meetings.remark'], secretary, facts([]), 'other')).toBe('meetings.notSecretary')
    expect(mayFor(policy['meetings.remark'], secretary, facts(['me']), 'other')).toBe(true)
  })

  test('is also done by one’s substitute', () => {
    const grants = [
      { id: 'g', role: 'member' as const, reachKind: 'body' as const, reachId: 'body', viaPersonId: 'chief' },
    ]
    const substitute: Actor = { accountId: 'a', personId: 'me', name: 'من', grants, reach: reachOf(grants) }
    expect(mayFor(policy['meetings.remark'], substitute, facts([]), 'chief')).toBe(true)
  })
})
