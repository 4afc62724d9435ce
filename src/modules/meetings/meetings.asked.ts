import { type RawBuilder, sql } from 'kysely'
import type { AskedRow, AskedSelect } from '../../kernel/manifest.ts'
import { keptClaimWaits } from '../commitments/index.ts'
import { answered } from './following/life.sql.ts'
import { satIn } from './minutes/minutes.store.ts'

/** Names of people or organisations in one line, as a person would read them out. */
const named = (ids: RawBuilder<unknown>) => sql`(select string_agg(person.title, '، ' order by person.title)
  from records person where person.id in (${ids}))`

/** A resolution that one notified and that is neither carried out nor ended. What was objected to lies with the secretariat itself. */
const notified: AskedSelect = {
  what: 'meetings.notified',
  path: '/resolutions/:subject',
  select: () => sql<AskedRow>`
    select resolution.id as record_id, resolution.id as subject_id, 'meetings.notified'::text as what, notice.notified_by as by_person_id,
      coalesce(organisation.title, person.title) as to_name, null::text as to_role, notice.notified_at as since, notice.deadline as due,
      jsonb_build_object('title', record.title, 'number', resolution.number) as details
    from resolution_notifications notice
    join resolutions resolution on resolution.notification_id = notice.id and resolution.ended is null and resolution.asks_for_work
    join records record on record.id = resolution.id
    left join records organisation on organisation.id = notice.organisation_id
    left join records person on person.id = notice.person_id
    where (not ${answered('object')} or ${answered('reject')}) and not ${keptClaimWaits(sql`resolution.id`)}`,
}

/** A matter sent out to an organisation for its remarks in writing, before the session. */
const sentOut: AskedSelect = {
  what: 'meetings.sentOut',
  select: () => sql<AskedRow>`
    select asked.session_id as record_id, asked.id as subject_id, 'meetings.sentOut'::text as what, asked.made_by as by_person_id,
      organisation.title as to_name, null::text as to_role, asked.made_at as since, asked.due,
      jsonb_build_object('title', item.title, 'session', record.title) as details
    from session_remarks asked
    join agenda_items item on item.id = asked.agenda_item_id
    join sessions session on session.id = asked.session_id and session.state = 'planned'
    join records record on record.id = asked.session_id
    join records organisation on organisation.id = asked.organisation_id
    where asked.kind = 'asked'
      and not exists (select 1 from session_remarks answer where answer.to_remark = asked.id)`,
}

const sayNothing = sql`select sat.person_id from ${satIn} sat where not exists (select 1 from session_remarks said
  where said.session_id = minutes.session_id and said.kind in ('remark', 'noRemark') and said.person_id = sat.person_id)`

/** Minutes sent round: those who sat and have said nothing of them. */
const circulated: AskedSelect = {
  what: 'meetings.circulated',
  select: (today) => sql<AskedRow>`
    select minutes.session_id as record_id, minutes.session_id as subject_id, 'meetings.circulated'::text as what,
      minutes.opened_by as by_person_id, ${named(sayNothing)} as to_name, null::text as to_role, minutes.circulated_at as since,
      minutes.remarks_due as due, jsonb_build_object('title', record.title) as details
    from minutes
    join sessions session on session.id = minutes.session_id
    join records record on record.id = minutes.session_id
    where minutes.state = 'circulated' and minutes.remarks_due >= ${today}::date and exists (${sayNothing})`,
}

const silentOf = sql`select open.person_id from invitations open
  where open.session_id = session.id and open.answer is null and open.person_id is not null`

/** Invitations without an answer, a session in one line. */
const invited: AskedSelect = {
  what: 'meetings.invited',
  select: (today) => sql<AskedRow>`
    select session.id as record_id, session.id as subject_id, 'meetings.invited'::text as what, first.invited_by as by_person_id,
      ${named(silentOf)} as to_name, null::text as to_role, first.invited_at as since, session.held_on as due,
      jsonb_build_object('title', record.title) as details
    from sessions session
    join records record on record.id = session.id
    cross join lateral (select invited_by, min(invited_at) as invited_at from invitations
      where invitations.session_id = session.id and answer is null and person_id is not null group by invited_by) first
    where session.state = 'planned' and (session.held_on is null or session.held_on >= ${today}::date)`,
}

const unanswered = sql`select open.person_id from written_answers open where open.decision_id = decision.id and open.answer is null`

/** Decisions put in writing: those who have not answered. */
const written: AskedSelect = {
  what: 'meetings.written',
  select: (today) => sql<AskedRow>`
    select decision.id as record_id, decision.id as subject_id, 'meetings.written'::text as what, decision.proposed_by as by_person_id,
      ${named(unanswered)} as to_name, null::text as to_role, decision.proposed_at as since, decision.due,
      jsonb_build_object('title', record.title) as details
    from written_decisions decision
    join records record on record.id = decision.id
    where decision.state = 'open' and decision.due >= ${today}::date and exists (${unanswered})`,
}

export const meetingsAsked: readonly AskedSelect[] = [notified, sentOut, circulated, invited, written]
