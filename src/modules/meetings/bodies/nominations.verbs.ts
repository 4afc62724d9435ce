import '../meetings.tables.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { findRecord, getRecord, insertRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../meetings.policy.ts'
import { holdsOn } from '../meetings.rules.ts'
import { sittingsOfSeat } from './bodies.store.ts'
import type { AskForMember, NameMember } from './nominations.schema.ts'
import { openSeat } from './seats.verbs.ts'

/**
 * Asks the institution that holds a seat to name its member. The asking stands in the institution's own reach, so that it waits on whoever
 * acts for it; the body itself they do not see by it.
 *
 * @throws 409 `meetings.holderMissing`, `meetings.seatFilled`, `meetings.askedAlready`, `meetings.seatOver`; 422 `meetings.duePast`
 */
export const askForMember = (ctx: Ctx, seatId: string, input: AskForMember): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.askForMember', async (tx, entry) => {
    const { seat, body } = await openSeat(tx, ctx, seatId)
    const today = ctx.clock.today()
    const title = { seat: seat.title.fa, seatEn: seat.title.en }
    if (!seat.organisation_id) throw conflict('meetings.holderMissing', title)
    if (seat.valid_until !== null && seat.valid_until < today)
      throw conflict('meetings.seatOver', { ...title, until: seat.valid_until })
    const sits = (await sittingsOfSeat(tx, seatId)).find(
      (one) => one.substitute_of === null && holdsOn({ from: one.valid_from, until: one.valid_until }, today),
    )
    if (sits) throw conflict('meetings.seatFilled', title)
    const open = await tx
      .selectFrom('nominations')
      .select('id')
      .where('seat_id', '=', seatId)
      .where('settled_at', 'is', null)
      .executeTakeFirst()
    if (open) throw conflict('meetings.askedAlready', title)
    if (input.due && input.due < today)
      throw refuse('meetings.duePast', { day: input.due }, [
        { path: 'due', code: 'meetings.duePast', details: { day: input.due } },
      ])
    const id = newId()
    await insertRecord(tx, ctx.clock.now(), {
      id,
      kind: 'nomination',
      title: `معرفی نماینده برای کرسی «${seat.title.fa}» در ${body.title}`,
      provinceId: body.provinceId,
      organisationId: seat.organisation_id,
    })
    await tx
      .insertInto('nominations')
      .values({
        id,
        seat_id: seatId,
        organisation_id: seat.organisation_id,
        asked_by: ctx.actor.personId || null,
        asked_at: ctx.clock.now(),
        due: input.due ?? null,
        note: input.note?.trim() || null,
      })
      .execute()
    entry({
      recordId: id,
      provinceId: body.provinceId,
      after: {
        seat: seatId,
        seatFa: seat.title.fa,
        body: body.id,
        organisation: seat.organisation_id,
        due: input.due ?? null,
      },
    })
    return { id }
  })

/** A nomination that is still open, locked. @throws 404; 409 `meetings.nominationOver`, `kernel.stale` */
async function takeNomination(tx: Tx, ctx: Ctx, id: string, version: number | null) {
  const record = await getRecord(tx, ctx.actor, id, 'nomination')
  return {
    record,
    lock: async () => {
      await touchRecord(tx, record, version)
      const row = await tx.selectFrom('nominations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      if (row.settled_at !== null) throw conflict('meetings.nominationOver')
      return row
    },
  }
}

/**
 * The institution names its member: whoever acts for it, or the office what came on paper or by telephone. Until somebody sits it may be
 * named anew; both stand in the history. The appointment is the office's, by its order.
 *
 * @throws 404; 403; 409 `meetings.nominationOver`, `kernel.stale`; 422 `meetings.memberUnnamed`, `meetings.noSuchPerson`, `meetings.howMissing`
 */
export const nameMember = (ctx: Ctx, id: string, input: NameMember): Promise<void> =>
  runVerb(ctx, 'meetings.nameMember', async (tx, entry) => {
    const { record, lock } = await takeNomination(tx, ctx, id, input.version)
    authorize(policy['meetings.nameMember'], ctx.actor, record, {})
    const own = ctx.actor.reach.organisationIds.includes(record.organisationId!)
    if (!own && !input.how) throw refuse('meetings.howMissing', {}, [{ path: 'how', code: 'meetings.howMissing' }])
    if (input.personId && !(await findRecord(tx, ctx.actor, input.personId, 'person')))
      throw refuse('meetings.noSuchPerson', {}, [{ path: 'personId', code: 'meetings.noSuchPerson' }])
    const before = await lock()
    const named = {
      person_id: input.personId ?? null,
      name: input.name ?? null,
      post: input.post ?? null,
      letter: input.letter ?? null,
    }
    await tx
      .updateTable('nominations')
      .set({ ...named, named_by: ctx.actor.personId || null, named_at: ctx.clock.now() })
      .where('id', '=', id)
      .execute()
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { person: before.person_id, name: before.name },
      after: { ...named, how: own ? null : (input.how ?? null) },
      forOrganisationId: own ? null : record.organisationId,
    })
  })

/** Takes the asking back. @throws 409 `meetings.nominationOver` */
export const withdrawNomination = (ctx: Ctx, id: string, input: { reason: string }): Promise<void> =>
  runVerb(ctx, 'meetings.withdrawNomination', async (tx, entry) => {
    const { record, lock } = await takeNomination(tx, ctx, id, null)
    authorize(policy['meetings.seat'], ctx.actor, record, {})
    await lock()
    await tx
      .updateTable('nominations')
      .set({ settled_at: ctx.clock.now(), withdrawn_reason: input.reason })
      .where('id', '=', id)
      .execute()
    entry({ recordId: id, provinceId: record.provinceId, after: { withdrawn: true }, reason: input.reason })
  })
