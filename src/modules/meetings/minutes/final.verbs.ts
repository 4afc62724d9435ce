import type { Ctx } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/tables.ts'
import { conflict, type FieldProblem } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { getRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../meetings.policy.ts'
import { takeSession } from '../sessions/session.entry.ts'
import { askedEffects, effectProblem, giveEffect } from './effects.entry.ts'
import { minutesFields } from './minutes.read.ts'
import type { SetEffect } from './minutes.schema.ts'
import { remarksOf } from './minutes.store.ts'
import { showWhatWasResolved } from './sat.entry.ts'

/**
 * Makes the minutes final. In the same transaction the resolutions bring about what they carry, dated to the session; where one cannot, the
 * minutes stay open and the refusal names each resolution and why. Final minutes never change: an addendum may follow.
 *
 * @throws 409 `meetings.notCirculated`, `meetings.remarksOpen`, `meetings.effectsRefused`, `meetings.minutesFinal`
 */
export const finaliseMinutes = (ctx: Ctx, sessionId: string): Promise<{ applied: number }> =>
  runVerb(ctx, 'meetings.finalise', async (tx, entry) => {
    const { record, session, minutes } = await takeSession(tx, ctx, sessionId, policy['meetings.minute'])
    if (minutes !== 'circulated') throw conflict('meetings.notCirculated', { title: record.title })
    const open = (await remarksOf(tx, sessionId)).filter((one) => one.kind === 'remark' && one.answeredHow === null)
    if (open.length > 0) throw conflict('meetings.remarksOpen', { count: open.length })

    const effects = await askedEffects(tx, session)
    const inTx: Ctx = { ...ctx, db: tx as unknown as Db }
    const refused: FieldProblem[] = []
    const at = ctx.clock.now()
    for (const { row, asked } of effects) {
      const problem = await effectProblem(tx, inTx, row.what!, asked)
      if (problem) {
        const path = `resolutions.${row.number}`
        refused.push(
          { path, code: 'meetings.effectOf', details: { number: row.number, text: row.text, record: row.recordTitle } },
          { path, code: problem.code, details: problem.details },
          ...problem.fields.filter((field) => field.code !== problem.code).map((field) => ({ ...field, path })),
        )
      } else if (refused.length === 0) await ctx.effects![row.what!]!.apply(tx, inTx, asked)
    }
    if (refused.length > 0) {
      const numbers = [...new Set(refused.map((field) => field.path.split('.')[1]!))].join('، ')
      throw conflict('meetings.effectsRefused', { numbers }, refused)
    }
    await tx
      .updateTable('resolutions')
      .set({ effect_applied_at: at })
      .where('session_id', '=', sessionId)
      .where('effect_what', 'is not', null)
      .execute()
    await showWhatWasResolved(tx, sessionId)
    const fields = await minutesFields(tx, ctx, sessionId, 'final')
    await tx
      .updateTable('minutes')
      .set({
        state: 'final',
        final_by: ctx.actor.personId || null,
        final_at: at,
        content: JSON.stringify(fields),
      })
      .where('session_id', '=', sessionId)
      .execute()
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      before: { state: 'circulated' },
      after: {
        state: 'final',
        effects: effects.map(({ row }) => ({ resolution: row.resolutionId, what: row.what, record: row.recordId })),
      },
    })
    return { applied: effects.length }
  })

/** Adds to final minutes, dated today; what they said stays. @throws 409 `meetings.notFinal` */
export const addAddendum = (ctx: Ctx, sessionId: string, input: { text: string }): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.addAddendum', async (tx, entry) => {
    const { record, minutes } = await takeSession(tx, ctx, sessionId, policy['meetings.minute'], { evenFinal: true })
    if (minutes !== 'final') throw conflict('meetings.notFinal', { title: record.title })
    const id = newId()
    await tx
      .insertInto('session_remarks')
      .values({
        id,
        session_id: sessionId,
        agenda_item_id: null,
        kind: 'addendum',
        to_remark: null,
        how: null,
        organisation_id: null,
        due: null,
        person_id: null,
        body: input.text,
        made_by: ctx.actor.personId || null,
        made_at: ctx.clock.now(),
      })
      .execute()
    entry({ recordId: sessionId, provinceId: record.provinceId, after: { addendum: id, text: input.text } })
    return { id }
  })

/** Gives a resolution another effect, or none, while its minutes are open. @throws 404; 409 `meetings.minutesFinal`, what the room refuses */
export const changeEffect = (ctx: Ctx, resolutionId: string, effect: SetEffect | null): Promise<void> =>
  runVerb(ctx, 'meetings.changeEffect', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, resolutionId, 'resolution')
    const row = await tx.selectFrom('resolutions').selectAll().where('id', '=', resolutionId).executeTakeFirstOrThrow()
    if (row.session_id === null) throw conflict('meetings.notSitting', { title: record.title })
    const { minutes } = await takeSession(tx, ctx, row.session_id, policy['meetings.minute'])
    if (!minutes) throw conflict('meetings.noMinutes', { title: record.title })
    if (effect) await giveEffect(tx, ctx, resolutionId, effect)
    else
      await tx
        .updateTable('resolutions')
        .set({ effect_what: null, effect_record_id: null, effect_details: null })
        .where('id', '=', resolutionId)
        .execute()
    entry({
      recordId: resolutionId,
      provinceId: record.provinceId,
      before: { effect: row.effect_what, record: row.effect_record_id },
      after: { effect: effect?.what ?? null, record: effect?.recordId ?? null },
    })
  })
