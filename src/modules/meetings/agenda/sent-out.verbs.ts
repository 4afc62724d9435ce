import type { Ctx } from '../../../kernel/context.ts'
import { conflict, notFound, refuse, violatedConstraint } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { findRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../meetings.policy.ts'
import { takeSession } from '../sessions/session.entry.ts'
import type { EnterAnswer, SendOut } from './agenda.schema.ts'
import { findItem } from './agenda.store.ts'

/**
 * Sends an item to organisations that are to remark on it in writing by a day.
 *
 * @throws 404; 409 `meetings.notPlanned`; 422 `meetings.noSuchOrganisation`, `meetings.duePast`
 */
export const sendOut = (ctx: Ctx, itemId: string, input: SendOut): Promise<{ asked: number }> =>
  runVerb(ctx, 'meetings.sendOut', async (tx, entry) => {
    const item = await findItem(tx, itemId)
    if (!item) throw notFound()
    const { record } = await takeSession(tx, ctx, item.session_id, policy['meetings.call'], { states: ['planned'] })
    if (input.due < ctx.clock.today())
      throw refuse('meetings.duePast', { day: input.due }, [
        { path: 'due', code: 'meetings.duePast', details: { day: input.due } },
      ])
    const organisations = [...new Set(input.organisationIds)]
    for (const [place, id] of organisations.entries())
      if (!(await findRecord(tx, ctx.actor, id, 'organisation')))
        throw refuse('meetings.noSuchOrganisation', {}, [
          { path: `organisationIds.${place}`, code: 'meetings.noSuchOrganisation' },
        ])
    await tx
      .insertInto('session_remarks')
      .values(
        organisations.map((organisation) => ({
          id: newId(),
          session_id: item.session_id,
          agenda_item_id: itemId,
          kind: 'asked' as const,
          to_remark: null,
          how: null,
          organisation_id: organisation,
          due: input.due,
          person_id: null,
          body: input.question ?? null,
          made_by: ctx.actor.personId || null,
          made_at: ctx.clock.now(),
        })),
      )
      .execute()
    entry({
      recordId: record.id,
      provinceId: record.provinceId,
      after: { item: itemId, title: item.title, organisations, due: input.due, question: input.question ?? null },
    })
    return { asked: organisations.length }
  })

/**
 * Enters what an organisation answered about an item sent out.
 *
 * @param by the letter that brought it, where its register calls
 * @throws 404; 409 `meetings.remarkAnswered`, `meetings.minutesFinal`
 */
export const enterAnswer = (ctx: Ctx, askedId: string, input: EnterAnswer, by?: string): Promise<void> =>
  runVerb(ctx, 'meetings.enterAnswer', async (tx, entry) => {
    const asked = await tx
      .selectFrom('session_remarks')
      .selectAll()
      .where('id', '=', askedId)
      .where('kind', '=', 'asked')
      .executeTakeFirst()
    if (!asked) throw notFound()
    const { record } = await takeSession(tx, ctx, asked.session_id, policy['meetings.call'])
    try {
      await tx
        .insertInto('session_remarks')
        .values({
          id: newId(),
          session_id: asked.session_id,
          agenda_item_id: asked.agenda_item_id,
          kind: 'answer',
          to_remark: askedId,
          how: 'answered',
          organisation_id: null,
          due: null,
          person_id: null,
          body: input.text,
          record_id: by ?? null,
          made_by: ctx.actor.personId || null,
          made_at: ctx.clock.now(),
        })
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'session_remarks_answered') throw conflict('meetings.remarkAnswered')
      throw error
    }
    entry({
      recordId: record.id,
      provinceId: record.provinceId,
      after: { asked: askedId, text: input.text, how: input.how ?? 'letter' },
      forOrganisationId: asked.organisation_id,
    })
  })
