import { systemActor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, notFound, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { addParty, findRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../meetings.policy.ts'
import { holdsOn } from '../meetings.rules.ts'
import { takeSession } from '../sessions/session.entry.ts'
import { findAttendance, type QuorumFacts, quorumFacts } from './attendance.store.ts'
import type { RecordArrivals } from './holding.schema.ts'
import { meets } from './quorum.rules.ts'

type Arrival = NonNullable<RecordArrivals['arrivals']>[number]

/** May this person be there for that seat on the day? A term that ended yesterday, or a seat without a member, is refused by name. */
async function checkSeat(tx: Tx, facts: QuorumFacts, one: Arrival, path: string): Promise<void> {
  if (one.as === 'guest') return
  const seat = facts.seats.find((each) => each.id === one.seatId)
  if (!seat) throw refuse('meetings.notThatBody', {}, [{ path, code: 'meetings.notThatBody' }])
  const members = facts.terms.filter((term) => term.seatId === seat.id && !term.substitute)
  const inForce = members.some((term) => holdsOn(term, facts.day))
  if (one.as === 'substitute') {
    const details = { seat: seat.title.fa, seatEn: seat.title.en }
    if (!inForce) throw conflict('meetings.seatEmpty', details, [{ path, code: 'meetings.seatEmpty', details }])
    return
  }
  const own = members.filter((term) => term.personId === one.personId)
  if (own.some((term) => holdsOn(term, facts.day))) return
  const ended = own
    .flatMap((term) => term.until ?? [])
    .filter((until) => until < facts.day)
    .sort()
    .at(-1)
  const person = one.personId
    ? await tx.selectFrom('records').select('title').where('id', '=', one.personId).executeTakeFirst()
    : undefined
  const details = {
    name: person?.title ?? one.name ?? '',
    until: ended ?? null,
    seat: seat.title.fa,
    seatEn: seat.title.en,
  }
  const code = ended ? 'meetings.termEnded' : 'meetings.notThatMember'
  throw conflict(code, details, [{ path, code, details }])
}

/**
 * Records who came at a minute: members and those who come for one, by seat; guests without.
 *
 * @throws 409 `meetings.notSitting`, `termEnded`, `notThatMember`, `seatEmpty`, `alreadyThere`, `minutesFinal`; 422 `meetings.notThatBody`,
 *   `noSuchPerson`, each at its arrival
 */
export const recordArrivals = (ctx: Ctx, sessionId: string, input: RecordArrivals): Promise<{ recorded: number }> =>
  runVerb(ctx, 'meetings.recordArrivals', async (tx, entry) => {
    const { record, session } = await takeSession(tx, ctx, sessionId, policy['meetings.minute'], {
      states: ['sitting', 'held'],
    })
    const facts = await quorumFacts(tx, { ...session, held_on: session.held_on! })
    const rows = []
    for (const [place, one] of input.arrivals.entries()) {
      const path = `arrivals.${place}`
      if (one.personId && !(await findRecord(tx, systemActor, one.personId, 'person')))
        throw refuse('meetings.noSuchPerson', {}, [{ path, code: 'meetings.noSuchPerson' }])
      await checkSeat(tx, facts, one, path)
      const interval = { from: input.at, until: null }
      const there = [
        ...facts.attendance,
        ...rows.map((row) => ({ ...interval, personId: row.person_id, seatId: row.seat_id, name: row.name })),
      ]
      const double = there.find(
        (other) =>
          meets(interval, other) &&
          ((one.seatId !== undefined && other.seatId === one.seatId) ||
            (one.personId !== undefined && other.personId === one.personId)),
      )
      if (double) {
        const details = { name: double.name ?? '' }
        throw conflict('meetings.alreadyThere', details, [{ path, code: 'meetings.alreadyThere', details }])
      }
      rows.push({
        id: newId(),
        session_id: sessionId,
        attended_as: one.as,
        seat_id: one.seatId ?? null,
        person_id: one.personId ?? null,
        name: one.name ?? null,
        organisation: one.organisation ?? null,
        came_at: input.at,
        left_at: null,
        entered_by: ctx.actor.personId || null,
        entered_at: ctx.clock.now(),
      })
    }
    await tx.insertInto('attendances').values(rows).execute()
    for (const row of rows)
      if (row.person_id) await addParty(tx, sessionId, { personId: row.person_id, as: 'attended' })
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      after: {
        time: input.at,
        count: rows.length,
        came: rows.map(({ id, attended_as, seat_id, person_id, name }) => ({
          id,
          as: attended_as,
          seat_id,
          person_id,
          name,
        })),
      },
    })
    return { recorded: rows.length }
  })

/** Records when somebody left. @throws 404; 409 `meetings.alreadyLeft`, `meetings.minutesFinal`; 422 `meetings.leftBeforeComing` */
export const recordLeaving = (ctx: Ctx, attendanceId: string, input: { at: string }): Promise<void> =>
  runVerb(ctx, 'meetings.recordLeaving', async (tx, entry) => {
    const found = await findAttendance(tx, attendanceId)
    if (!found) throw notFound()
    const { record } = await takeSession(tx, ctx, found.sessionId, policy['meetings.minute'])
    if (found.until !== null) throw conflict('meetings.alreadyLeft', { name: found.name, time: found.until })
    if (input.at <= found.from)
      throw refuse('meetings.leftBeforeComing', { time: found.from }, [
        { path: 'at', code: 'meetings.leftBeforeComing', details: { time: found.from } },
      ])
    await tx.updateTable('attendances').set({ left_at: input.at }).where('id', '=', attendanceId).execute()
    entry({
      recordId: record.id,
      provinceId: record.provinceId,
      after: { attendance: attendanceId, name: found.name, time: input.at },
    })
  })

/** Takes back an interval that was recorded by mistake. @throws 404; 409 `meetings.minutesFinal` */
export const removeAttendance = (ctx: Ctx, attendanceId: string): Promise<void> =>
  runVerb(ctx, 'meetings.removeAttendance', async (tx, entry) => {
    const found = await findAttendance(tx, attendanceId)
    if (!found) throw notFound()
    const { record } = await takeSession(tx, ctx, found.sessionId, policy['meetings.minute'])
    await tx.deleteFrom('attendances').where('id', '=', attendanceId).execute()
    const { name, as, seatId, from, until } = found
    entry({ recordId: record.id, provinceId: record.provinceId, before: { name, as, seatId, from, until } })
  })
