import content from '../../../../content/bodies.json' with { type: 'json' }
import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { namesOf } from '../../../kernel/names.ts'
import { invitationsOf } from '../calling/invitations.store.ts'
import { quorumFacts } from '../holding/attendance.store.ts'
import { quorumAt, quorumSince } from '../holding/quorum.rules.ts'
import { fa } from '../meetings.fa.ts'
import { holdsOn } from '../meetings.rules.ts'
import { listResolutionRows } from '../resolutions/resolutions.store.ts'
import { agendaOf, findSessionRow } from '../sessions/sessions.store.ts'
import type { MinutesState } from '../sittings.tables.ts'
import { fieldsOf, type MinutesFacts, type MinutesFields } from './minutes.document.ts'
import { findMinutes, sectionsOf } from './minutes.store.ts'

const attendanceWord = (code: string) => content.attendance.find((one) => one.code === code)?.fa ?? code

/** Gathers what the paper of a session's minutes tells; the caller has checked sight. */
async function factsOf(db: Db | Tx, ctx: Ctx, sessionId: string, state: MinutesState): Promise<MinutesFacts> {
  const row = (await findSessionRow(db, ctx.actor, sessionId))!
  const day = row.heldOn ?? ctx.clock.today()
  // one after the other: inside a verb they share its connection
  const facts = await quorumFacts(db, { id: row.id, body_id: row.bodyId, held_on: day })
  const agenda = await agendaOf(db, ctx.actor, sessionId)
  const sections = await sectionsOf(db, sessionId)
  const resolutions = await listResolutionRows(db, ctx.actor, { sessionId })
  const invitations = await invitationsOf(db, sessionId)
  const { rules, seats, terms, attendance } = facts
  const organisations = await db
    .selectFrom('seats')
    .select(['id', 'organisation_id'])
    .where('body_id', '=', row.bodyId)
    .execute()
  const institutionOf = new Map(organisations.map((seat) => [seat.id, seat.organisation_id]))
  const seatOf = new Map(seats.map((seat) => [seat.id, seat]))
  const members = terms.filter((term) => !term.substitute && holdsOn(term, day))
  const nameOf = await namesOf(db, [
    ...members.map((term) => term.personId),
    ...institutionOf.values(),
    ...resolutions.flatMap((one) => [one.responsibleOrganisationId, one.responsiblePersonId]),
    row.chairPersonId,
    row.organisationId,
  ])
  const since = quorumSince(rules, seats, terms, attendance, day)
  const quorum = since ? quorumAt(rules, seats, terms, attendance, { day, minute: since }) : null
  const secretarySeat = seats.find((seat) => seat.code === rules.secretary.seat)
  const chairSeat = seats.find((seat) => seat.code === rules.chair.seat)
  const memberOf = (seatId: string | undefined) =>
    nameOf(members.find((term) => term.seatId === seatId)?.personId)?.name ?? null
  const came = new Set(attendance.map((one) => one.seatId))
  const textOf = (itemId: string | null) => sections.find((one) => one.agenda_item_id === itemId)?.body.trim() ?? ''
  const outside = textOf(null)
  const next = await db
    .selectFrom('sessions')
    .select('held_on')
    .where('body_id', '=', row.bodyId)
    .where('state', '=', 'planned')
    .where('held_on', '>', day)
    .orderBy('held_on')
    .executeTakeFirst()
  const institution = (seatId: string | null) => (seatId ? (nameOf(institutionOf.get(seatId))?.name ?? null) : null)
  return {
    organisation: row.bodyTitle,
    title: row.title,
    number: row.number,
    kind: row.kind,
    heldOn: row.heldOn,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    place: row.place,
    state,
    chair: nameOf(row.chairPersonId)?.name ?? memberOf(chairSeat?.id),
    chairPost: chairSeat?.title.fa ?? '',
    secretary: memberOf(secretarySeat?.id),
    secretaryPost: secretarySeat?.title.fa ?? '',
    quorum: quorum && { present: quorum.present, total: quorum.total, clause: rules.quorum.fa },
    nextOn: next?.held_on ?? null,
    present: attendance.map((one) => ({
      name: one.name,
      post: one.seatId ? (seatOf.get(one.seatId)?.title.fa ?? '') : '',
      institution: one.organisation ?? institution(one.seatId),
      as: one.as,
      from: one.from,
      until: one.until,
    })),
    absent:
      attendance.length === 0
        ? []
        : members
            .filter((term) => !came.has(term.seatId))
            .map((term) => ({
              name: nameOf(term.personId)?.name ?? '',
              institution: institution(term.seatId),
              excused: invitations.some((one) => one.person_id === term.personId && one.answer === 'excused'),
            })),
    agenda: [
      ...agenda.map((item) => ({ title: item.title, text: textOf(item.id), reached: item.reached })),
      ...(outside ? [{ title: '', text: outside, reached: true }] : []),
    ],
    resolutions: resolutions.map((one) => ({
      number: one.number,
      text: one.text,
      responsible: nameOf(one.responsibleOrganisationId)?.name ?? nameOf(one.responsiblePersonId)?.name ?? null,
      deadline: one.deadline,
    })),
  }
}

/**
 * The fields of the minutes' paper: of final minutes as they stood when they became final, else as they stand. The caller has checked sight.
 *
 * @param as the state that is written on it
 */
export async function minutesFields(
  db: Db | Tx,
  ctx: Ctx,
  sessionId: string,
  as?: MinutesState,
): Promise<MinutesFields> {
  const minutes = await findMinutes(db, sessionId)
  if (minutes?.state === 'final' && minutes.content) return minutes.content
  return fieldsOf(await factsOf(db, ctx, sessionId, as ?? minutes?.state ?? 'draft'), {
    kind: (code) => fa[`kind.${code}` as 'kind.ordinary'],
    state: (code) => fa[`minutes.${code}`],
    attendance: attendanceWord,
    attendanceNotRecorded: fa['minutes.attendanceNotRecorded'],
    quorumMet: (clause) => fa['minutes.quorumMet'].replace('{clause}', clause),
    notReached: fa['minutes.notReached'],
    untitled: fa['minutes.outside'],
  })
}
