import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { lastPosition } from '../agenda/agenda.store.ts'
import { policy } from '../meetings.policy.ts'
import { takeSession } from '../sessions/session.entry.ts'
import { callOf } from './call.ts'
import type { CancelSession } from './calling.schema.ts'
import { tellCalledOff } from './tell.ts'

/** Puts the items of a session at the end of another agenda, each with where it came from; what stands there already is not put twice. */
async function carryItems(tx: Tx, fromId: string, toId: string): Promise<number> {
  const items = await tx
    .selectFrom('agenda_items')
    .selectAll()
    .where('session_id', '=', fromId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('agenda_items as there')
            .select('there.id')
            .where('there.session_id', '=', toId)
            .whereRef('there.what', '=', 'agenda_items.what')
            .whereRef('there.subject_id', '=', 'agenda_items.subject_id'),
        ),
      ),
    )
    .orderBy('position')
    .execute()
  if (items.length === 0) return 0
  const last = await lastPosition(tx, toId)
  await tx
    .insertInto('agenda_items')
    .values(
      items.map((item, place) => ({
        id: newId(),
        session_id: toId,
        position: last + place + 1,
        title: item.title,
        record_id: item.record_id,
        minutes_allotted: item.minutes_allotted,
        what: item.what ?? 'meetings.item',
        subject_id: item.subject_id ?? item.id,
        carried_from: item.id,
      })),
    )
    .execute()
  return items.length
}

/**
 * Calls a session off that was called and has not begun. Everybody invited is told; its number stays with it and is given to no other. Its
 * agenda is proposed to the body's next session, or moves to a called one that is named.
 *
 * @throws 409 `meetings.notPlanned`, `kernel.stale`; 422 `meetings.cannotCarryThere`
 */
export const cancelSession = (ctx: Ctx, sessionId: string, input: CancelSession): Promise<{ carried: number }> =>
  runVerb(ctx, 'meetings.cancelSession', async (tx, entry) => {
    const { record, session } = await takeSession(tx, ctx, sessionId, policy['meetings.call'], {
      states: ['planned'],
      version: input.version,
    })
    const carried = input.carryTo ? await carryTo(tx, ctx, session, input.carryTo) : 0
    await tx.updateTable('agenda_items').set({ reached: false }).where('session_id', '=', sessionId).execute()
    await tx
      .updateTable('sessions')
      .set((eb) => ({
        state: 'cancelled',
        cancelled_at: ctx.clock.now(),
        cancelled_reason: input.reason,
        call_changes: eb('call_changes', '+', 1),
      }))
      .where('id', '=', sessionId)
      .execute()
    await tellCalledOff(tx, ctx, callOf(record, session), input.reason)
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      before: { state: session.state, heldOn: session.held_on },
      after: { state: 'cancelled', carriedTo: input.carryTo ?? null, carried },
      reason: input.reason,
    })
    return { carried }
  })

/** Only a called session of the same body takes the agenda over. */
async function carryTo(tx: Tx, ctx: Ctx, from: { id: string; body_id: string }, toId: string): Promise<number> {
  const there = refuse('meetings.cannotCarryThere', {}, [{ path: 'carryTo', code: 'meetings.cannotCarryThere' }])
  if (toId === from.id) throw there
  const { session } = await takeSession(tx, ctx, toId, policy['meetings.call'])
  if (session.body_id !== from.body_id || session.state !== 'planned') throw there
  return carryItems(tx, from.id, toId)
}
