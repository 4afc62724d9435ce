import './meetings.tables.ts'
import './following/following.tables.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Happening, Span } from '../../kernel/happened.ts'
import { visible } from '../../kernel/records.ts'

export const meetingHappenings = ['sessions', 'made', 'notified', 'done', 'expired'] as const
export type MeetingHappening = (typeof meetingHappenings)[number]

const dayOf = (instant: string) => sql`(${sql.ref(instant)} at time zone 'Asia/Tehran')::date`

/** From where each is read, its day, when it became known, and whose title stands over it. */
const sources: Record<
  MeetingHappening,
  { from: RawBuilder<unknown>; on: RawBuilder<unknown>; known: RawBuilder<unknown> }
> = {
  sessions: {
    from: sql`sessions thing join bodies body on body.id = thing.body_id`,
    on: sql`thing.held_on`,
    known: sql`thing.held_entered_at`,
  },
  made: {
    from: sql`resolutions thing left join sessions session on session.id = thing.session_id`,
    on: sql`coalesce(session.held_on, thing.decided_on)`,
    known: sql`thing.minuted_at`,
  },
  notified: {
    from: sql`resolution_notifications notice join resolutions thing on thing.id = notice.resolution_id`,
    on: dayOf('notice.notified_at'),
    known: sql`notice.notified_at`,
  },
  done: {
    from: sql`resolution_endings ending join resolutions thing on thing.id = ending.resolution_id and ending.kind = 'done'`,
    on: dayOf('ending.made_at'),
    known: sql`ending.made_at`,
  },
  // the deadline that held when it passed: one that was put off before its day has a later notification
  expired: {
    from: sql`resolution_notifications notice join resolutions thing on thing.id = notice.resolution_id
      and not exists (select 1 from resolution_notifications later where later.resolution_id = thing.id
        and later.notified_at > notice.notified_at and ${dayOf('later.notified_at')} <= notice.deadline)
      and not exists (select 1 from resolution_endings ending where ending.resolution_id = thing.id
        and ${dayOf('ending.made_at')} <= notice.deadline)`,
    on: sql`notice.deadline`,
    known: sql`notice.notified_at`,
  },
}

/** Sessions held, resolutions made, notified, carried out and past their deadline within the days, by their day, as far as the actor sees them. */
export async function meetingsWithin(
  db: Db | Tx,
  actor: Actor | null,
  what: MeetingHappening,
  { from, to, provinceId }: Span,
): Promise<Happening[]> {
  const source = sources[what]
  const { rows } = await sql<Happening>`
    select records.id as "recordId", records.title, place.title as of, records.province_id as "provinceId",
      ${source.on} as on, ${source.known} as "knownAt", null as amount
    from ${source.from}
    join records on records.id = thing.id
    join records place on place.id = thing.body_id
    where ${source.on} between ${from}::date and ${to}::date and ${source.known} is not null
      and ${provinceId === null ? sql`true` : sql`records.province_id = ${provinceId}`} and ${visible(actor)}
    order by 5, records.title, records.id`.execute(db)
  return rows
}
