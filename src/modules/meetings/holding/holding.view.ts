import { timeInTehran } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { namesOf } from '../../../kernel/names.ts'
import { holdsOn } from '../meetings.rules.ts'
import { findSessionRow } from '../sessions/sessions.store.ts'
import { quorumFacts } from './attendance.store.ts'
import type { Sitting } from './holding.schema.ts'
import { seatNames } from './quorum.entry.ts'
import { quorumAt, quorumSince } from './quorum.rules.ts'

/** Who is there, who was, and the quorum: now while sitting on its day, else at the last arrival. @throws 404 */
export async function showSitting(ctx: Ctx, sessionId: string): Promise<Sitting> {
  const row = await findSessionRow(ctx.db, ctx.actor, sessionId)
  if (!row) throw notFound()
  const today = ctx.clock.today()
  const facts = await quorumFacts(ctx.db, { id: row.id, body_id: row.bodyId, held_on: row.heldOn ?? today })
  const { rules, seats, terms, attendance, day } = facts
  const live = row.state === 'sitting' && row.heldOn === today
  const lastArrival = attendance.at(-1)?.from ?? row.startsAt ?? '00:00'
  const now = timeInTehran(ctx.clock.now())
  // somebody may be entered with a time a little ahead
  const at = live ? [now, lastArrival].sort().at(-1)! : lastArrival
  const quorum = quorumAt(rules, seats, terms, attendance, { day, minute: at })
  const inForce = terms.filter((term) => holdsOn(term, day))
  const nameOf = await namesOf(
    ctx.db,
    [...inForce, ...attendance].map((one) => one.personId),
  )
  return {
    version: row.version,
    now,
    clause: { fa: rules.quorum.fa, en: rules.quorum.en },
    quorum: {
      total: quorum.total,
      needed: quorum.needed,
      present: quorum.present,
      missing: seatNames(facts, quorum.missing),
      holds: quorum.holds,
      since: quorumSince(rules, seats, terms, attendance, day),
      at,
    },
    seats: seats.map((seat) => {
      const own = inForce.filter((term) => term.seatId === seat.id)
      return {
        id: seat.id,
        title: seat.title,
        voting: seat.voting,
        member: nameOf(own.find((term) => !term.substitute)?.personId),
        substitutes: own.filter((term) => term.substitute).flatMap((term) => nameOf(term.personId) ?? []),
        here: quorum.seats.get(seat.id)?.as ?? null,
      }
    }),
    attendance: attendance.map(({ id, as, seatId, personId, name, organisation, from, until }) => ({
      id,
      as,
      seatId,
      person: nameOf(personId),
      name,
      organisation,
      from,
      until,
    })),
  }
}
