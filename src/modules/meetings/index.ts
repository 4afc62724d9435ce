import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { findBodyRow, pageOfBodies } from './bodies/bodies.store.ts'
import { listResolutionRows } from './resolutions/resolutions.store.ts'
import { agendaOf, findSessionRow, listSessionRows } from './sessions/sessions.store.ts'

export { recordsOnAgenda, sessionsWith } from './agenda/agenda.store.ts'
export { addAgendaItem, fillAgenda, orderAgenda } from './agenda/agenda.verbs.ts'
export { enterAnswer, sendOut } from './agenda/sent-out.verbs.ts'
export type { Bodies, Body } from './bodies/bodies.schema.ts'
export { rulesOf, secretariesOf } from './bodies/bodies.store.ts'
export { establishBody } from './bodies/bodies.verbs.ts'
export { adoptEdition } from './bodies/edition.verbs.ts'
export { askForMember, nameMember, withdrawNomination } from './bodies/nominations.verbs.ts'
export { addSeat, appointToSeat, endSeat, endSitting, giveSeat } from './bodies/seats.verbs.ts'
export { type MovedSeat, moveSittings } from './bodies/sittings.move.ts'
export { cancelSession } from './calling/cancel.verbs.ts'
export { answerInvitation, attachPapers, changeCall, invite } from './calling/invitations.verbs.ts'
export { type AskedAnswer, type AskedRemark, askedOfOrganisation } from './following/asked.read.ts'
export {
  acceptResolution,
  answerObjection,
  cancelResolution,
  confirmExecution,
  endUndone,
  objectToResolution,
  putOffResolution,
} from './following/following.verbs.ts'
export { type LifeState, openStates } from './following/life.rules.ts'
export { listForAgenda } from './following/reminders.store.ts'
export { recordArrivals, recordLeaving } from './holding/attendance.verbs.ts'
export { callAgain, closeSitting, openSitting } from './holding/holding.verbs.ts'
export { recordVote } from './holding/vote.verbs.ts'
export { type MeetingHappening, meetingHappenings, meetingsWithin } from './meetings.happened.ts'
export { type BodyKind, bodyKindOf, bodyKinds } from './meetings.kinds.ts'
export { addAddendum, changeEffect, finaliseMinutes } from './minutes/final.verbs.ts'
export type { MinutesFields } from './minutes/minutes.document.ts'
export { minutesFields } from './minutes/minutes.read.ts'
export { answerRemark, circulate, makeRemark } from './minutes/remarks.verbs.ts'
export { openMinutes, writeSection } from './minutes/sections.verbs.ts'
export { type Decided, findDecided } from './resolutions/decided.read.ts'
export { listResolutionsOf } from './resolutions/resolutions.read.ts'
export type { ResolutionShown, Resolutions } from './resolutions/resolutions.schema.ts'
export { completeResolution, minuteResolution, notifyResolution } from './resolutions/resolutions.verbs.ts'
export type { Session, Sessions } from './sessions/sessions.schema.ts'
export { lastSessionsOf } from './sessions/sessions.store.ts'
export { callSession, enterHistoricSession, holdSession } from './sessions/sessions.verbs.ts'
export { answerWritten, closeWritten, proposeWritten, withdrawWritten } from './written/written.verbs.ts'

/** The body within sight, or undefined. */
export const findBody = (db: Db | Tx, actor: Actor | null, id: string) => findBodyRow(db, actor, id)

/** Bodies of a place within sight, by title. */
export const listBodies = (
  db: Db | Tx,
  actor: Actor | null,
  filter: { provinceId?: string; clusterId?: string; organisationId?: string; kind?: string },
) => pageOfBodies(db, actor, filter)

/** The session within sight, or undefined. */
export const findSession = (db: Db | Tx, actor: Actor | null, id: string) => findSessionRow(db, actor, id)

/** Sessions of a body within sight, newest first, at most 200. */
export const listSessionsOfBody = async (db: Db | Tx, actor: Actor | null, bodyId: string) =>
  (await listSessionRows(db, actor, bodyId, { limit: 200 })).rows

/** Resolutions that decide about a record, oldest first, as far as the actor sees them: who decided this? */
export const resolutionsAbout = (db: Db | Tx, actor: Actor | null, recordId: string) =>
  listResolutionRows(db, actor, { recordId })

/** Seats of a body within sight, in their order. */
export const seatsOfBody = async (ctx: { db: Db | Tx; actor: Actor }, bodyId: string) => {
  if (!(await findBodyRow(ctx.db, ctx.actor, bodyId))) return []
  return ctx.db.selectFrom('seats').select(['id', 'code']).where('body_id', '=', bodyId).orderBy('position').execute()
}

/** Titles of a session's agenda in order; none for a session out of sight. */
export const agendaTitles = async (db: Db | Tx, actor: Actor | null, sessionId: string): Promise<string[]> =>
  (await findSessionRow(db, actor, sessionId)) ? (await agendaOf(db, actor, sessionId)).map((item) => item.title) : []
