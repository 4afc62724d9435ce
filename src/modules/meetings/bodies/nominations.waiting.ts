import { type RawBuilder, sql } from 'kysely'
import type { WaitingRow, WaitingSelect } from '../../../kernel/manifest.ts'

const details = sql`jsonb_build_object('title', record.title, 'name', coalesce(person.title, nomination.name), 'organisation', holder.title)`
const from = sql`from nominations nomination
  join records record on record.id = nomination.id
  join records holder on holder.id = nomination.organisation_id
  left join records person on person.id = nomination.person_id`

/** An institution that was asked for its member has it on the desk of whoever acts for it, until it has named one. */
export const waitingForName: WaitingSelect = {
  what: 'meetings.nameMember',
  path: '/nominations/:record?act=name',
  select: (): RawBuilder<WaitingRow> => sql<WaitingRow>`
    select nomination.id as record_id, nomination.id as subject_id, 'meetings.nameMember'::text as what, null::uuid as person_id,
      'member'::text as role, nomination.asked_at as since, nomination.due, ${details} as details
    ${from} where nomination.settled_at is null and nomination.named_at is null`,
}

/** Whoever was named waits on the office for the order of appointment. */
export const waitingToSeat: WaitingSelect = {
  what: 'meetings.seatNamed',
  path: '/nominations/:record?act=seat',
  select: (): RawBuilder<WaitingRow> => sql<WaitingRow>`
    select nomination.id as record_id, nomination.id as subject_id, 'meetings.seatNamed'::text as what, null::uuid as person_id,
      'expert'::text as role, nomination.named_at as since, null::date as due, ${details} as details
    ${from} where nomination.settled_at is null and nomination.named_at is not null`,
}
