import type { Ctx } from '../../kernel/context.ts'
import { mayEver } from '../../kernel/policy.ts'
import { hasSecondFactor } from './accounts/accounts.store.ts'
import { reachNames } from './grants/reach-names.ts'
import type { Identity } from './identity.open.ts'
import { listSubstitutions } from './substitutions/substitutions.store.ts'

/** What a screen needs to know about who looks at it. */
export async function me(ctx: Ctx, identity: Identity) {
  const { actor, db } = ctx
  const today = ctx.clock.today()
  if (!actor.accountId) {
    const nothing = { roles: [], permissions: [], secondFactor: false, substitutions: [] }
    return { signedIn: false, today, person: null, ...nothing }
  }
  const substitutions = await listSubstitutions(db, [actor.personId], today)
  const nameOf = new Map(substitutions.map((term) => [term.fromPersonId, term.fromName]))
  const reachName = await reachNames(db, identity, actor.grants)
  return {
    signedIn: true,
    today,
    person: { id: actor.personId, name: actor.name },
    roles: actor.grants.map((grant) => ({
      role: grant.role,
      reachKind: grant.reachKind,
      reachId: grant.reachId,
      reachName: reachName(grant),
      inPlaceOf: grant.viaPersonId ? { id: grant.viaPersonId, name: nameOf.get(grant.viaPersonId) ?? '' } : null,
    })),
    permissions: Object.entries(identity.policies())
      .filter(([, rule]) => mayEver(rule, actor))
      .map(([name]) => name),
    secondFactor: await hasSecondFactor(db, actor.accountId),
    substitutions,
  }
}
