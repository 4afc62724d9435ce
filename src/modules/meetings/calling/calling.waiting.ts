import { type RawBuilder, sql } from 'kysely'
import type { WaitingRow } from '../../../kernel/manifest.ts'

/** Invitations without an answer wait on whoever is invited, until the session's day is over or it begins. */
export const waitingForAnswer = (today: string): RawBuilder<WaitingRow> => sql<WaitingRow>`
  select session.id as record_id, invitation.id as subject_id, 'meetings.answerInvitation'::text as what, invitation.person_id, null::text as role,
    invitation.invited_at as since, session.held_on as due,
    jsonb_build_object('title', record.title, 'day', session.held_on, 'place', session.place) as details
  from invitations invitation
  join sessions session on session.id = invitation.session_id and session.state = 'planned'
  join records record on record.id = session.id
  where invitation.answer is null and invitation.person_id is not null
    and (session.held_on is null or session.held_on >= ${today}::date)`
