import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { faDigits } from '../../../kernel/fa/index.ts'
import { rulesOf } from '../bodies/bodies.store.ts'
import { selves } from '../meetings.policy.ts'
import { agendaOf, findSessionRow } from '../sessions/sessions.store.ts'
import { calendarFile } from './calendar.rules.ts'
import { lateInvitation } from './calling.rules.ts'
import type { Invitations } from './calling.schema.ts'
import { invitationsOf, papersOf, seatedOn } from './invitations.store.ts'

/** Who is invited to a session and what they answered, with its papers. @throws 404 */
export async function showInvitations(ctx: Ctx, sessionId: string): Promise<Invitations> {
  const row = await findSessionRow(ctx.db, ctx.actor, sessionId)
  if (!row) throw notFound()
  const today = ctx.clock.today()
  const day = row.heldOn ?? today
  const [invitations, seated, papers, { rules }] = await Promise.all([
    invitationsOf(ctx.db, sessionId),
    seatedOn(ctx.db, row.bodyId, day),
    papersOf(ctx.db, sessionId),
    rulesOf(ctx.db, row.bodyId, day),
  ])
  const invited = new Set(invitations.map((one) => one.person_id))
  const own = selves(ctx.actor)
  const order = rules.seats.map((seat) => seat.code)
  // by seat as the rules order them, a seat beyond them after those, guests last
  const place = (one: (typeof invitations)[number]) => {
    const rank = one.seatCode === null ? order.length + 1 : order.indexOf(one.seatCode)
    return (rank < 0 ? order.length : rank) * 100 + (one.seatPosition ?? 0)
  }
  return {
    rows: invitations
      .toSorted((one, other) => place(one) - place(other))
      .map((one) => ({
        id: one.id,
        as: one.invited_as,
        seat: one.seat_id && one.seatTitle ? { id: one.seat_id, title: one.seatTitle } : null,
        person: one.person_id ? { id: one.person_id, name: one.personName ?? '' } : null,
        name: one.personName ?? one.name ?? '',
        organisation: one.organisation,
        answer: one.answer,
        substitute: one.substitute,
        how: one.how,
        mine: one.person_id !== null && own.includes(one.person_id),
      })),
    toInvite:
      row.state === 'planned'
        ? new Set(seated.map((one) => one.personId).filter((person) => !invited.has(person))).size
        : 0,
    late: row.state === 'planned' ? lateInvitation(rules.invitation_days, row.heldOn, today) : null,
    papers,
  }
}

/** The calendar file of a session with a day, with its agenda as text; null while the day is open. @throws 404 */
export async function sessionCalendar(ctx: Ctx, sessionId: string): Promise<string | null> {
  const row = await findSessionRow(ctx.db, ctx.actor, sessionId)
  if (!row) throw notFound()
  if (row.heldOn === null) return null
  const agenda = await agendaOf(ctx.db, ctx.actor, sessionId)
  return calendarFile({
    uid: `session-${row.id}@khoosheh`,
    sequence: row.callChanges,
    title: row.title,
    day: row.heldOn,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    place: row.place,
    description: agenda.map((item) => `${faDigits(String(item.position))}. ${item.title}`).join('\n'),
    url: null,
    cancelled: row.state === 'cancelled',
    stamp: ctx.clock.now(),
  })
}
