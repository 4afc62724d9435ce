import type { ReachKind, RoleName } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { conflict, forbidden, refuse } from '../../../kernel/errors.ts'
import { authorize, may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { entryOf } from '../accounts/accounts.store.ts'
import { identityPolicy } from '../identity.policy.ts'
import { grantProblem } from './grants.rules.ts'
import { countAdministrators, hasSameGrant, insertGrant, lockGrant, setGrantEnded, whereOf } from './grants.store.ts'

export interface GrantInput {
  personId: string
  role: RoleName
  reachKind: ReachKind
  /** Province code or record id; null for the nation. */
  reachId: string | null
  /** First day; today when left out. */
  from?: string
  /** Last day, or null for no end. */
  until?: string | null
  /** Number and date of the appointment order (حکم). */
  orderNumber?: string
  orderDate?: string | null
  note?: string
}

/** Gives a person a role within a reach for a term. Returns the grant's id. */
export const grant = (ctx: Ctx, input: GrantInput): Promise<string> =>
  runVerb(ctx, 'identity.grant', async (tx, entry) => {
    if ((input.reachKind === 'nation') !== (input.reachId === null))
      throw refuse('kernel.invalid', {}, [{ path: 'reachId', code: 'kernel.required' }])
    if (input.reachId !== null && input.reachKind !== 'province') await getRecord(tx, ctx.actor, input.reachId)
    const where = await whereOf(tx, input.reachKind, input.reachId)
    authorize(identityPolicy['identity.grant'], ctx.actor, where, { role: input.role, where })
    const person = await getRecord(tx, ctx.actor, input.personId, 'person')
    const given = {
      ...input,
      provinceId: where.provinceId ?? null,
      from: input.from ?? ctx.clock.today(),
      until: input.until ?? null,
      orderNumber: input.orderNumber ?? '',
      orderDate: input.orderDate ?? null,
      note: input.note ?? '',
    }
    const problem = grantProblem(given)
    if (problem) throw refuse(problem.code, {}, [problem])
    if (await hasSameGrant(tx, given)) throw conflict('identity.grantHeld')
    const id = await insertGrant(tx, ctx.clock.now(), ctx.actor.personId || null, given)
    const { personId: _person, provinceId: _province, ...after } = given
    entry({ recordId: person.id, provinceId: given.provinceId, after: { grantId: id, ...after } })
    return id
  })

/** Ends a grant at once. The last administrator of the nation who can sign in stays. */
export const endGrant = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  runVerb(ctx, 'identity.endGrant', async (tx, entry) => {
    const held = await lockGrant(tx, id)
    const where = await whereOf(tx, held.reachKind, held.reachId)
    const answer = may(identityPolicy['identity.endGrant'], ctx.actor, where, { role: held.role, where })
    if (answer !== true) {
      // whoever does not know the person is not told that there is a grant
      await getRecord(tx, ctx.actor, held.personId, 'person')
      throw forbidden(answer)
    }
    if (held.endedAt) throw conflict('identity.grantEnded')
    if (held.role === 'administrator' && held.reachKind === 'nation') {
      const today = ctx.clock.today()
      const before = await countAdministrators(tx, today)
      const after = await countAdministrators(tx, today, { grantId: id })
      if (before > 0 && after === 0) throw conflict('identity.lastAdministrator')
    }
    await setGrantEnded(tx, id, ctx.clock.now(), ctx.actor.personId || null, reason)
    const { before, ...rest } = await entryOf(tx, held.personId, {
      before: { grantId: id, role: held.role, reachKind: held.reachKind, reachId: held.reachId },
      after: { grantId: id, ended: true },
      reason,
    })
    entry({ ...rest, before, provinceId: held.provinceId })
  })
