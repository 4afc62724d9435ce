import type { Ctx } from '../../../kernel/context.ts'
import { notFound, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { enteredFor } from '../directory.entry.ts'
import { policy } from '../directory.policy.ts'
import { getLiving } from '../directory.store.ts'
import { findMembership, insertMembership, setMembershipEnd } from './memberships.store.ts'
import type { AddMember, EndTerm } from './organisations.schema.ts'

/**
 * Enters that an organisation or unit is a member of an association. Membership lets the association's people see the member's
 * records, so whoever keeps the member's place must enter it; the association alone cannot.
 */
export function addMember(ctx: Ctx, associationId: string, input: AddMember): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.addMember', async (tx, entry) => {
    const { record: association } = await getLiving(tx, ctx.actor, 'organisation', associationId)
    const member = await getRecord(tx, ctx.actor, input.memberId)
    if (member.kind !== 'organisation' && member.kind !== 'unit')
      throw refuse('directory.notAnOffice', {}, [{ path: 'memberId', code: 'directory.notAnOffice' }])
    if (member.id === association.id) throw refuse('directory.memberOfItself')
    authorize(policy['directory.appoint'], ctx.actor, member, null)
    const { from = null, until = null } = input
    if (from && until && until < from)
      throw refuse('directory.endsBeforeStart', {}, [{ path: 'until', code: 'directory.endsBeforeStart' }])
    const id = newId()
    await insertMembership(tx, {
      id,
      association_id: association.id,
      member_id: member.id,
      from_day: from,
      until_day: until,
      source: input.source ?? null,
      created_at: ctx.clock.now(),
    })
    const after = { membershipId: id, associationId: association.id, from, until }
    entry(enteredFor({ recordId: member.id, provinceId: member.provinceId ?? null, after }, input.onBehalf))
    return { id }
  })
}

/** Says on which day a membership ended. */
export function endMembership(ctx: Ctx, id: string, input: EndTerm): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.endMembership', async (tx, entry) => {
    const membership = await findMembership(tx, id)
    if (!membership) throw notFound()
    const member = await getRecord(tx, ctx.actor, membership.member_id)
    authorize(policy['directory.appoint'], ctx.actor, member, null)
    if (membership.from_day && input.until < membership.from_day)
      throw refuse('directory.endsBeforeStart', {}, [{ path: 'until', code: 'directory.endsBeforeStart' }])
    await setMembershipEnd(tx, id, input.until)
    const line = {
      recordId: member.id,
      provinceId: member.provinceId ?? null,
      before: { membershipId: id, until: membership.until_day },
      after: { membershipId: id, until: input.until },
      reason: input.reason,
    }
    entry(enteredFor(line, input.onBehalf))
    return { id }
  })
}
