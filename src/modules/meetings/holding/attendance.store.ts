import '../meetings.tables.ts'
import '../sittings.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { rulesOf } from '../bodies/bodies.store.ts'
import type { BodyKind } from '../meetings.kinds.ts'
import type { Presence, SeatFact, TermFact } from './quorum.rules.ts'

const intervals = (db: Db | Tx) =>
  db
    .selectFrom('attendances')
    .leftJoin('records as person', 'person.id', 'attendances.person_id')
    .select([
      'attendances.id as id',
      'attendances.session_id as sessionId',
      'attended_as as as',
      'seat_id as seatId',
      'person_id as personId',
      'organisation',
      sql<string>`to_char(came_at, 'HH24:MI')`.as('from'),
      sql<string | null>`to_char(left_at, 'HH24:MI')`.as('until'),
      sql<string>`coalesce(person.title, attendances.name)`.as('name'),
    ])

export type Interval = Awaited<ReturnType<typeof attendanceOf>>[number]

/** Who was there from when until when, by arrival. */
export const attendanceOf = (db: Db | Tx, sessionId: string) =>
  intervals(db)
    .where('attendances.session_id', '=', sessionId)
    .orderBy('came_at')
    .orderBy('entered_at')
    .orderBy('attendances.id')
    .execute()

export const findAttendance = (tx: Tx, id: string) => intervals(tx).where('attendances.id', '=', id).executeTakeFirst()

export interface QuorumFacts {
  rules: BodyKind
  day: string
  seats: (SeatFact & { title: { fa: string; en: string }; position: number })[]
  terms: TermFact[]
  attendance: (Presence & Interval)[]
}

/** What a session's quorum is computed from: the rules of its day, the body's seats of that day, everybody's terms, and who was there. */
export async function quorumFacts(
  db: Db | Tx,
  session: { id: string; body_id: string; held_on: string },
): Promise<QuorumFacts> {
  const day = session.held_on
  const { rules } = await rulesOf(db, session.body_id, day)
  const seats = await db
    .selectFrom('seats')
    .select(['id', 'code', 'voting', 'title', 'position'])
    .where('body_id', '=', session.body_id)
    .where((eb) => eb.or([eb('valid_from', 'is', null), eb('valid_from', '<=', day)]))
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', day)]))
    .execute()
  const sittings = await db
    .selectFrom('sittings')
    .innerJoin('seats', 'seats.id', 'sittings.seat_id')
    .selectAll('sittings')
    .where('seats.body_id', '=', session.body_id)
    .execute()
  const order = rules.seats.map((seat) => seat.code)
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  return {
    rules,
    day,
    seats: seats.toSorted((one, other) => rank(one.code) - rank(other.code) || one.position - other.position),
    terms: sittings.map((one) => ({
      seatId: one.seat_id,
      personId: one.person_id,
      substitute: one.substitute_of !== null,
      from: one.valid_from,
      until: one.valid_until,
    })),
    attendance: await attendanceOf(db, session.id),
  }
}
