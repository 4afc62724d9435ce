import { faDigits, formatJalali } from '../../../kernel/fa/index.ts'
import type { AttendsAs, MinutesState } from '../sittings.tables.ts'

/** The minutes as their paper has them: fields and lists of the template `minutes` (content/templates/fields.json), in Persian. */
export interface MinutesFields {
  organisation_name: string
  session_title: string
  session_number: string
  session_kind: string
  session_date: string
  start_time: string
  end_time: string
  place: string
  minutes_state: string
  chair_name: string
  chair_post: string
  secretary_name: string
  secretary_post: string
  present_voting: string
  total_voting: string
  quorum_sentence: string
  next_session_date: string
  attendees: { name: string; post: string; institution: string; attendance: string }[]
  guests: { name: string; post: string; institution: string }[]
  absentees: { name: string; institution: string; attendance: string }[]
  agenda: { item_number: string; item_title: string; discussion_line: string }[]
  resolutions: { resolution_number: string; resolution_text: string; responsible_body: string; deadline: string }[]
  carried_items: { item_title: string; reason: string }[]
  signatures: { name: string; post: string; signed_at: string }[]
}

/** What the paper is made of, as the house knows it. */
export interface MinutesFacts {
  organisation: string | null
  title: string
  number: number
  kind: string
  heldOn: string | null
  startsAt: string | null
  endsAt: string | null
  place: string | null
  state: MinutesState
  chair: string | null
  chairPost: string
  secretary: string | null
  secretaryPost: string
  /** Null where nobody's attendance was recorded. */
  quorum: { present: number; total: number; clause: string } | null
  nextOn: string | null
  present: {
    name: string
    post: string
    institution: string | null
    as: AttendsAs
    from: string
    until: string | null
  }[]
  absent: { name: string; institution: string | null; excused: boolean }[]
  agenda: { title: string; text: string; reached: boolean | null }[]
  resolutions: { number: number; text: string; responsible: string | null; deadline: string | null }[]
}

/** What the reader of a paper finds where the house knows nothing: the gap stays visible. */
export const notRecorded = '—'

/** The word of the paper for how somebody was there, by content/bodies.json (`attendance`). */
export function attendanceCode(
  one: { as: AttendsAs; from: string; until: string | null },
  session: { startsAt: string | null; endsAt: string | null },
): 'present' | 'late' | 'left_early' | 'substitute' {
  if (one.as === 'substitute') return 'substitute'
  if (one.until !== null && (session.endsAt === null || one.until < session.endsAt)) return 'left_early'
  return session.startsAt !== null && one.from > session.startsAt ? 'late' : 'present'
}

/**
 * The fields of the paper. Pure: whoever prints DOCX or PDF gives them to the template.
 *
 * @param words names of kinds, states and attendance in Persian, and the three sentences of the paper
 */
export function fieldsOf(
  facts: MinutesFacts,
  words: {
    kind: (code: string) => string
    state: (code: MinutesState) => string
    attendance: (code: string) => string
    attendanceNotRecorded: string
    quorumMet: (clause: string) => string
    notReached: string
    untitled: string
  },
): MinutesFields {
  const digits = (value: string | number) => faDigits(String(value))
  const day = (iso: string | null) => (iso === null ? notRecorded : formatJalali(iso, 'dayYear', 'fa'))
  const time = (at: string | null) => (at === null ? notRecorded : digits(at))
  // a person who left and came back stands once, with the first arrival and the last leaving
  const people = [...Map.groupBy(facts.present, (one) => `${one.as} ${one.name} ${one.post}`).values()].map((all) => ({
    ...all[0]!,
    until: all.some((one) => one.until === null)
      ? null
      : all
          .map((one) => one.until!)
          .sort()
          .at(-1)!,
  }))
  return {
    organisation_name: facts.organisation ?? notRecorded,
    session_title: facts.title,
    session_number: digits(facts.number),
    session_kind: words.kind(facts.kind),
    session_date: day(facts.heldOn),
    start_time: time(facts.startsAt),
    end_time: time(facts.endsAt),
    place: facts.place ?? notRecorded,
    minutes_state: words.state(facts.state),
    chair_name: facts.chair ?? notRecorded,
    chair_post: facts.chairPost,
    secretary_name: facts.secretary ?? notRecorded,
    secretary_post: facts.secretaryPost,
    present_voting: facts.quorum ? digits(facts.quorum.present) : notRecorded,
    total_voting: facts.quorum ? digits(facts.quorum.total) : notRecorded,
    quorum_sentence: facts.quorum ? words.quorumMet(facts.quorum.clause) : words.attendanceNotRecorded,
    next_session_date: day(facts.nextOn),
    attendees: people
      .filter((one) => one.as !== 'guest')
      .map((one) => ({
        name: one.name,
        post: one.post,
        institution: one.institution ?? notRecorded,
        attendance: words.attendance(attendanceCode(one, facts)),
      })),
    guests: people
      .filter((one) => one.as === 'guest')
      .map((one) => ({ name: one.name, post: one.post || notRecorded, institution: one.institution ?? notRecorded })),
    absentees: facts.absent.map((one) => ({
      name: one.name,
      institution: one.institution ?? notRecorded,
      attendance: words.attendance(one.excused ? 'excused' : 'absent'),
    })),
    agenda: facts.agenda
      .filter((item) => item.reached !== false)
      .map((item, place) => ({
        item_number: digits(place + 1),
        item_title: item.title || words.untitled,
        discussion_line: item.text || notRecorded,
      })),
    resolutions: facts.resolutions.map((one) => ({
      resolution_number: digits(one.number),
      resolution_text: one.text,
      responsible_body: one.responsible ?? notRecorded,
      deadline: day(one.deadline),
    })),
    carried_items: facts.agenda
      .filter((item) => item.reached === false)
      .map((item) => ({ item_title: item.title, reason: words.notReached })),
    signatures: people
      .filter((one) => one.as !== 'guest')
      .map((one) => ({
        name: one.name,
        post: one.post, // signed by hand, or in the system: the cell is free for it
        signed_at: '',
      })),
  }
}
