import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { WaitingRow, WaitingSelect } from '../../../kernel/manifest.ts'
import { claimSentBack, claimWaiting, keptClaimWaits } from '../../commitments/index.ts'
import type { LifeState } from './life.rules.ts'
import { lifeBeside, lifeState } from './life.sql.ts'

const inForce = sql`
  from resolution_notifications notice
  join resolutions resolution on resolution.notification_id = notice.id and resolution.asks_for_work
  join records record on record.id = resolution.id
  join records body on body.id = resolution.body_id
  left join sessions session on session.id = resolution.session_id`

interface Waits {
  what: string
  states: readonly LifeState[]
  since: RawBuilder<unknown>
  due: RawBuilder<unknown>
  /** What else must hold. */
  where?: RawBuilder<SqlBool>
  /** Joined besides the life. */
  joins?: RawBuilder<unknown>
  /** Words of somebody that the desk shows, and the percent spoken of. */
  quote?: RawBuilder<unknown>
  percent?: RawBuilder<unknown>
}

const details = ({
  quote = sql`objected.reason`,
  percent = sql`figure.approved`,
}: Pick<
  Waits,
  'quote' | 'percent'
>) => sql`jsonb_build_object('title', record.title, 'number', resolution.number, 'session', session.number, 'body', body.title,
  'deadline', notice.deadline, 'until', notice.objection_until, 'percent', trim_scale(${percent})::text, 'quote', ${quote})`

/** One flat select a way of asking, so that each may start from its own index: of a person, of an organisation, of a place. */
const rowsOf = (
  { what, states, since, due, where = sql<SqlBool>`true`, joins = sql``, ...said }: Waits,
  today: string,
  record: RawBuilder<unknown>,
  asked: { person?: RawBuilder<unknown>; role?: RawBuilder<unknown>; only?: RawBuilder<SqlBool> },
) => sql<WaitingRow>`
  select ${record} as record_id, resolution.id as subject_id, ${what}::text as what, ${asked.person ?? sql`null::uuid`} as person_id,
    ${asked.role ?? sql`null::text`} as role, ${since} as since, ${due} as due, ${details(said)} as details
  ${inForce} ${lifeBeside(today)} ${joins}
  where ${asked.only ?? sql<SqlBool>`true`} and ${where} and ${lifeState(today)} = any(${[...states]}::text[])`

/** On the desk of the named person, and of whoever holds the asked role in the notified organisation. */
const ofNotified = (waits: Waits, today: string) => sql<WaitingRow>`
  ${rowsOf(waits, today, sql`notice.id`, { person: sql`notice.person_id`, only: sql<SqlBool>`notice.person_id is not null` })}
  union all
  ${rowsOf(waits, today, sql`notice.id`, { role: sql`notice.asked_role`, only: sql<SqlBool>`notice.asked_role is not null` })}`

const holdsToday = (today: string) => sql<SqlBool>`(sitting.valid_from is null or sitting.valid_from <= ${today}::date)
  and (sitting.valid_until is null or sitting.valid_until >= ${today}::date)`

/** Who sits in the seat that the body's rules name for a part. */
const seated = (today: string, part: 'secretary' | 'chair') => sql`
  select distinct sitting.person_id from sittings sitting join seats seat on seat.id = sitting.seat_id
  where seat.body_id = resolution.body_id and ${holdsToday(today)}
    and seat.code = (select rules->${sql.lit(part)}->>'seat' from body_rules where body_id = resolution.body_id
      order by valid_from > ${today}::date, abs(valid_from - ${today}::date) limit 1)`

/** On the desk of whoever sits in that part, and of a role in the resolution's place: always, or only where the seat is empty. */
const ofSeat = (waits: Waits, today: string, part: 'secretary' | 'chair') => sql<WaitingRow>`
  ${rowsOf(waits, today, sql`resolution.id`, {
    ...(part === 'secretary'
      ? { role: sql`'expert'::text` }
      : { role: sql`'managingDirector'::text`, only: sql<SqlBool>`not exists (${seated(today, part)})` }),
  })}
  union all
  ${rowsOf({ ...waits, joins: sql`${waits.joins ?? sql``} cross join lateral (${seated(today, part)}) sitter` }, today, sql`resolution.id`, { person: sql`sitter.person_id` })}`

const underWay: readonly LifeState[] = ['accepted', 'inExecution', 'expired']
const keptWaits = keptClaimWaits(sql`resolution.id`)

/** A rule has told the secretary or the chair that nothing moves; it lies there until it is done, put off or ended. */
const escalated = (what: string, whom: 'secretary' | 'chair'): WaitingSelect => ({
  what,
  select: (today) =>
    ofSeat(
      {
        what,
        states: ['notified', ...underWay],
        since: sql`reminder.made_at`,
        due: sql`notice.deadline`,
        joins: sql`cross join lateral (select min(made_at) as made_at from resolution_reminders
          where notification_id = notice.id and whom = ${sql.lit(whom)} having count(*) > 0) reminder`,
        where: sql<SqlBool>`not ${keptWaits}`,
      },
      today,
      whom,
    ),
})

export const followingWaiting: readonly WaitingSelect[] = [
  {
    what: 'meetings.answer',
    path: '/resolutions/:subject?act=answer',
    select: (today) =>
      ofNotified(
        {
          what: 'meetings.answer',
          states: ['notified'],
          since: sql`notice.notified_at`,
          due: sql`notice.objection_until`,
          where: sql<SqlBool>`notice.objection_until >= ${today}::date`,
        },
        today,
      ),
  },
  {
    what: 'meetings.execute',
    path: '/records/:subject/claim',
    select: (today) =>
      ofNotified(
        {
          what: 'meetings.execute',
          states: underWay,
          since: sql`coalesce(accepted.made_at, rejected.made_at, notice.notified_at)`,
          due: sql`notice.deadline`,
          // said to be done, it waits on whoever confirms; sent back, on whoever said it
          where: sql<SqlBool>`not ${keptWaits} and not ${claimSentBack(sql`resolution.id`)}`,
        },
        today,
      ),
  },
  {
    what: 'meetings.answerObjection',
    select: (today) =>
      ofSeat(
        {
          what: 'meetings.answerObjection',
          states: ['objected'],
          since: sql`objected.made_at`,
          due: sql`notice.deadline`,
          where: sql<SqlBool>`objected.kind is not null`,
        },
        today,
        'secretary',
      ),
  },
  {
    what: 'meetings.confirm',
    select: (today) =>
      ofSeat(
        {
          what: 'meetings.confirm',
          states: ['notified', ...underWay],
          since: sql`claim.made_at`,
          due: sql`((claim.made_at + interval '7 days') at time zone 'Asia/Tehran')::date`,
          joins: sql`cross join lateral ${claimWaiting(sql`resolution.id`)} claim`,
          quote: sql`claim.result`,
          percent: sql`claim.value`,
        },
        today,
        'secretary',
      ),
  },
  escalated('meetings.followUp', 'secretary'),
  escalated('meetings.escalated', 'chair'),
]
