import type { Ctx } from '../../../kernel/context.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { getRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { endingOf } from '../following/following.store.ts'
import { policy } from '../meetings.policy.ts'
import { asksForWork, shorten, whyNotAmend } from '../meetings.rules.ts'
import { authorizeSecretariat } from '../sessions/sessions.verbs.ts'
import { writtenBehind } from '../written/written.store.ts'
import { isCategory } from './categories.ts'
import type { AmendResolution } from './resolutions.schema.ts'
import { lockResolution } from './resolutions.store.ts'

/**
 * Puts the wording or the subject of a resolution right, as a remark on the minutes asks for it. Until the minutes are final it changes;
 * what it said before stays in the journal, and beside it for whoever got the minutes.
 *
 * @throws 409 `kernel.stale`, `meetings.textFinal`, `meetings.alreadyNotified`, `meetings.writtenStands`, `meetings.resolutionOver`;
 *   422 `meetings.nothingToAmend`, `meetings.unknownCategory`
 */
export const amendResolution = (ctx: Ctx, id: string, input: AmendResolution): Promise<void> =>
  runVerb(ctx, 'meetings.amend', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, id, 'resolution')
    await authorizeSecretariat(tx, ctx, policy['meetings.minute'], record.bodyId!, record)
    await touchRecord(tx, record, input.version, shorten(input.text))
    const row = await lockResolution(tx, id)
    // whoever makes them final takes the same row of minutes: one of the two comes first
    const minutes = row.session_id
      ? await tx
          .selectFrom('minutes')
          .select('state')
          .where('session_id', '=', row.session_id)
          .forUpdate()
          .executeTakeFirst()
      : undefined
    const why = whyNotAmend({
      minutes: minutes?.state ?? null,
      notified: row.notification_id !== null,
      written: row.session_id === null && (await writtenBehind(tx, id)) !== undefined,
    })
    if (why) throw conflict(why, { number: row.number, title: record.title })
    if (await endingOf(tx, id)) throw conflict('meetings.resolutionOver', { number: row.number })
    if (input.category && !isCategory(input.category))
      throw refuse('meetings.unknownCategory', { given: input.category }, [
        { path: 'category', code: 'meetings.unknownCategory', details: { given: input.category } },
      ])
    const retold = input.text !== row.text
    const moved = input.category !== row.category
    if (!retold && !moved)
      throw refuse('meetings.nothingToAmend', {}, [{ path: 'text', code: 'meetings.nothingToAmend' }])
    await tx
      .updateTable('resolutions')
      .set({
        text: input.text,
        category: input.category,
        ...(moved ? { asks_for_work: asksForWork(input.category) } : {}),
      })
      .where('id', '=', id)
      .execute()
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { ...(retold ? { text: row.text } : {}), ...(moved ? { category: row.category } : {}) },
      after: { ...(retold ? { text: input.text } : {}), ...(moved ? { category: input.category } : {}) },
      reason: input.reason ?? null,
    })
  })
