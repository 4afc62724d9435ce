import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { WaitingRow, WaitingSelect } from '../../../kernel/manifest.ts'
import { claimSentBack, claimWaiting, keptClaimWaits } from '../../commitments/index.ts'
import type { LifeState } from './life.rules.ts'
import { answered, answerSays, lifeBeside, lifeState } from './life.sql.ts'

interface Waits {
  what: string
  path?: `/${string}`
  since: RawBuilder<unknown>
  due: RawBuilder<unknown>
  /** What must hold of a notified resolution that has not ended. */
  where: RawBuilder<SqlBool>
  /** States of its life, where that must be asked: it costs the figures. */
  states?: readonly LifeState[]
  /** Joined besides. */
  joins?: RawBuilder<unknown>
  /** Words of somebody that the desk shows, and the percent spoken of. */
  quote?: RawBuilder<unknown>
  percent?: RawBuilder<unknown>
}

interface Asked {
  /** At which of the two it waits. */
  at: 'resolution' | 'notification'
  person?: RawBuilder<unknown>
  role?: 'member' | 'expert' | 'managingDirector'
  joins?: RawBuilder<unknown>
  where?: RawBuilder<SqlBool>
}

/** One flat select a way of asking, so that each may start from its own index: of a person, of an organisation, of a place. */
const selectOf =
  (waits: Waits, askedOf: (today: string) => Asked): WaitingSelect['select'] =>
  (today) => {
    const { what, since, due, where, states, joins = sql``, quote = sql`null`, percent = sql`null::numeric` } = waits
    const asked = askedOf(today)
    return sql<WaitingRow>`
      select ${asked.at === 'resolution' ? sql`resolution.id` : sql`notice.id`} as record_id, resolution.id as subject_id, ${what}::text as what, resolution.body_id as place_id, ${asked.person ?? sql`null::uuid`} as person_id,
        ${asked.role ? sql.lit(asked.role) : sql`null`}::text as role, ${since} as since, ${due} as due,
        jsonb_build_object('title', record.title, 'number', resolution.number, 'session', session.number, 'body', body.title,
          'deadline', notice.deadline, 'until', notice.objection_until, 'percent', trim_scale(${percent})::text, 'quote', ${quote}) as details
      from resolution_notifications notice
      join resolutions resolution on resolution.notification_id = notice.id and resolution.ended is null and resolution.asks_for_work
      join records record on record.id = resolution.id
      join records body on body.id = resolution.body_id
      left join sessions session on session.id = resolution.session_id
      ${asked.joins ?? sql``} ${states ? lifeBeside(today) : sql``} ${joins}
      where ${asked.where ?? sql<SqlBool>`true`} and ${where}
        and ${states ? sql<SqlBool>`${lifeState(today)} = any(${[...states]}::text[])` : sql<SqlBool>`true`}`
  }

const entry = (waits: Waits, at: Asked['at'], asked: (today: string) => Omit<Asked, 'at'>): WaitingSelect => ({
  what: waits.what,
  // a resolution has the place of its body
  ...(at === 'resolution' ? ({ at: 'body', placed: true } as const) : { at }),
  ...(waits.path ? { path: waits.path } : {}),
  select: selectOf(waits, (today) => ({ at, ...asked(today) })),
})

/** On the desk of the named person, and of whoever holds the asked role where the notification stands. */
const ofNotified = (waits: Waits): WaitingSelect[] => [
  entry(waits, 'notification', () => ({
    person: sql`notice.person_id`,
    where: sql<SqlBool>`notice.person_id is not null`,
  })),
  ...(['member', 'expert'] as const).map((role) =>
    entry(waits, 'notification', () => ({
      role,
      where: sql<SqlBool>`notice.asked_role = ${sql.lit(role)}`,
    })),
  ),
]

/** The seat that the body's rules name for a part, with whoever sits there today. */
const sitters = (today: string, part: 'secretary' | 'chair') => sql`
  join seats seat on seat.body_id = resolution.body_id and seat.code = (select rules->${sql.lit(part)}->>'seat' from body_rules
    where body_id = resolution.body_id order by valid_from > ${today}::date, abs(valid_from - ${today}::date) limit 1)
  join sittings sitting on sitting.seat_id = seat.id and (sitting.valid_from is null or sitting.valid_from <= ${today}::date)
    and (sitting.valid_until is null or sitting.valid_until >= ${today}::date)`

/** On the desk of whoever sits in that part, and of the office: of its experts always, of its director where no chair is seated. */
const ofSeat = (waits: Waits, part: 'secretary' | 'chair'): WaitingSelect[] => [
  entry(waits, 'resolution', (today) => ({
    role: part === 'secretary' ? 'expert' : 'managingDirector',
    where:
      part === 'secretary'
        ? sql<SqlBool>`true`
        : sql<SqlBool>`not exists (select 1 from (select resolution.body_id) resolution ${sitters(today, part)})`,
  })),
  entry(waits, 'resolution', (today) => ({
    person: sql`sitting.person_id`,
    joins: sitters(today, part),
  })),
]

const keptWaits = keptClaimWaits(sql`resolution.id`)
const objected = sql<SqlBool>`(${answered('object')} and not ${answered('reject')})`

/** A rule has told the secretary or the chair that nothing moves; it lies there until it is done, put off or ended. */
const escalated = (what: string, whom: 'secretary' | 'chair') =>
  ofSeat(
    {
      what,
      since: sql`reminder.made_at`,
      due: sql`notice.deadline`,
      joins: sql`cross join lateral (select made_at from resolution_reminders
        where notification_id = notice.id and whom = ${sql.lit(whom)} order by made_at limit 1) reminder`,
      where: sql<SqlBool>`not ${objected} and not ${keptWaits}`,
    },
    whom,
  )

export const followingWaiting: readonly WaitingSelect[] = [
  ...ofNotified({
    what: 'meetings.answer',
    path: '/resolutions/:subject?act=answer',
    states: ['notified'],
    since: sql`notice.notified_at`,
    due: sql`notice.objection_until`,
    // the state says it too; this one has an index
    where: sql<SqlBool>`notice.objection_until is not null`,
  }),
  ...ofNotified({
    what: 'meetings.execute',
    path: '/records/:subject/claim',
    states: ['accepted', 'inExecution', 'expired'],
    since: sql`coalesce(${answerSays('accept', 'made_at')}, ${answerSays('reject', 'made_at')}, notice.notified_at)`,
    due: sql`notice.deadline`,
    percent: sql`figure.approved`,
    // said to be done, it waits on whoever confirms; sent back, on whoever said it
    where: sql<SqlBool>`not ${keptWaits} and not ${claimSentBack(sql`resolution.id`)}`,
  }),
  ...ofSeat(
    {
      what: 'meetings.answerObjection',
      since: answerSays('object', 'made_at'),
      due: sql`notice.deadline`,
      quote: answerSays('object', 'reason'),
      where: objected,
    },
    'secretary',
  ),
  ...ofSeat(
    {
      what: 'meetings.confirm',
      since: sql`claim.made_at`,
      due: sql`((claim.made_at + interval '7 days') at time zone 'Asia/Tehran')::date`,
      joins: sql`cross join lateral ${claimWaiting(sql`resolution.id`)} claim`,
      quote: sql`claim.result`,
      percent: sql`claim.value`,
      where: sql<SqlBool>`true`,
    },
    'secretary',
  ),
  ...escalated('meetings.followUp', 'secretary'),
  ...escalated('meetings.escalated', 'chair'),
]
