import { sql } from 'kysely'
import { faDigits } from '../../../kernel/fa/index.ts'
import type { AgendaRow, AgendaSelect } from '../../../kernel/manifest.ts'
import { fill } from '../../../kernel/words.ts'
import { fa } from '../sittings.fa.ts'

/**
 * What an earlier session of this body did not reach or, called off, would have heard, and no later agenda took up. It keeps what it was about, so that the same matter is
 * not proposed a second time by its room.
 */
const notReached: AgendaSelect = {
  what: 'meetings.item',
  title: ({ title }) => String(title),
  select: () => sql<AgendaRow>`
    select coalesce(item.what, 'meetings.item') as what, coalesce(item.subject_id, item.id) as subject_id,
      coalesce(item.record_id, session.id) as record_id, coalesce(session.held_entered_at, session.cancelled_at) as since, null::date as due,
      jsonb_build_object('title', item.title, 'carriedFrom', item.id, 'carriedTitle', item.title, 'carriedNumber', session.number,
        'calledOff', session.state = 'cancelled') as details
    from asking
    join sessions session on session.body_id = asking.body_id and session.state in ('held', 'history', 'cancelled') and session.id <> asking.session_id
    join agenda_items item on item.session_id = session.id and item.reached = false
    where not exists (select 1 from agenda_items later where later.carried_from = item.id)`,
}

/** Resolutions of this body that ask for work and stand open, with what is missing or outstanding; not those of the same session. */
const openResolutions: AgendaSelect = {
  what: 'meetings.resolution',
  title: ({ session, ...details }) =>
    faDigits(
      fill(fa[session === null ? 'candidate.resolutionAlone' : 'candidate.resolution'], { session, ...details }),
    ),
  select: () => sql<AgendaRow>`
    select 'meetings.resolution' as what, resolution.id as subject_id, resolution.id as record_id, resolution.minuted_at as since,
      resolution.deadline as due, jsonb_build_object('title', record.title, 'number', resolution.number, 'session', session.number,
        'state', case when resolution.notification_id is null then 'minuted' else 'notified' end) as details
    from asking
    join resolutions resolution on resolution.body_id = asking.body_id and resolution.asks_for_work
    join records record on record.id = resolution.id
    left join sessions session on session.id = resolution.session_id
    where resolution.session_id is distinct from asking.session_id and resolution.ended is null`,
}

/** What meetings themselves propose; what was not reached comes first. */
export const meetingsAgenda: readonly AgendaSelect[] = [notReached, openResolutions]
