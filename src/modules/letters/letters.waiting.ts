import { sql } from 'kysely'
import { faDigits, formatJalali } from '../../kernel/fa/index.ts'
import type {
  AgendaRow,
  AgendaSelect,
  AskedRow,
  AskedSelect,
  WaitingRow,
  WaitingSelect,
} from '../../kernel/manifest.ts'

// on the desk `from` is who referred an item
const details = sql`jsonb_build_object('title', letters.subject, 'number', letters.number, 'day', letters.dated,
  'sender', coalesce(letters.party_name, party.title))`

/** An incoming letter that asks for an answer waits on whom it came to, until it is answered or filed. */
export const waitingToAnswer: WaitingSelect = {
  what: 'letters.answer',
  path: '/letters/:subject',
  select: () => sql<WaitingRow>`
    select letters.id as record_id, letters.id as subject_id, 'letters.answer'::text as what, letters.receiver_person_id as person_id,
      letters.receiver_role as role, letters.open_since as since, letters.due, ${details} as details
    from letters left join records party on party.id = letters.organisation_id
    where letters.asks_answer and letters.settled is null`,
}

/** What was laid before a body and stands open; its sessions are offered it. */
export const lettersAgenda: readonly AgendaSelect[] = [
  {
    what: 'letters.decide',
    title: ({ number, day, sender, title }) =>
      faDigits(`نامه ${number} مورخ ${formatJalali(String(day), 'numeric')} ${sender}: ${title}`),
    select: () => sql<AgendaRow>`
      select 'letters.decide'::text as what, letters.id as subject_id, letters.id as record_id, letters.registered_at as since, letters.due,
        ${details} as details
      from asking
      join letters on letters.body_id = asking.body_id and letters.settled is null
      left join records party on party.id = letters.organisation_id`,
  },
]

/** Letters that one registered for somebody else to answer. */
export const lettersAsked: readonly AskedSelect[] = [
  {
    what: 'letters.received',
    path: '/letters/:subject',
    select: () => sql<AskedRow>`
      select letters.id as record_id, letters.id as subject_id, 'letters.received'::text as what, letters.registered_by as by_person_id,
        receiver.title as to_name, letters.receiver_role as to_role, letters.open_since as since, letters.due, ${details} as details
      from letters left join records party on party.id = letters.organisation_id
      left join records receiver on receiver.id = letters.receiver_person_id
      where letters.asks_answer and letters.settled is null and letters.receiver_person_id is distinct from letters.registered_by`,
  },
]
