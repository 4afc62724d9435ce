import { holds, type Where } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { authorize, type Rule } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { listGrants, whereOf } from '../grants/grants.store.ts'
import { listSubstitutions } from '../substitutions/substitutions.store.ts'

/**
 * Every place a person's access reaches: the own province, each grant, and each grant of whom they stand in for. Whoever keeps the account must cover all of them; otherwise an
 * administrator of one province could take over an account that reaches the whole nation by handing out a link for it.
 */
async function placesOf(tx: Tx, ctx: Ctx, personId: string): Promise<Where[]> {
  const person = await getRecord(tx, ctx.actor, personId, 'person')
  const today = ctx.clock.today()
  const away = (await listSubstitutions(tx, [personId], today))
    .filter((term) => term.toPersonId === personId)
    .map((term) => term.fromPersonId)
  const grants = await listGrants(tx, [personId, ...away], today)
  const places = await Promise.all(grants.map((grant) => whereOf(tx, grant.reachKind, grant.reachId)))
  return [{ provinceId: person.provinceId }, ...places]
}

/** Throws 404 or 403 unless the actor may do this to the person's account. */
export async function authorizeKeeping(tx: Tx, ctx: Ctx, rule: Rule, personId: string): Promise<void> {
  for (const place of await placesOf(tx, ctx, personId)) authorize(rule, ctx.actor, place, undefined)
}

/** Is the actor an administrator of all that the person's access reaches? */
export async function keeps(tx: Tx, ctx: Ctx, personId: string): Promise<boolean> {
  const places = await placesOf(tx, ctx, personId)
  return places.every((place) => holds(ctx.actor, ['administrator'], place))
}
