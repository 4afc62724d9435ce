import { describe, expect, it } from 'vitest'
import { type ActiveGrant, type Actor, nobody, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { identityPolicy } from './identity.policy.ts'

const actorWith = (role: RoleName, reachId = 'IR-30'): Actor => {
  const grants: ActiveGrant[] = [{ id: role, role, reachKind: 'province', reachId }]
  return { ...nobody, accountId: 'a', personId: 'p', grants, reach: reachOf(grants) }
}
const here = { provinceId: 'IR-30' }
const accountPermissions = [
  'identity.createAccount',
  'identity.changeLoginKeys',
  'identity.issueOneTimeLink',
  'identity.disableAccount',
  'identity.enableAccount',
  'identity.unlock',
  'identity.removeSecondFactor',
] as const

describe('role × permission', () => {
  it.each(roleNames)('%s keeps accounts only as administrator', (role) => {
    for (const permission of accountPermissions)
      expect(may(identityPolicy[permission], actorWith(role), here, undefined) === true).toBe(role === 'administrator')
  })

  it.each(roleNames)('%s sees people’s access only as administrator or managing director', (role) => {
    const answer = may(identityPolicy['identity.seeAccess'], actorWith(role), here, undefined)
    expect(answer === true).toBe(role === 'administrator' || role === 'managingDirector')
  })

  it.each(roleNames)('an administrator gives %s, a managing director only the lesser roles', (role) => {
    const facts = { role, where: here }
    const rule = identityPolicy['identity.grant']
    expect(may(rule, actorWith('administrator'), here, facts)).toBe(true)
    const lesser = ['expert', 'agentTeam', 'supervisor', 'member'].includes(role)
    expect(may(rule, actorWith('managingDirector'), here, facts)).toBe(
      lesser ? true : 'identity.administratorGivesThis',
    )
    expect(may(rule, actorWith('deputy'), here, facts)).toBe('kernel.notYourRole')
  })

  it('nobody gives anything in another province', () => {
    const there = { provinceId: 'IR-07' }
    for (const role of ['administrator', 'managingDirector'] as const)
      expect(may(identityPolicy['identity.grant'], actorWith(role), there, { role: 'expert', where: there })).toBe(
        'kernel.notYourRole',
      )
  })

  it('a substitution is one’s own, or kept by an administrator', () => {
    const rule = identityPolicy['identity.substitute']
    expect(may(rule, actorWith('member'), {}, { own: true, kept: false })).toBe(true)
    expect(may(rule, actorWith('administrator'), {}, { own: false, kept: true })).toBe(true)
    expect(may(rule, actorWith('managingDirector'), {}, { own: false, kept: false })).toBe(
      'identity.notYourSubstitution',
    )
  })
})
