import './following.tables.ts'
import { type Insertable, sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import type {
  ResolutionAnswersTable,
  ResolutionEndingsTable,
  ResolutionNotificationsTable,
} from './following.tables.ts'
import type { LifeState } from './life.rules.ts'
import { answered, approvedNow, lifeJoins, lifeState } from './life.sql.ts'

/** The life of one resolution as its rows say it today. */
export interface LifeRow {
  id: string
  state: LifeState
  notice_id: string | null
  notified_on: string | null
  objection_until: string | null
  deadline: string | null
  asked_role: 'member' | 'expert' | null
  organisation_id: string | null
  person_id: string | null
  accepted: boolean
  objected: boolean
  rejected: boolean
  /** Percent, plain decimal text. */
  approved: string | null
  claimed: string | null
}

/** The lives of these resolutions, by id. Sight is the caller's. */
export async function livesOf(db: Db | Tx, ids: readonly string[], today: string): Promise<Map<string, LifeRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<LifeRow>`
    select resolution.id, ${lifeState(today)} as state, notice.id as notice_id, notice.notified_on, notice.objection_until,
      notice.deadline, notice.asked_role, notice.organisation_id, notice.person_id, ${answered('accept')} as accepted,
      ${answered('object')} as objected, ${answered('reject')} as rejected,
      trim_scale(${approvedNow(today)})::text as approved, trim_scale(figure.claimed)::text as claimed
    from resolutions resolution ${lifeJoins(today)}
    where resolution.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

export const insertNotification = (tx: Tx, row: Insertable<ResolutionNotificationsTable>) =>
  tx.insertInto('resolution_notifications').values(row).execute()

/** Puts a notification into force, or takes the one in force out of it. */
export const setNotification = (tx: Tx, resolutionId: string, notificationId: string | null, deadline?: string) =>
  tx
    .updateTable('resolutions')
    .set({ notification_id: notificationId, ...(deadline === undefined ? {} : { deadline }) })
    .where('id', '=', resolutionId)
    .execute()

export const insertAnswer = (tx: Tx, row: Insertable<ResolutionAnswersTable>) =>
  tx.insertInto('resolution_answers').values(row).execute()

/** Says how a resolution ended, who ended it and why. */
export async function insertEnding(tx: Tx, row: Insertable<ResolutionEndingsTable>): Promise<void> {
  await tx.insertInto('resolution_endings').values(row).execute()
  await tx.updateTable('resolutions').set({ ended: row.kind }).where('id', '=', row.resolution_id).execute()
}

/** Everything that was notified of a resolution, oldest first. */
export const notificationsOf = (db: Db | Tx, resolutionId: string) =>
  db
    .selectFrom('resolution_notifications')
    .selectAll()
    .where('resolution_id', '=', resolutionId)
    .orderBy('notified_at')
    .orderBy('id')
    .execute()

export const answersOf = (db: Db | Tx, notificationIds: readonly string[]) =>
  db
    .selectFrom('resolution_answers')
    .selectAll()
    .where('notification_id', '=', sql<string>`any(${[...notificationIds]}::uuid[])`)
    .orderBy('made_at')
    .execute()

export const endingOf = (db: Db | Tx, resolutionId: string) =>
  db.selectFrom('resolution_endings').selectAll().where('resolution_id', '=', resolutionId).executeTakeFirst()

/** Reminders written about a resolution, oldest first. */
export const remindersOf = (db: Db | Tx, resolutionId: string) =>
  db
    .selectFrom('resolution_reminders')
    .selectAll()
    .where('resolution_id', '=', resolutionId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()

/** What says when a resolution was made. */
export const madeOf = (db: Db | Tx, id: string) =>
  db
    .selectFrom('resolutions')
    .leftJoin('sessions', 'sessions.id', 'resolutions.session_id')
    .select([
      'resolutions.number as number',
      'resolutions.session_id as sessionId',
      'resolutions.minuted_at as minutedAt',
      sql<string | null>`coalesce(sessions.held_on, resolutions.decided_on)`.as('decidedOn'),
    ])
    .where('resolutions.id', '=', id)
    .executeTakeFirstOrThrow()
