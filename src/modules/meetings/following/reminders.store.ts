import './following.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'
import { keptClaimWaits } from '../../commitments/index.ts'
import type { ReminderWhom } from './following.tables.ts'
import type { LifeState } from './life.rules.ts'
import { lifeJoins, lifeState } from './life.sql.ts'

export interface Candidate {
  id: string
  title: string
  province_id: string | null
  notification_id: string
  category: string | null
  body_kind: string
  state: LifeState
  notified_on: string
  deadline: string
  said_done: boolean
  written: string[]
}

/** Notified resolutions that are not at their end, in order of id, after `after`; of one province (null: of none) where it is named. */
export async function listCandidates(
  db: Db | Tx,
  today: string,
  page: { after: string | null; limit: number; provinceId?: string | null },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select resolution.id, record.title, record.province_id, notice.id as notification_id, resolution.category, body.kind_code as body_kind,
      life.state, notice.notified_on, notice.deadline, ${keptClaimWaits(sql`resolution.id`)} as said_done,
      array(select rule from resolution_reminders where notification_id = notice.id) as written
    from resolutions resolution
    join records record on record.id = resolution.id
    join bodies body on body.id = resolution.body_id
    ${lifeJoins(today)}
    cross join lateral (select ${lifeState(today)} as state) life
    where resolution.notification_id is not null and resolution.ended is null and resolution.asks_for_work
      and (${page.after}::uuid is null or resolution.id > ${page.after}::uuid)
      and ${page.provinceId === undefined ? sql`true` : sql`record.province_id is not distinct from ${page.provinceId}`}
      and life.state in ('notified', 'accepted', 'inExecution', 'expired')
    order by resolution.id limit ${page.limit}`.execute(db)
  return rows
}

export interface NewReminder {
  id: string
  resolution_id: string
  notification_id: string
  rule: string
  whom: ReminderWhom
  said: { fa: string; en: string }
  for_day: string
  made_at: Date
}

/** Writes reminders that stand nowhere yet; how many those were. */
export async function insertReminders(tx: Tx, rows: readonly NewReminder[]): Promise<NewReminder[]> {
  if (rows.length === 0) return []
  const written = await tx
    .insertInto('resolution_reminders')
    .values(rows.map((row) => ({ ...row, said: JSON.stringify(row.said) })))
    .onConflict((oc) => oc.columns(['notification_id', 'rule']).doNothing())
    .returning('id')
    .execute()
  const ids = new Set(written.map((row) => row.id))
  return rows.filter((row) => ids.has(row.id))
}

export const isDayDone = async (db: Db, day: string): Promise<boolean> =>
  (await db.selectFrom('reminder_days').select('day').where('day', '=', day).executeTakeFirst()) !== undefined

export const endDay = (db: Db, day: string, at: Date, written: number) =>
  db
    .insertInto('reminder_days')
    .values({ day, done_at: at, written })
    .onConflict((oc) => oc.doNothing())
    .execute()

/** Open resolutions of a body that a rule sends back to its next session, longest overdue first, as far as the actor sees them. */
export async function listForAgenda(
  db: Db | Tx,
  actor: Actor | null,
  bodyId: string,
  today: string,
): Promise<{ id: string; title: string; deadline: string }[]> {
  const { rows } = await sql<{ id: string; title: string; deadline: string }>`
    select resolution.id, records.title, notice.deadline
    from resolutions resolution join records on records.id = resolution.id ${lifeJoins(today)}
    where resolution.body_id = ${bodyId} and resolution.ended is null and ${visible(actor)}
      and exists (select 1 from resolution_reminders where notification_id = notice.id and whom = 'agenda')
      and ${lifeState(today)} in ('notified', 'accepted', 'inExecution', 'expired')
    order by notice.deadline, resolution.id`.execute(db)
  return rows
}
