import { sql } from 'kysely'
import { systemActor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { findRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { tellCallChanged } from '../calling/tell.ts'
import { policy } from '../meetings.policy.ts'
import { takeSession } from '../sessions/session.entry.ts'
import { quorumFacts } from './attendance.store.ts'
import type { CallAgain, OpenSitting } from './holding.schema.ts'
import { quorumSaid } from './quorum.entry.ts'
import { quorumAt, quorumSince } from './quorum.rules.ts'

const notYet = (day: string) =>
  refuse('meetings.notYetHeld', { day }, [{ path: 'heldOn', code: 'meetings.notYetHeld', details: { day } }])

/** Opens a called session: from now on who comes and goes is recorded, and its minutes are written. @throws 409 `meetings.notPlanned`; 422 `meetings.notYetHeld` */
export const openSitting = (ctx: Ctx, sessionId: string, input: OpenSitting): Promise<void> =>
  runVerb(ctx, 'meetings.openSitting', async (tx, entry) => {
    const { record, session } = await takeSession(tx, ctx, sessionId, policy['meetings.minute'], {
      states: ['planned'],
    })
    const heldOn = input.heldOn ?? ctx.clock.today()
    if (heldOn > ctx.clock.today()) throw notYet(heldOn)
    if (input.chairPersonId && !(await findRecord(tx, systemActor, input.chairPersonId, 'person')))
      throw refuse('meetings.noSuchPerson', {}, [{ path: 'chairPersonId', code: 'meetings.noSuchPerson' }])
    await tx
      .updateTable('sessions')
      .set({
        state: 'sitting',
        held_on: heldOn,
        starts_at: input.at,
        ends_at: null,
        ...(input.chairPersonId ? { chair_person_id: input.chairPersonId } : {}),
      })
      .where('id', '=', sessionId)
      .execute()
    await tx
      .insertInto('minutes')
      .values({
        session_id: sessionId,
        state: 'draft',
        opened_by: ctx.actor.personId || null,
        opened_at: ctx.clock.now(),
        circulated_at: null,
        remarks_due: null,
        final_by: null,
        final_at: null,
        content: null,
      })
      // called again after a day without a quorum
      .onConflict((oc) => oc.doNothing())
      .execute()
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      before: { state: session.state, heldOn: session.held_on, startsAt: session.starts_at },
      after: { state: 'sitting', heldOn, startsAt: input.at, chair: input.chairPersonId ?? null },
    })
  })

/**
 * Ends the sitting. What was neither said anything about nor resolved counts as not reached, unless the secretary has said otherwise; it is
 * proposed to the next session. A session that had a quorum at no minute did not take place: it is called again.
 *
 * @throws 409 `meetings.notSitting`, `meetings.closedWithoutQuorum` with the clause; 422 `meetings.endsBeforeItBegins`
 */
export const closeSitting = (ctx: Ctx, sessionId: string, input: { at: string }): Promise<void> =>
  runVerb(ctx, 'meetings.closeSitting', async (tx, entry) => {
    const { record, session } = await takeSession(tx, ctx, sessionId, policy['meetings.minute'], {
      states: ['sitting'],
    })
    const facts = await quorumFacts(tx, { ...session, held_on: session.held_on! })
    const { rules, seats, terms, attendance, day } = facts
    const last = attendance.reduce(
      (time, one) => [time, one.from, one.until ?? ''].sort().at(-1)!,
      session.starts_at ?? '',
    )
    if (input.at < last)
      throw refuse('meetings.endsBeforeItBegins', { time: last }, [
        { path: 'at', code: 'meetings.endsBeforeItBegins', details: { time: last } },
      ])
    const since = quorumSince(rules, seats, terms, attendance, day)
    if (since === null) {
      const minute = attendance.at(-1)?.from ?? input.at
      const said = quorumSaid(facts, quorumAt(rules, seats, terms, attendance, { day, minute }))
      throw conflict('meetings.closedWithoutQuorum', said)
    }
    // whoever was there for the chair presided, else whoever sat in the seat that stands for it
    const there = quorumAt(rules, seats, terms, attendance, { day, minute: since }).seats
    const personOn = (code: string) => there.get(seats.find((seat) => seat.code === code)?.id ?? '')?.personId ?? null
    const chair = personOn(rules.chair.seat) ?? personOn(rules.chair.substitute_seat)
    await tx
      .updateTable('sessions')
      .set((eb) => ({
        state: 'held',
        ends_at: input.at,
        held_entered_at: ctx.clock.now(),
        chair_person_id: eb.fn.coalesce('chair_person_id', eb.val(chair)),
      }))
      .where('id', '=', sessionId)
      .execute()
    const reached = await tx
      .updateTable('agenda_items')
      .set({
        reached: sql<boolean>`exists (select 1 from minutes_sections said where said.agenda_item_id = agenda_items.id and said.body <> '')
          or exists (select 1 from resolutions resolved where resolved.agenda_item_id = agenda_items.id)`,
      })
      .where('session_id', '=', sessionId)
      .where('reached', 'is', null)
      .returning(['id', 'reached'])
      .execute()
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      before: { state: 'sitting' },
      after: {
        state: 'held',
        endsAt: input.at,
        quorumSince: since,
        notReached: reached.filter((item) => !item.reached).map((item) => item.id),
      },
    })
  })

/**
 * Calls a session again that did not come to a quorum: it is planned anew under the same number. Who had come stays in the history.
 *
 * @throws 409 `meetings.notSitting`, `meetings.somethingResolved`; 422 `meetings.calledIntoThePast`
 */
export const callAgain = (ctx: Ctx, sessionId: string, input: CallAgain): Promise<void> =>
  runVerb(ctx, 'meetings.callAgain', async (tx, entry) => {
    const { record, session } = await takeSession(tx, ctx, sessionId, policy['meetings.call'], { states: ['sitting'] })
    const resolved = await tx
      .selectFrom('resolutions')
      .select('id')
      .where('session_id', '=', sessionId)
      .executeTakeFirst()
    if (resolved) throw conflict('meetings.somethingResolved', { title: record.title })
    const heldOn = input.heldOn ?? null
    if (heldOn && heldOn < ctx.clock.today())
      throw refuse('meetings.calledIntoThePast', { day: heldOn }, [
        { path: 'heldOn', code: 'meetings.calledIntoThePast', details: { day: heldOn } },
      ])
    const came = await tx.deleteFrom('attendances').where('session_id', '=', sessionId).returningAll().execute()
    await tx
      .updateTable('sessions')
      .set((eb) => ({ state: 'planned', held_on: heldOn, ends_at: null, call_changes: eb('call_changes', '+', 1) }))
      .where('id', '=', sessionId)
      .execute()
    const { starts_at: startsAt, place } = session
    await tellCallChanged(tx, ctx, { sessionId, title: record.title, heldOn, startsAt, place }, 'calledAgain')
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      before: {
        state: 'sitting',
        heldOn: session.held_on,
        came: came.map((one) => ({ person: one.person_id, name: one.name, seat: one.seat_id, from: one.came_at })),
      },
      after: { state: 'planned', heldOn },
      reason: input.reason ?? null,
    })
  })
