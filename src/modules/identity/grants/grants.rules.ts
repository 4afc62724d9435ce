import type { ReachKind, RoleName } from '../../../kernel/actor.ts'

/** Over which kinds of reach a role makes sense; the first is the usual one. */
export const reachesOf: Readonly<Record<RoleName, readonly ReachKind[]>> = {
  administrator: ['nation', 'province'],
  nationalViewer: ['nation'],
  managingDirector: ['province'],
  deputy: ['province', 'nation'],
  expert: ['province', 'nation', 'cluster', 'body', 'organisation'],
  agentTeam: ['cluster'],
  supervisor: ['cluster', 'province'],
  member: ['body', 'organisation', 'association', 'cluster'],
  auditor: ['province', 'nation', 'organisation'],
}

/** Roles that a managing director may give within the province. */
export const directorGives: readonly RoleName[] = ['expert', 'agentTeam', 'supervisor', 'member']

/** What is wrong with a role over that kind of reach or with its term; null when all is well. */
export function grantProblem(grant: {
  role: RoleName
  reachKind: ReachKind
  from: string
  until: string | null
}): { path: string; code: string } | null {
  if (!reachesOf[grant.role].includes(grant.reachKind)) return { path: 'reachKind', code: 'identity.reachNotForRole' }
  if (grant.until !== null && grant.until < grant.from) return { path: 'until', code: 'identity.untilBeforeFrom' }
  return null
}
