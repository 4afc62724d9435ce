import { type RawBuilder, sql } from 'kysely'
import type { WaitingRow } from '../../../kernel/manifest.ts'
import { satIn } from './minutes.store.ts'

/** Whoever sat and has said nothing about the circulated minutes. */
const silent = sql`select sat.person_id from ${satIn} sat where not exists (select 1 from session_remarks said
  where said.session_id = minutes.session_id and said.kind in ('remark', 'noRemark') and said.person_id = sat.person_id)`

const details = sql`jsonb_build_object('title', record.title, 'day', session.held_on, 'due', minutes.remarks_due)`

/** Circulated minutes wait on whoever sat and has said nothing of them, until the last day for remarks. */
export const waitingToRemark = (today: string): RawBuilder<WaitingRow> => sql<WaitingRow>`
  select session.id as record_id, session.id as subject_id, 'meetings.remark'::text as what, silent.person_id, null::text as role,
    minutes.circulated_at as since, minutes.remarks_due as due, ${details} as details
  from minutes
  join sessions session on session.id = minutes.session_id
  join records record on record.id = session.id
  cross join lateral (${silent}) silent
  where minutes.state = 'circulated' and minutes.remarks_due >= ${today}::date`

/** One row for the office's experts and one for whoever sits as secretary of the body today, of the same subject. */
const onSecretariat = (today: string) => sql`
  cross join lateral (
    select null::uuid as person_id, 'expert'::text as role
    union all
    select distinct sitting.person_id, null::text
    from sittings sitting join seats seat on seat.id = sitting.seat_id
    where seat.body_id = session.body_id
      and (sitting.valid_from is null or sitting.valid_from <= ${today}::date)
      and (sitting.valid_until is null or sitting.valid_until >= ${today}::date)
      and seat.code = (select rules->'secretary'->>'seat' from body_rules where body_id = session.body_id
        order by valid_from > ${today}::date, abs(valid_from - ${today}::date) limit 1)
  ) asked`

/** The draft of a held session waits on the secretariat to be sent round. */
export const waitingToCirculate = (today: string): RawBuilder<WaitingRow> => sql<WaitingRow>`
  select session.id as record_id, session.id as subject_id, 'meetings.circulate'::text as what, asked.person_id, asked.role,
    greatest(minutes.opened_at, session.held_entered_at) as since, null::date as due, ${details} as details
  from minutes
  join sessions session on session.id = minutes.session_id and session.state = 'held'
  join records record on record.id = session.id
  ${onSecretariat(today)}
  where minutes.state = 'draft'`

/** Circulated minutes wait on the secretariat once everybody who sat has spoken, or the last day for remarks is over. */
export const waitingToFinalise = (today: string): RawBuilder<WaitingRow> => sql<WaitingRow>`
  select session.id as record_id, session.id as subject_id, 'meetings.finalise'::text as what, asked.person_id, asked.role,
    minutes.circulated_at as since, minutes.remarks_due as due, ${details} as details
  from minutes
  join sessions session on session.id = minutes.session_id
  join records record on record.id = session.id
  ${onSecretariat(today)}
  where minutes.state = 'circulated' and (minutes.remarks_due < ${today}::date or not exists (${silent}))`
