/**
 * Who acts, and how far their sight goes. Identity computes an Actor once a request from the grants in force today;
 * rooms only read it. Roles and reaches are data of people, permissions are rules of rooms (kernel/policy.ts).
 */
export const roleNames = [
  'administrator',
  'nationalViewer',
  'managingDirector',
  'deputy',
  'expert',
  'agentTeam',
  'supervisor',
  'member',
  'auditor',
] as const
export type RoleName = (typeof roleNames)[number]

export const reachKinds = ['nation', 'province', 'cluster', 'organisation', 'body', 'association'] as const
export type ReachKind = (typeof reachKinds)[number]

/** One grant in force: a role within a reach. `viaPersonId` is set when it is held as somebody's substitute. */
export interface ActiveGrant {
  id: string
  role: RoleName
  reachKind: ReachKind
  /** Province code, or record id; null for the nation. */
  reachId: string | null
  /** For an association: the organisations that are its members today. */
  memberOrganisationIds?: readonly string[]
  viaPersonId?: string
}

export interface Actor {
  accountId: string
  personId: string
  name: string
  grants: readonly ActiveGrant[]
  reach: Reach
}

/** What the grants let one see, ready for the SQL predicate `visible`. */
export interface Reach {
  nation: boolean
  provinceIds: readonly string[]
  clusterIds: readonly string[]
  organisationIds: readonly string[]
  bodyIds: readonly string[]
}

/** Where a record stands; the coordinates that a reach can cover. */
export interface Where {
  provinceId?: string | null
  clusterId?: string | null
  organisationId?: string | null
  bodyId?: string | null
}

/** Unites the grants into one reach. No grant, no sight. */
export function reachOf(grants: readonly ActiveGrant[]): Reach {
  const ids = (kind: ReachKind) => [
    ...new Set(grants.filter((grant) => grant.reachKind === kind && grant.reachId).map((grant) => grant.reachId!)),
  ]
  const members = grants.flatMap((grant) => grant.memberOrganisationIds ?? [])
  return {
    nation: grants.some((grant) => grant.reachKind === 'nation'),
    provinceIds: ids('province'),
    clusterIds: ids('cluster'),
    organisationIds: [...new Set([...ids('organisation'), ...ids('association'), ...members])],
    bodyIds: ids('body'),
  }
}

/** True where the grant's reach covers the place. */
export function covers(grant: ActiveGrant, where: Where): boolean {
  switch (grant.reachKind) {
    case 'nation':
      return true
    case 'province':
      return where.provinceId === grant.reachId
    case 'cluster':
      return where.clusterId === grant.reachId
    case 'organisation':
      return where.organisationId === grant.reachId
    case 'body':
      return where.bodyId === grant.reachId
    case 'association':
      return (
        where.organisationId != null &&
        (where.organisationId === grant.reachId || (grant.memberOrganisationIds ?? []).includes(where.organisationId))
      )
  }
}

/** True when one of the roles is held over that place. */
export const holds = (actor: Actor, roles: readonly RoleName[], where: Where): boolean =>
  actor.grants.some((grant) => roles.includes(grant.role) && covers(grant, where))

/** True when one of the roles is held anywhere at all. */
export const holdsAnywhere = (actor: Actor, roles: readonly RoleName[]): boolean =>
  actor.grants.some((grant) => roles.includes(grant.role))

/** Whoever has not signed in: sees only what is public and holds nothing. */
export const nobody: Actor = { accountId: '', personId: '', name: '', grants: [], reach: reachOf([]) }

/** The house itself, from the command line or at start: sees all, is nobody's person. Never made from a request. */
export const systemActor: Actor = (() => {
  const grants: ActiveGrant[] = [{ id: 'system', role: 'administrator', reachKind: 'nation', reachId: null }]
  return { accountId: '', personId: '', name: 'system', grants, reach: reachOf(grants) }
})()
