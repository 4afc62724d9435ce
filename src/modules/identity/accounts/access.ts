import { holdsAnywhere } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { listGrants } from '../grants/grants.store.ts'
import { reachNames } from '../grants/reach-names.ts'
import type { Identity } from '../identity.open.ts'
import { lockedUntil } from '../login/attempts.rules.ts'
import { readableKey } from '../login/login-keys.rules.ts'
import { listSubstitutions } from '../substitutions/substitutions.store.ts'
import { type AccessFilter, listAccess } from './access.store.ts'

/** A page of people with their accounts, grants and substitutions. Login keys are for administrators' eyes only. */
export async function access(ctx: Ctx, identity: Identity, filter: AccessFilter) {
  const today = ctx.clock.today()
  const { total, rows } = await listAccess(ctx.db, ctx.actor, today, filter)
  const ids = rows.map((row) => row.personId)
  const grants = await listGrants(ctx.db, ids, today)
  const substitutions = await listSubstitutions(ctx.db, ids, today)
  const reachName = await reachNames(ctx.db, identity, grants)
  const readsKeys = holdsAnywhere(ctx.actor, ['administrator'])
  return {
    total,
    people: rows.map(({ failures, lastSignInAt, ...row }) => ({
      ...row,
      keys: readsKeys ? row.keys.map((key) => ({ kind: key.kind, value: readableKey(key) })) : [],
      lockedUntil: lockedUntil(failures, identity.now())?.toISOString() ?? null,
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
      grants: grants
        .filter((grant) => grant.personId === row.personId)
        .map((grant) => ({ ...grant, reachName: reachName(grant) })),
      substitutions: substitutions.filter((term) => [term.fromPersonId, term.toPersonId].includes(row.personId)),
    })),
  }
}
