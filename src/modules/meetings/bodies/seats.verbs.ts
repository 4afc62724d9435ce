import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, notFound, refuse, violatedConstraint } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { findRecord, getRecord, markProvenance, type RecordRow, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../meetings.policy.ts'
import { overlap } from '../meetings.rules.ts'
import type { AddSeat, AppointToSeat, EndSeat } from './bodies.schema.ts'
import { lockSeat, sittingsOfSeat } from './bodies.store.ts'
import { settleNomination } from './nominations.settle.ts'

/** The body of a seat or sitting, checked for sight and permission, moved on one version. */
async function openBody(tx: Tx, ctx: Ctx, bodyId: string): Promise<RecordRow> {
  const body = await getRecord(tx, ctx.actor, bodyId, 'body')
  authorize(policy['meetings.seat'], ctx.actor, body, {})
  await touchRecord(tx, body, null)
  return body
}

/** Adds a seat beyond the standing ones, from a day on. A code used already gets the next position. @throws 422 `meetings.noSuchOrganisation` */
export const addSeat = (ctx: Ctx, bodyId: string, input: AddSeat): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.addSeat', async (tx, entry) => {
    const body = await openBody(tx, ctx, bodyId)
    const { last } = await tx
      .selectFrom('seats')
      .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
      .where('body_id', '=', bodyId)
      .where('code', '=', input.code)
      .executeTakeFirstOrThrow()
    if (input.organisationId && !(await findRecord(tx, ctx.actor, input.organisationId, 'organisation')))
      throw refuse('meetings.noSuchOrganisation', {}, [{ path: 'organisationId', code: 'meetings.noSuchOrganisation' }])
    const seat = {
      id: newId(),
      body_id: bodyId,
      code: input.code,
      position: last + 1,
      title: JSON.stringify(input.title),
      held_by: input.heldBy ?? 'other',
      organisation_id: input.organisationId ?? null,
      voting: input.voting,
      required: input.required ?? false,
      valid_from: input.from ?? null,
    }
    await tx.insertInto('seats').values(seat).execute()
    entry({
      recordId: bodyId,
      provinceId: body.provinceId,
      after: { seat: seat.id, ...input, position: seat.position },
    })
    return { id: seat.id }
  })

export async function openSeat(tx: Tx, ctx: Ctx, seatId: string) {
  const seat = await lockSeat(tx, seatId)
  if (!seat) throw notFound()
  return { seat, body: await openBody(tx, ctx, seat.body_id) }
}

/**
 * Ends a seat with that day, which is still its, and with it whoever sits in it; sessions before keep it. A seat that the rules ask for
 * (chair, secretary and the like) is not ended: an edition of the rules would have to.
 *
 * @throws 409 `meetings.seatRequired`, `meetings.seatOver`; 422 `meetings.termReversed`
 */
export const endSeat = (ctx: Ctx, seatId: string, input: EndSeat): Promise<{ ended: number }> =>
  runVerb(ctx, 'meetings.endSeat', async (tx, entry) => {
    const { seat, body } = await openSeat(tx, ctx, seatId)
    const title = { seat: seat.title.fa, seatEn: seat.title.en }
    if (seat.required) throw conflict('meetings.seatRequired', title)
    if (seat.valid_until !== null) throw conflict('meetings.seatOver', { ...title, until: seat.valid_until })
    const begun = [seat.valid_from, ...(await sittingsOfSeat(tx, seatId)).map((one) => one.valid_from)]
    if (begun.some((from) => from !== null && from > input.until))
      throw refuse('meetings.termReversed', {}, [{ path: 'until', code: 'meetings.termReversed' }])
    await tx.updateTable('seats').set({ valid_until: input.until }).where('id', '=', seatId).execute()
    await settleNomination(tx, ctx, seatId, { reason: input.reason })
    const ended = await tx
      .updateTable('sittings')
      .set({ valid_until: input.until })
      .where('seat_id', '=', seatId)
      .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', input.until)]))
      .returning('id')
      .execute()
    entry({
      recordId: body.id,
      provinceId: body.provinceId,
      before: { seat: seatId, until: null },
      after: { seat: seatId, title: seat.title.fa, until: input.until, sittings: ended.map((one) => one.id) },
      reason: input.reason,
    })
    return { ended: ended.length }
  })

/** Names the institution that holds the seat, or leaves it open again. */
export const giveSeat = (ctx: Ctx, seatId: string, input: { organisationId: string | null }): Promise<void> =>
  runVerb(ctx, 'meetings.giveSeat', async (tx, entry) => {
    const { seat, body } = await openSeat(tx, ctx, seatId)
    if (input.organisationId && !(await findRecord(tx, ctx.actor, input.organisationId, 'organisation')))
      throw refuse('meetings.noSuchOrganisation', {}, [{ path: 'organisationId', code: 'meetings.noSuchOrganisation' }])
    if (seat.organisation_id !== input.organisationId)
      await settleNomination(tx, ctx, seatId, { reason: 'نهاد دارنده کرسی تغییر کرد' })
    await tx.updateTable('seats').set({ organisation_id: input.organisationId }).where('id', '=', seatId).execute()
    entry({
      recordId: body.id,
      provinceId: body.provinceId,
      before: { seat: seatId, organisationId: seat.organisation_id },
      after: { seat: seatId, organisationId: input.organisationId },
    })
  })

/**
 * Seats a person by an appointment order. What the paper leaves open (its number, since when, until when) stays open.
 * One member at a time holds a seat; a substitute sits beside the one he stands in for.
 *
 * @throws 409 `meetings.seatTaken` naming who sits there, `meetings.seatOver`; 422 `meetings.noSuchPerson`, `meetings.termReversed`, `meetings.notThatSeat`
 */
export const appointToSeat = (ctx: Ctx, seatId: string, input: AppointToSeat): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.appoint', async (tx, entry) => {
    const { seat, body } = await openSeat(tx, ctx, seatId)
    if (!(await findRecord(tx, ctx.actor, input.personId, 'person')))
      throw refuse('meetings.noSuchPerson', {}, [{ path: 'personId', code: 'meetings.noSuchPerson' }])
    const term = { from: input.from ?? null, until: input.until ?? seat.valid_until }
    if (seat.valid_until !== null && (term.from ?? ctx.clock.today()) > seat.valid_until) {
      const details = { seat: seat.title.fa, seatEn: seat.title.en, until: seat.valid_until }
      throw conflict('meetings.seatOver', details, [{ path: 'from', code: 'meetings.seatOver', details }])
    }
    const sittings = await sittingsOfSeat(tx, seatId)
    if (input.substituteOf && !sittings.some((sitting) => sitting.id === input.substituteOf))
      throw refuse('meetings.notThatSeat', {}, [{ path: 'substituteOf', code: 'meetings.notThatSeat' }])
    const holder = sittings.find(
      (sitting) =>
        !input.substituteOf &&
        sitting.substitute_of === null &&
        overlap(term, { from: sitting.valid_from, until: sitting.valid_until }),
    )
    if (holder) {
      const person = await tx
        .selectFrom('records')
        .select('title')
        .where('id', '=', holder.person_id)
        .executeTakeFirstOrThrow()
      throw conflict('meetings.seatTaken', { name: person.title, until: holder.valid_until })
    }
    const id = newId()
    try {
      await tx
        .insertInto('sittings')
        .values({
          id,
          seat_id: seatId,
          person_id: input.personId,
          order_number: input.orderNumber ?? null,
          order_date: input.orderDate ?? null,
          valid_from: term.from,
          valid_until: term.until,
          substitute_of: input.substituteOf ?? null,
          entered_at: ctx.clock.now(),
        })
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'sittings_term')
        throw refuse('meetings.termReversed', {}, [{ path: 'until', code: 'meetings.termReversed' }])
      throw error
    }
    // whoever the institution named, somebody sits for it now
    if (!input.substituteOf) await settleNomination(tx, ctx, seatId, { sittingId: id })
    if (input.source) await markProvenance(tx, body.id, [{ ...input.source, field: `sitting:${id}` }])
    entry({
      recordId: body.id,
      provinceId: body.provinceId,
      after: { sitting: id, seat: seat.code, ...input },
    })
    return { id }
  })

/** Ends a sitting with that day, which is still its. @throws 422 `meetings.termReversed` */
export const endSitting = (ctx: Ctx, sittingId: string, input: { until: string; reason?: string }): Promise<void> =>
  runVerb(ctx, 'meetings.endSitting', async (tx, entry) => {
    const sitting = await tx.selectFrom('sittings').selectAll().where('id', '=', sittingId).executeTakeFirst()
    if (!sitting) throw notFound()
    const { body } = await openSeat(tx, ctx, sitting.seat_id)
    if (sitting.valid_from && sitting.valid_from > input.until)
      throw refuse('meetings.termReversed', {}, [{ path: 'until', code: 'meetings.termReversed' }])
    await tx.updateTable('sittings').set({ valid_until: input.until }).where('id', '=', sittingId).execute()
    entry({
      recordId: body.id,
      provinceId: body.provinceId,
      before: { sitting: sittingId, until: sitting.valid_until },
      after: { sitting: sittingId, until: input.until },
      reason: input.reason ?? null,
    })
  })
