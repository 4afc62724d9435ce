import { describe, expect, it } from 'vitest'
import { grantProblem } from './grants.rules.ts'

describe('a grant', () => {
  it.each([
    ['managingDirector', 'province', '2026-01-01', null, null],
    ['managingDirector', 'nation', '2026-01-01', null, 'identity.reachNotForRole'],
    ['member', 'body', '2026-01-01', '2026-01-01', null],
    ['member', 'body', '2026-01-02', '2026-01-01', 'identity.untilBeforeFrom'],
    ['administrator', 'cluster', '2026-01-01', null, 'identity.reachNotForRole'],
    ['agentTeam', 'cluster', '2026-01-01', '2027-01-01', null],
  ] as const)('%s over a %s from %s until %s: %s', (role, reachKind, from, until, code) =>
    expect(grantProblem({ role, reachKind, from, until })?.code ?? null).toBe(code))
})
