import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, notFound, refuse } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { policy } from './desk.policy.ts'
import { toKnow } from './desk.rules.ts'
import type { AnswerReferral, Refer, WithdrawReferral } from './desk.schema.ts'
import { standsFor } from './desk.sql.ts'
import { actorHoldsOver, type DeskRow, findMine, listRecipients, stillWaits, type Waiting } from './desk.store.ts'
import { lockItem, lockReferral, openReferralOf, withdrawOnward } from './referrals.store.ts'

/** The item on one's own desk; else says why it is not: passed on already, settled, or another's. */
async function itemToPassOn(tx: Tx, waiting: Waiting, ctx: Ctx, item: { what: string; subjectId: string }) {
  await lockItem(tx, item)
  const today = ctx.clock.today()
  const row = await findMine(tx, waiting, ctx.actor, today, item)
  if (row) return row
  if (await stillWaits(tx, waiting, today, item)) return null
  const moved = await openReferralOf(tx, item)
  if (moved) throw conflict('desk.alreadyReferred', { name: moved.name ?? moved.to_role })
  throw conflict('desk.settled')
}

/** What the chain of a referral begins with: the room's item, through however many hands. */
async function rootOf(tx: Tx, row: DeskRow | null) {
  const none = { what: null, subject_id: null, root_what: null, root_subject_id: null, parent_id: null }
  if (!row || toKnow.includes(row.what)) return none
  const item = { what: row.what, subject_id: row.subject_id }
  if (row.what !== 'desk.referral')
    return { ...item, root_what: row.what, root_subject_id: row.subject_id, parent_id: null }
  const parent = await lockReferral(tx, row.subject_id)
  return {
    ...item,
    root_what: parent!.root_what,
    root_subject_id: parent!.root_subject_id,
    parent_id: row.subject_id,
  }
}

/** Whoever is asked must see the record and be able to answer; else the asking would vanish. */
async function checkRecipients(tx: Tx, waiting: Waiting, ctx: Ctx, input: Refer): Promise<void> {
  if (Boolean(input.toPersonId) === Boolean(input.toRole))
    throw refuse('desk.recipientMissing', {}, [{ path: 'toPersonId', code: 'desk.recipientMissing' }])
  if (input.toPersonId === ctx.actor.personId)
    throw refuse('desk.toYourself', {}, [{ path: 'toPersonId', code: 'desk.toYourself' }])
  const people = await listRecipients(tx, waiting, ctx.actor, ctx.clock.today(), input.recordId)
  if (input.toPersonId && !people.some((person) => person.id === input.toPersonId))
    throw refuse('desk.cannotSee', {}, [{ path: 'toPersonId', code: 'desk.cannotSee' }])
  if (input.toRole && !people.some((person) => person.roles.includes(input.toRole!)))
    throw refuse('desk.nobodyHolds', {}, [{ path: 'toRole', code: 'desk.nobodyHolds' }])
  for (const [index, copy] of (input.copies ?? []).entries())
    if (!people.some((person) => person.id === copy))
      throw refuse('desk.cannotSee', {}, [{ path: `copies.${index}`, code: 'desk.cannotSee' }])
}

/**
 * Passes an item of one's desk, or a record, to a person or to a role over the record, with a note in the margin.
 * For action the asking moves to them while the duty stays where it was; for information nothing is asked.
 *
 * @throws 403 `desk.notYours`; 409 `desk.alreadyReferred` naming whom, `desk.settled`;
 *   422 `desk.recipientMissing`, `desk.toYourself`, `desk.cannotSee`, `desk.nobodyHolds`, `desk.dueInThePast`
 */
export const refer = (ctx: Ctx, waiting: Waiting, input: Refer): Promise<{ id: string }> =>
  runVerb(ctx, 'desk.refer', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, input.recordId)
    const row = input.item ? await itemToPassOn(tx, waiting, ctx, input.item) : null
    const asked = !input.item || (row !== null && row.record_id === record.id)
    authorize(policy['desk.refer'], ctx.actor, record, { asked })
    await checkRecipients(tx, waiting, ctx, input)
    if (input.due && input.due < ctx.clock.today())
      throw refuse('desk.dueInThePast', { due: input.due }, [
        { path: 'due', code: 'desk.dueInThePast', details: { due: input.due } },
      ])
    const id = newId()
    const at = ctx.clock.now()
    const root = await rootOf(tx, row)
    await tx
      .insertInto('referrals')
      .values({
        id,
        record_id: record.id,
        ...root,
        subject_id: root.subject_id ?? record.id,
        from_person_id: ctx.actor.personId,
        to_person_id: input.toPersonId ?? null,
        to_role: input.toRole ?? null,
        purpose: input.purpose,
        margin_note: input.note ?? '',
        due: input.due ?? null,
        created_at: at,
        answered_at: null,
        answered_by: null,
        answer: null,
        withdrawn_at: null,
        withdrawn_by: null,
      })
      .execute()
    const copies = [...new Set(input.copies ?? [])].filter((person) => person !== input.toPersonId)
    if (copies.length > 0)
      await tx
        .insertInto('desk_copies')
        .values(
          copies.map((person) => ({
            id: newId(),
            referral_id: id,
            record_id: record.id,
            to_person_id: person,
            created_at: at,
          })),
        )
        .execute()
    entry({ recordId: record.id, provinceId: record.provinceId, after: { referral: id, ...input } })
    return { id }
  })

async function openReferral(tx: Tx, ctx: Ctx, id: string) {
  const referral = await lockReferral(tx, id)
  if (!referral) throw notFound()
  const record = await getRecord(tx, ctx.actor, referral.record_id)
  return { referral, record }
}

/**
 * Answers a referral for action, which ends it and whatever was passed on from it; the item goes back to where it was asked.
 * The office may type the answer of somebody who does not sign in.
 *
 * @throws 403 `desk.notRecipient`; 409 `desk.referralClosed`; 422 `desk.nothingAsked`
 */
export const answerReferral = (ctx: Ctx, id: string, input: AnswerReferral): Promise<void> =>
  runVerb(ctx, 'desk.answer', async (tx, entry) => {
    const { referral, record } = await openReferral(tx, ctx, id)
    const { to_person_id: person, to_role: role } = referral
    if (input.onBehalf && input.onBehalf.personId === person && person !== null)
      authorize(policy['desk.answerFor'], ctx.actor, record, {})
    else {
      const recipient = person
        ? standsFor(ctx.actor).includes(person)
        : await actorHoldsOver(tx, ctx.actor, role!, record.id)
      authorize(policy['desk.answer'], ctx.actor, record, { recipient })
    }
    if (referral.answered_at || referral.withdrawn_at) throw conflict('desk.referralClosed')
    if (referral.purpose === 'forInformation') throw refuse('desk.nothingAsked')
    const at = ctx.clock.now()
    const by = ctx.actor.personId || null
    await withdrawOnward(tx, id, at, by)
    await tx
      .updateTable('referrals')
      .set({ answered_at: at, answered_by: by, answer: input.answer })
      .where('id', '=', id)
      .execute()
    entry({
      recordId: record.id,
      provinceId: record.provinceId,
      after: { referral: id, answer: input.answer, how: input.onBehalf?.how ?? null },
      forPersonId: input.onBehalf?.personId ?? null,
      forOrganisationId: input.onBehalf?.organisationId ?? null,
    })
  })

/** Takes a referral back, with whatever was passed on from it. @throws 403 `desk.notReferrer`; 409 `desk.referralClosed` */
export const withdrawReferral = (ctx: Ctx, id: string, input: WithdrawReferral): Promise<void> =>
  runVerb(ctx, 'desk.withdraw', async (tx, entry) => {
    const { referral, record } = await openReferral(tx, ctx, id)
    const referrer = standsFor(ctx.actor).includes(referral.from_person_id)
    authorize(policy['desk.withdraw'], ctx.actor, record, { referrer })
    if (referral.answered_at || referral.withdrawn_at) throw conflict('desk.referralClosed')
    const at = ctx.clock.now()
    const by = ctx.actor.personId || null
    await withdrawOnward(tx, id, at, by)
    await tx.updateTable('referrals').set({ withdrawn_at: at, withdrawn_by: by }).where('id', '=', id).execute()
    entry({
      recordId: record.id,
      provinceId: record.provinceId,
      after: { referral: id, withdrawn: true },
      reason: input.reason ?? null,
    })
  })
