import './written.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'
import { rulesOf } from '../bodies/bodies.store.ts'
import type { SeatFact, TermFact } from '../holding/quorum.rules.ts'

const rows = (db: Db | Tx, actor: Actor | null) =>
  db
    .selectFrom('written_decisions')
    .innerJoin('records', 'records.id', 'written_decisions.id')
    .innerJoin('records as body', 'body.id', 'written_decisions.body_id')
    .leftJoin('resolutions', 'resolutions.id', 'written_decisions.resolution_id')
    .selectAll('written_decisions')
    .select([
      'body.title as bodyTitle',
      'records.title as title',
      'records.province_id as provinceId',
      'records.cluster_id as clusterId',
      'records.organisation_id as organisationId',
      'resolutions.number as resolutionNumber',
      sql<number>`(select count(*)::int from written_answers one where one.decision_id = written_decisions.id)`.as(
        'asked',
      ),
      sql<number>`(select count(*)::int from written_answers one where one.decision_id = written_decisions.id
        and one.answer is not null)`.as('answered'),
    ])
    .where(visible(actor))

export type WrittenRow = NonNullable<Awaited<ReturnType<typeof findWritten>>>

export const findWritten = (db: Db | Tx, actor: Actor | null, id: string) =>
  rows(db, actor).where('written_decisions.id', '=', id).executeTakeFirst()

/** Decisions in writing of a body, newest first. */
export const listWritten = (
  db: Db | Tx,
  actor: Actor | null,
  bodyId: string,
  page: { limit: number; offset: number },
) =>
  rows(db, actor)
    .where('written_decisions.body_id', '=', bodyId)
    .orderBy('proposed_at', 'desc')
    .orderBy('written_decisions.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

/** The row itself, locked for a change. The caller has checked sight. */
export const lockWritten = (tx: Tx, id: string) =>
  tx.selectFrom('written_decisions').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** What everybody asked has answered. */
export const answersOf = (db: Db | Tx, id: string) =>
  db.selectFrom('written_answers').selectAll().where('decision_id', '=', id).execute()

/** The decision in writing that a resolution came from, or undefined. */
export const writtenBehind = (db: Db | Tx, resolutionId: string) =>
  db
    .selectFrom('written_decisions')
    .select(['id', 'closed_at as closedAt'])
    .where('resolution_id', '=', resolutionId)
    .executeTakeFirst()

/** What the answers are counted by: the body's rules on that day, its seats, everybody's terms. */
export async function countingFacts(db: Db | Tx, bodyId: string, day: string) {
  const { rules } = await rulesOf(db, bodyId, day)
  const seats = await db
    .selectFrom('seats')
    .select(['id', 'code', 'voting', 'title', 'position'])
    .where('body_id', '=', bodyId)
    .execute()
  const sittings = await db
    .selectFrom('sittings')
    .innerJoin('seats', 'seats.id', 'sittings.seat_id')
    .selectAll('sittings')
    .where('seats.body_id', '=', bodyId)
    .execute()
  const order = rules.seats.map((seat) => seat.code)
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  const terms: TermFact[] = sittings.map((one) => ({
    seatId: one.seat_id,
    personId: one.person_id,
    substitute: one.substitute_of !== null,
    from: one.valid_from,
    until: one.valid_until,
  }))
  return {
    rules,
    seats: seats.toSorted(
      (one, other) => rank(one.code) - rank(other.code) || one.position - other.position,
    ) satisfies SeatFact[],
    terms,
  }
}
