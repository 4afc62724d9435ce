import { type Actor, holds, type Where } from '../../kernel/actor.ts'
import { type Answer, authorize, may } from '../../kernel/policy.ts'
import { commitmentsPolicy } from './commitments.policy.ts'
import type { Tree } from './progress/shapes.ts'
import type { FullTerm, FullVersion } from './trees.shapes.ts'

interface Promises extends Pick<Tree, 'terms'> {
  versions: readonly Pick<FullVersion, 'id' | 'frozenAt'>[]
  terms: Readonly<Record<string, readonly FullTerm[]>>
}

/** Whoever answers for a single promise in the version in force: as a person, or by a role in the organisation that does. */
function isOwner(actor: Actor, tree: Promises): boolean {
  const version = tree.versions.findLast((one) => one.frozenAt !== null)
  const [only, more] = version ? (tree.terms[version.id] ?? []) : []
  if (!only || more) return false
  const { ownerPersonId: person, ownerOrganisationId: organisation } = only
  if (person !== null && person === actor.personId) return true
  const { roles } = commitmentsPolicy['commitments.claim']
  return organisation !== null && holds(actor, roles, { organisationId: organisation })
}

/** What the owner of a promise may do wherever its record stands: say how far it is, and take that back. */
const ofOwners: readonly string[] = ['commitments.claim', 'commitments.withdraw']

/** May the actor do it: by a role over the record's place, or as the owner of a promise that stands alone? */
export function mayDo(permission: keyof typeof commitmentsPolicy, actor: Actor, record: Where, tree: Promises): Answer {
  if (ofOwners.includes(permission) && isOwner(actor, tree)) return true
  return may(commitmentsPolicy[permission], actor, record, null)
}

/** Throws 403 with the reason unless `mayDo` says yes. */
export function authorizeDeed(
  permission: keyof typeof commitmentsPolicy,
  actor: Actor,
  record: Where,
  tree: Promises,
): void {
  if (ofOwners.includes(permission) && isOwner(actor, tree)) return
  authorize(commitmentsPolicy[permission], actor, record, null)
}
