import '../meetings.tables.ts'
import '../sittings.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'

/** Invitations of a session: by seat as the body's rules order them, guests last. */
export const invitationsOf = (db: Db | Tx, sessionId: string) =>
  db
    .selectFrom('invitations')
    .leftJoin('seats', 'seats.id', 'invitations.seat_id')
    .leftJoin('records as person', 'person.id', 'invitations.person_id')
    .selectAll('invitations')
    .select(['seats.title as seatTitle', 'seats.code as seatCode', 'seats.position as seatPosition'])
    .select('person.title as personName')
    .where('session_id', '=', sessionId)
    .orderBy('invited_as')
    .orderBy('invited_at')
    .orderBy('invitations.id')
    .execute()

/** Who sits in the body on that day, members and their substitutes, by seat. */
export const seatedOn = (db: Db | Tx, bodyId: string, day: string) =>
  db
    .selectFrom('sittings')
    .innerJoin('seats', 'seats.id', 'sittings.seat_id')
    .select(['seats.id as seatId', 'sittings.person_id as personId', 'sittings.substitute_of as substituteOf'])
    .where('seats.body_id', '=', bodyId)
    .where((eb) => eb.or([eb('sittings.valid_from', 'is', null), eb('sittings.valid_from', '<=', day)]))
    .where((eb) => eb.or([eb('sittings.valid_until', 'is', null), eb('sittings.valid_until', '>=', day)]))
    .orderBy(sql`substitute_of is not null`)
    .orderBy('seats.code')
    .orderBy('seats.position')
    .execute()

export const findInvitation = (tx: Tx, id: string) =>
  tx.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()

/** Papers on a session, oldest first. */
export const papersOf = (db: Db | Tx, sessionId: string) =>
  db
    .selectFrom('files')
    .innerJoin('file_contents', 'file_contents.hash', 'files.hash')
    .select(['files.id as id', 'files.name as name', sql<number>`file_contents.size::float8`.as('size')])
    .where('files.record_id', '=', sessionId)
    .orderBy('files.attached_at')
    .orderBy('files.id')
    .execute()
