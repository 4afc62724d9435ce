import { expect, test } from 'vitest'
import { type Actor, type RoleName, reachOf, roleNames } from '../../kernel/actor.ts'
import { may } from '../../kernel/policy.ts'
import { policy } from './directory.policy.ts'

const holding = (role: RoleName, reachId: string): Actor => {
  const grants = [{ id: 'g', role, reachKind: 'province' as const, reachId }]
  return { accountId: 'a', personId: 'p', name: '', grants, reach: reachOf(grants) }
}

// columns: register, correct, stateFact, appoint, merge, import, export, seePrivate
const table: Record<RoleName, string> = {
  administrator: 'yyyyyyyy',
  managingDirector: 'yyyyyyyy',
  deputy: 'yyyyyyyy',
  expert: 'yyyynyyy',
  nationalViewer: 'nnnnnnyn',
  auditor: 'nnnnnnyy',
  member: 'nnynnnnn',
  agentTeam: 'nnnnnnnn',
  supervisor: 'nnnnnnnn',
}
const columns = ['register', 'correct', 'stateFact', 'appoint', 'merge', 'import', 'export', 'seePrivate'] as const

test.each(roleNames)('what %s may do in the directory of their province, and nothing in another', (role) => {
  const actor = holding(role, 'IR-30')
  const here = columns.map((column) =>
    may(policy[`directory.${column}`], actor, { provinceId: 'IR-30' }, null) === true ? 'y' : 'n',
  )
  const there = columns.map((column) =>
    may(policy[`directory.${column}`], actor, { provinceId: 'IR-19' }, null) === true ? 'y' : 'n',
  )
  expect(here.join('')).toBe(table[role])
  expect(there.join('')).toBe('nnnnnnnn')
})
