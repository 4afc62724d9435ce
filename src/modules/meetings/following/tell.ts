import '../meetings.tables.ts'
import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { livingGrants } from '../../identity/index.ts'
import { keyOfDay, writeMessage } from '../../messages/index.ts'
import { rulesOf, secretariesOf, sittingIn } from '../bodies/bodies.store.ts'
import type { NewReminder } from './reminders.store.ts'

/** Without its own full stop: it stands within a sentence. */
const bare = (title: string): string => title.replace(/[.…]+$/u, '')

type Telling = Pick<Ctx, 'clock'>

/** Who answers for a notification today: the named person, else who holds the asked role in the organisation or over its province. */
async function responsibleOf(tx: Tx, notificationId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct held.person_id from resolution_notifications notice join records on records.id = notice.resolution_id
    cross join lateral (
      select notice.person_id where notice.person_id is not null
      union
      select own.person_id from (${livingGrants(day)}) own
      where notice.person_id is null and own.role = notice.asked_role and (
        (own.reach_kind = 'organisation' and own.reach_id = notice.organisation_id::text)
        or (notice.asked_role = 'expert' and own.reach_kind = 'province' and own.reach_id = records.province_id))
    ) held where notice.id = ${notificationId}::uuid`.execute(tx)
  return rows.map((row) => row.person_id)
}

/** Tells those who must act that a resolution was notified to them, with its deadline. */
export async function tellNotified(
  tx: Tx,
  ctx: Telling,
  notice: { id: string; resolutionId: string; number: number; title: string; deadline: string; asksForWork: boolean },
): Promise<void> {
  const { id, resolutionId, number, deadline } = notice
  const title = bare(notice.title)
  for (const personId of await responsibleOf(tx, id, ctx.clock.today()))
    await writeMessage(tx, ctx, {
      key: `meetings.notified/${id}/${personId}`,
      kind: 'notification',
      personId,
      recordId: resolutionId,
      name: notice.asksForWork ? 'meetings.notified' : 'meetings.informed',
      details: { number, title, deadline },
    })
}

/** Tells those whom a following-up rule names; one that only lists the resolution for the next session tells nobody. */
export async function tellReminders(tx: Tx, ctx: Telling, rows: readonly NewReminder[]): Promise<void> {
  const day = ctx.clock.today()
  for (const row of rows) {
    if (row.whom === 'agenda') continue
    const resolution = await tx
      .selectFrom('resolutions')
      .innerJoin('records', 'records.id', 'resolutions.id')
      .innerJoin('resolution_notifications as notice', 'notice.id', 'resolutions.notification_id')
      .select(['resolutions.body_id', 'resolutions.number', 'records.title', 'notice.deadline'])
      .where('resolutions.id', '=', row.resolution_id)
      .executeTakeFirstOrThrow()
    const people = await namedBy(tx, row, resolution.body_id, day)
    for (const personId of people)
      await writeMessage(tx, ctx, {
        key: keyOfDay(`meetings.reminder/${row.rule}/${personId}`, row.notification_id, ctx.clock.now()),
        kind: row.whom === 'responsible' ? 'reminder' : 'escalation',
        personId,
        recordId: row.resolution_id,
        name: row.whom === 'responsible' ? 'meetings.reminder' : 'meetings.escalation',
        details: { number: resolution.number, title: bare(resolution.title), deadline: resolution.deadline },
      })
  }
}

async function namedBy(tx: Tx, row: NewReminder, bodyId: string, day: string): Promise<string[]> {
  if (row.whom === 'responsible') return responsibleOf(tx, row.notification_id, day)
  const { rules } = await rulesOf(tx, bodyId, day)
  const isChair = row.whom === 'chair'
  const seated = isChair ? await sittingIn(tx, bodyId, rules.chair.seat, day) : await secretariesOf(tx, bodyId, day)
  // as on the desk: where nobody sits there, it is the office's
  return seated.length > 0 ? seated : officeOf(tx, isChair ? 'managingDirector' : 'expert', row.resolution_id, day)
}

/** Who holds a role over the province of a record. */
async function officeOf(tx: Tx, role: 'managingDirector' | 'expert', recordId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct own.person_id from (${livingGrants(day)}) own join records on records.id = ${recordId}::uuid
    where own.role = ${role} and own.reach_kind = 'province' and own.reach_id = records.province_id`.execute(tx)
  return rows.map((row) => row.person_id)
}
