import type { Ctx } from '../../../kernel/context.ts'
import { conflict, forbidden, notFound, refuse, violatedConstraint } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { getRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import { mayFor, policy, selves } from '../meetings.policy.ts'
import { takeSession } from '../sessions/session.entry.ts'
import type { AnswerRemark, MakeRemark } from './minutes.schema.ts'
import { findMinutes, whoSat } from './minutes.store.ts'
import { showWhatWasResolved } from './sat.entry.ts'

/**
 * Sends the minutes round to those who sat, with a last day for remarks. From now on whoever sees the session reads them.
 *
 * @throws 409 `meetings.notHeldYet`, `meetings.noMinutes`, `meetings.alreadyCirculated`, `meetings.minutesFinal`; 422 `meetings.duePast`
 */
export const circulate = (ctx: Ctx, sessionId: string, input: { due: string }): Promise<void> =>
  runVerb(ctx, 'meetings.circulate', async (tx, entry) => {
    const { record, minutes } = await takeSession(tx, ctx, sessionId, policy['meetings.minute'], { states: ['held'] })
    if (!minutes) throw conflict('meetings.noMinutes', { title: record.title })
    if (minutes !== 'draft') throw conflict('meetings.alreadyCirculated', { title: record.title })
    if (input.due < ctx.clock.today())
      throw refuse('meetings.duePast', { day: input.due }, [
        { path: 'due', code: 'meetings.duePast', details: { day: input.due } },
      ])
    await tx
      .updateTable('minutes_sections')
      .set((eb) => ({ circulated: eb.ref('body') }))
      .where('session_id', '=', sessionId)
      .execute()
    await tx
      .updateTable('resolutions')
      .set((eb) => ({ circulated_text: eb.ref('text') }))
      .where('session_id', '=', sessionId)
      .execute()
    await showWhatWasResolved(tx, sessionId)
    await tx
      .updateTable('minutes')
      .set({ state: 'circulated', circulated_at: ctx.clock.now(), remarks_due: input.due })
      .where('session_id', '=', sessionId)
      .execute()
    entry({ recordId: sessionId, provinceId: record.provinceId, after: { due: input.due } })
  })

/**
 * Remarks on circulated minutes, or says that there is nothing to remark: whoever sat, until the end of the last day in Tehran. The
 * secretariat may type it for one of them.
 *
 * @throws 404; 403 `meetings.notSecretary`, `meetings.didNotSit`; 409 `meetings.notCirculated`, `meetings.remarksClosed`,
 *   `meetings.minutesFinal`; 422 `meetings.howMissing`, `meetings.notThatAgenda`
 */
export const makeRemark = (ctx: Ctx, sessionId: string, input: MakeRemark): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.remark', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, sessionId, 'session')
    const sat = await whoSat(tx, sessionId)
    const own = selves(ctx.actor).find((person) => sat.includes(person)) ?? null
    const personId = input.personId ?? own
    if (personId === null || !sat.includes(personId)) throw forbidden('meetings.didNotSit')
    const secretaryIds = await secretariesOf(tx, record.bodyId!, ctx.clock.today())
    const may = mayFor(policy['meetings.remark'], ctx.actor, { where: record, secretaryIds }, personId)
    if (may !== true) throw forbidden(may)
    await touchRecord(tx, record, null)
    const minutes = await findMinutes(tx, sessionId)
    if (minutes?.state === 'final') throw conflict('meetings.minutesFinal', { title: record.title })
    if (minutes?.state !== 'circulated') throw conflict('meetings.notCirculated', { title: record.title })
    if (minutes.remarks_due! < ctx.clock.today()) throw conflict('meetings.remarksClosed', { due: minutes.remarks_due })
    const typed = !selves(ctx.actor).includes(personId)
    if (typed && !input.how) throw refuse('meetings.howMissing', {}, [{ path: 'how', code: 'meetings.howMissing' }])
    if (input.itemId) {
      const item = await tx
        .selectFrom('agenda_items')
        .select('session_id')
        .where('id', '=', input.itemId)
        .executeTakeFirst()
      if (item?.session_id !== sessionId)
        throw refuse('meetings.notThatAgenda', {}, [{ path: 'itemId', code: 'meetings.notThatAgenda' }])
    }
    const id = newId()
    await tx
      .insertInto('session_remarks')
      .values({
        id,
        session_id: sessionId,
        agenda_item_id: input.itemId ?? null,
        kind: input.text === undefined ? 'noRemark' : 'remark',
        to_remark: null,
        how: null,
        organisation_id: null,
        due: null,
        person_id: personId,
        body: input.text ?? null,
        made_by: ctx.actor.personId || null,
        made_at: ctx.clock.now(),
      })
      .execute()
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      after: { remark: id, item: input.itemId ?? null, text: input.text ?? null, how: typed ? input.how! : null },
      forPersonId: typed ? personId : null,
    })
    return { id }
  })

/**
 * Answers a remark: taken into the text, or not, with words. Once answered it stays so.
 *
 * @throws 404; 409 `meetings.remarkAnswered`, `meetings.minutesFinal`
 */
export const answerRemark = (ctx: Ctx, remarkId: string, input: AnswerRemark): Promise<void> =>
  runVerb(ctx, 'meetings.answerRemark', async (tx, entry) => {
    const remark = await tx
      .selectFrom('session_remarks')
      .selectAll()
      .where('id', '=', remarkId)
      .where('kind', '=', 'remark')
      .executeTakeFirst()
    if (!remark) throw notFound()
    const { record } = await takeSession(tx, ctx, remark.session_id, policy['meetings.minute'])
    try {
      await tx
        .insertInto('session_remarks')
        .values({
          id: newId(),
          session_id: remark.session_id,
          agenda_item_id: remark.agenda_item_id,
          kind: 'answer',
          to_remark: remarkId,
          how: input.how,
          organisation_id: null,
          due: null,
          person_id: null,
          body: input.text,
          made_by: ctx.actor.personId || null,
          made_at: ctx.clock.now(),
        })
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'session_remarks_answered') throw conflict('meetings.remarkAnswered')
      throw error
    }
    entry({ recordId: record.id, provinceId: record.provinceId, after: { remark: remarkId, ...input } })
  })
