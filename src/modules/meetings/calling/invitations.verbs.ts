import { systemActor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { conflict, forbidden, notFound, refuse } from '../../../kernel/errors.ts'
import { attachFiles } from '../../../kernel/files/attach.ts'
import { newId } from '../../../kernel/ids.ts'
import { addParty, findRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { rulesOf, secretariesOf } from '../bodies/bodies.store.ts'
import { mayFor, policy, selves } from '../meetings.policy.ts'
import { seriesOf } from '../meetings.rules.ts'
import { takeSession } from '../sessions/session.entry.ts'
import type { AttendsAs, InvitationsTable } from '../sittings.tables.ts'
import { callOf } from './call.ts'
import type { AnswerInvitation, ChangeCall, Invite } from './calling.schema.ts'
import { findInvitation, invitationsOf, seatedOn } from './invitations.store.ts'
import { tellCallChanged, tellInvited } from './tell.ts'

type Whom = Pick<InvitationsTable, 'seat_id' | 'person_id' | 'name' | 'organisation'>

/**
 * Invites everybody who sits in the body on the session's day, their substitutes, and the guests named; whoever is invited already is not
 * invited twice. Invited people of the register see the session from now on.
 *
 * @throws 409 `meetings.notPlanned`; 422 `meetings.noSuchPerson`
 */
export const invite = (ctx: Ctx, sessionId: string, input: Invite): Promise<{ invited: number }> =>
  runVerb(ctx, 'meetings.invite', async (tx, entry) => {
    const { record, session } = await takeSession(tx, ctx, sessionId, policy['meetings.call'], {
      states: ['planned', 'sitting'],
    })
    // a name identifies nobody: two of one name come from two houses
    const keyOf = (one: { person_id: string | null; name: string | null; organisation: string | null }) =>
      one.person_id ?? JSON.stringify([one.name, one.organisation])
    const already = new Set((await invitationsOf(tx, sessionId)).map(keyOf))
    const blank: Whom = { seat_id: null, person_id: null, name: null, organisation: null }
    const rows: (Whom & { invited_as: AttendsAs })[] = []
    for (const one of await seatedOn(tx, session.body_id, session.held_on ?? ctx.clock.today())) {
      if (already.has(one.personId)) continue
      already.add(one.personId)
      const as = one.substituteOf === null ? 'member' : 'substitute'
      rows.push({ ...blank, invited_as: as, seat_id: one.seatId, person_id: one.personId })
    }
    // people of the register are named everywhere, whatever the reach of whoever invites
    for (const [place, guest] of (input.guests ?? []).entries()) {
      if (guest.personId && !(await findRecord(tx, systemActor, guest.personId, 'person')))
        throw refuse('meetings.noSuchPerson', {}, [{ path: `guests.${place}.personId`, code: 'meetings.noSuchPerson' }])
      const invited = {
        ...blank,
        person_id: guest.personId ?? null,
        name: guest.name ?? null,
        organisation: guest.organisation ?? null,
      }
      if (already.has(keyOf(invited))) continue
      already.add(keyOf(invited))
      rows.push({ ...invited, invited_as: 'guest' })
    }
    if (rows.length === 0) {
      entry(null)
      return { invited: 0 }
    }
    const common = { session_id: sessionId, invited_by: ctx.actor.personId || null, invited_at: ctx.clock.now() }
    const open = { answer: null, substitute: null, how: null, answered_by: null, answered_at: null }
    const written = rows.map((row) => ({ id: newId(), ...common, ...open, ...row }))
    await tx.insertInto('invitations').values(written).execute()
    for (const row of rows) if (row.person_id) await addParty(tx, sessionId, { personId: row.person_id, as: 'invited' })
    if (session.state === 'planned') await tellInvited(tx, ctx, callOf(record, session), written)
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      after: { count: rows.length, guests: rows.filter((row) => row.invited_as === 'guest').length },
    })
    return { invited: rows.length }
  })

/**
 * Answers an invitation: by the invited person, or typed by the secretariat with how it was said. A later answer takes the place of an
 * earlier one; both stand in the history.
 *
 * @throws 404; 403 `meetings.notSecretary`; 409 `meetings.notPlanned`; 422 `meetings.howMissing`, `meetings.substituteMissing`
 */
export const answerInvitation = (ctx: Ctx, invitationId: string, input: AnswerInvitation): Promise<void> =>
  runVerb(ctx, 'meetings.answer', async (tx, entry) => {
    const found = await findInvitation(tx, invitationId)
    if (!found) throw notFound()
    const { record, session } = await takeSession(tx, ctx, found.session_id, null)
    const secretaryIds = await secretariesOf(tx, session.body_id, ctx.clock.today())
    const may = mayFor(policy['meetings.answer'], ctx.actor, { where: record, secretaryIds }, found.person_id)
    if (may !== true) throw forbidden(may)
    if (session.state !== 'planned') throw conflict('meetings.notPlanned', { title: record.title })
    const own = found.person_id !== null && selves(ctx.actor).includes(found.person_id)
    if (!own && !input.how) throw refuse('meetings.howMissing', {}, [{ path: 'how', code: 'meetings.howMissing' }])
    if (input.answer === 'substitute' && !input.substitute)
      throw refuse('meetings.substituteMissing', {}, [{ path: 'substitute', code: 'meetings.substituteMissing' }])
    const substitute = input.answer === 'substitute' ? input.substitute! : null
    await tx
      .updateTable('invitations')
      .set({
        answer: input.answer,
        substitute,
        how: own ? null : (input.how ?? null),
        answered_by: ctx.actor.personId || null,
        answered_at: ctx.clock.now(),
      })
      .where('id', '=', invitationId)
      .execute()
    entry({
      recordId: record.id,
      provinceId: record.provinceId,
      before: { answer: found.answer },
      after: { invitation: invitationId, answer: input.answer, substitute, how: own ? null : (input.how ?? null) },
      forPersonId: own ? null : found.person_id,
    })
  })

/**
 * Changes day, time or place of a called session; whoever took its calendar file gets the change under the same event.
 *
 * @throws 409 `meetings.notPlanned`, `kernel.stale`; 422 `meetings.calledIntoThePast`, `meetings.otherYear`, `meetings.endsBeforeItBegins`
 */
export const changeCall = (ctx: Ctx, sessionId: string, input: ChangeCall): Promise<void> =>
  runVerb(ctx, 'meetings.changeCall', async (tx, entry) => {
    const { record, session } = await takeSession(tx, ctx, sessionId, policy['meetings.call'], {
      states: ['planned'],
      version: input.version,
    })
    const before = {
      heldOn: session.held_on,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      place: session.place,
    }
    const { version: _, ...given } = input
    const after = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
    const keys = (Object.keys(before) as (keyof typeof before)[]).filter((key) => before[key] !== after[key])
    if (keys.length === 0) return entry(null)
    if (keys.includes('heldOn') && after.heldOn) {
      if (after.heldOn < ctx.clock.today())
        throw refuse('meetings.calledIntoThePast', { day: after.heldOn }, [
          { path: 'heldOn', code: 'meetings.calledIntoThePast', details: { day: after.heldOn } },
        ])
      const { rules } = await rulesOf(tx, session.body_id, after.heldOn)
      if (seriesOf(rules.numbering, { heldOn: after.heldOn }) !== session.series)
        throw refuse('meetings.otherYear', {}, [{ path: 'heldOn', code: 'meetings.otherYear' }])
    }
    if (after.startsAt && after.endsAt && after.endsAt <= after.startsAt)
      throw refuse('meetings.endsBeforeItBegins', {}, [{ path: 'endsAt', code: 'meetings.endsBeforeItBegins' }])
    await tx
      .updateTable('sessions')
      .set((eb) => ({
        held_on: after.heldOn,
        starts_at: after.startsAt,
        ends_at: after.endsAt,
        place: after.place,
        call_changes: eb('call_changes', '+', 1),
      }))
      .where('id', '=', sessionId)
      .execute()
    await tellCallChanged(tx, ctx, { sessionId, title: record.title, ...after }, 'callChanged')
    const only = (of: typeof before) => Object.fromEntries(keys.map((key) => [key, of[key]]))
    entry({ recordId: sessionId, provinceId: record.provinceId, before: only(before), after: only(after) })
  })

/** Puts papers into the agenda file of a session; whoever sees the session sees them. */
export const attachPapers = (ctx: Ctx, sessionId: string, input: { fileIds: readonly string[] }): Promise<void> =>
  runVerb(ctx, 'meetings.attachPapers', async (tx, entry) => {
    const { record } = await takeSession(tx, ctx, sessionId, policy['meetings.call'], { evenFinal: true })
    await attachFiles(tx, ctx.clock.now(), ctx.actor, input.fileIds, sessionId)
    entry({ recordId: sessionId, provinceId: record.provinceId, after: { count: input.fileIds.length } })
  })
