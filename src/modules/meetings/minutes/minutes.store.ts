import '../meetings.tables.ts'
import '../sittings.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'

export const findMinutes = (db: Db | Tx, sessionId: string) =>
  db.selectFrom('minutes').selectAll().where('session_id', '=', sessionId).executeTakeFirst()

export const sectionsOf = (db: Db | Tx, sessionId: string) =>
  db.selectFrom('minutes_sections').selectAll().where('session_id', '=', sessionId).orderBy('written_at').execute()

/** Remarks on the minutes with the answer to each, and addenda; oldest first. */
export const remarksOf = (db: Db | Tx, sessionId: string) =>
  db
    .selectFrom('session_remarks as remark')
    .leftJoin('session_remarks as answer', 'answer.to_remark', 'remark.id')
    .select([
      'remark.id as id',
      'remark.kind as kind',
      'remark.agenda_item_id as itemId',
      'remark.person_id as personId',
      'remark.body as text',
      'remark.made_by as madeBy',
      'remark.made_at as at',
      'answer.how as answeredHow',
      'answer.body as answer',
    ])
    .where('remark.session_id', '=', sessionId)
    .where('remark.kind', 'in', ['remark', 'noRemark', 'addendum'])
    .orderBy('remark.made_at')
    .orderBy('remark.id')
    .execute()

/**
 * Who sat in a session, as SQL over `session`: whoever was there as a member or for one; where nobody's attendance was recorded, whoever had
 * a seat that day.
 */
export const satIn = sql`(
  select attendance.person_id from attendances attendance
  where attendance.session_id = session.id and attendance.attended_as <> 'guest' and attendance.person_id is not null
  union
  select sitting.person_id from sittings sitting join seats seat on seat.id = sitting.seat_id
  where seat.body_id = session.body_id and sitting.substitute_of is null
    and (sitting.valid_from is null or sitting.valid_from <= session.held_on)
    and (sitting.valid_until is null or sitting.valid_until >= session.held_on)
    and not exists (select 1 from attendances any_of where any_of.session_id = session.id))`

/** Ids of the people who sat in a session. */
export async function whoSat(db: Db | Tx, sessionId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select sat.person_id from sessions session cross join lateral ${satIn} sat where session.id = ${sessionId}`.execute(
    db,
  )
  return rows.map((row) => row.person_id)
}

/** Resolutions of a session that carry an effect, by number. */
export const effectsOf = (db: Db | Tx, sessionId: string) =>
  db
    .selectFrom('resolutions')
    .innerJoin('records as concerned', 'concerned.id', 'resolutions.effect_record_id')
    .select([
      'resolutions.id as resolutionId',
      'resolutions.number as number',
      'resolutions.text as text',
      'resolutions.decided_on as decidedOn',
      'effect_what as what',
      'effect_details as details',
      'effect_applied_at as appliedAt',
      'concerned.id as recordId',
      'concerned.title as recordTitle',
    ])
    .where('session_id', '=', sessionId)
    .where('effect_what', 'is not', null)
    .orderBy('resolutions.number')
    .execute()
