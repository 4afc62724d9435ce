import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { namesOf } from '../../../kernel/names.ts'
import { getRecord } from '../../../kernel/records.ts'
import { changeCounts, textChanges } from '../../../kernel/text-changes.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../meetings.policy.ts'
import { takeSession } from '../sessions/session.entry.ts'
import { authorizeSecretariat } from '../sessions/sessions.verbs.ts'
import type { WriteSection } from './minutes.schema.ts'

/** Begins the minutes of a session that was held without its sitting being recorded. @throws 409 `meetings.notHeldYet`, `meetings.minutesOpen` */
export const openMinutes = (ctx: Ctx, sessionId: string): Promise<void> =>
  runVerb(ctx, 'meetings.openMinutes', async (tx, entry) => {
    const { record, minutes } = await takeSession(tx, ctx, sessionId, policy['meetings.minute'], { states: ['held'] })
    if (minutes) throw conflict('meetings.minutesOpen', { title: record.title })
    await tx
      .insertInto('minutes')
      .values({
        session_id: sessionId,
        state: 'draft',
        opened_by: ctx.actor.personId || null,
        opened_at: ctx.clock.now(),
        circulated_at: null,
        remarks_due: null,
        final_by: null,
        final_at: null,
        content: null,
      })
      .execute()
    entry({ recordId: sessionId, provinceId: record.provinceId, after: { state: 'draft' } })
  })

/** The refusal of a stale section: it hands over the other's text, so that both stand beside each other. */
async function stale(tx: Tx, now: { body: string; version: number; written_by: string | null }) {
  const by = (await namesOf(tx, [now.written_by]))(now.written_by)?.name ?? '—'
  return conflict('meetings.sectionStale', { by, version: now.version, text: now.body })
}

/**
 * Writes what was said under an agenda item (or outside any). Saved as it is typed; who saves upon another's newer text is refused and gets
 * that text, so that nothing of either is lost.
 *
 * @throws 404; 409 `meetings.sectionStale` with the other's text, `meetings.minutesFinal`, `meetings.noMinutes`; 422 `meetings.notThatAgenda`
 */
export const writeSection = (ctx: Ctx, sessionId: string, input: WriteSection): Promise<{ version: number }> =>
  runVerb(ctx, 'meetings.writeSection', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, sessionId, 'session')
    await authorizeSecretariat(tx, ctx, policy['meetings.minute'], record.bodyId!, record)
    // the record's version stays: two people write different items at once without hindering each other
    const minutes = await tx
      .selectFrom('minutes')
      .select('state')
      .where('session_id', '=', sessionId)
      .forUpdate()
      .executeTakeFirst()
    if (!minutes) throw conflict('meetings.noMinutes', { title: record.title })
    if (minutes.state === 'final') throw conflict('meetings.minutesFinal', { title: record.title })
    const item = input.itemId
      ? await tx
          .selectFrom('agenda_items')
          .select(['session_id', 'title'])
          .where('id', '=', input.itemId)
          .executeTakeFirst()
      : null
    if (input.itemId && item?.session_id !== sessionId)
      throw refuse('meetings.notThatAgenda', {}, [{ path: 'itemId', code: 'meetings.notThatAgenda' }])
    const now = await tx
      .selectFrom('minutes_sections')
      .selectAll()
      .where('session_id', '=', sessionId)
      .where('agenda_item_id', 'is not distinct from', input.itemId)
      .executeTakeFirst()
    if (now && now.body === input.text) {
      entry(null)
      return { version: now.version }
    }
    if (now && now.version !== input.version) throw await stale(tx, now)
    const version = (now?.version ?? 0) + 1
    const written = { body: input.text, version, written_by: ctx.actor.personId || null, written_at: ctx.clock.now() }
    if (now) await tx.updateTable('minutes_sections').set(written).where('id', '=', now.id).execute()
    else
      await tx
        .insertInto('minutes_sections')
        .values({ id: newId(), session_id: sessionId, agenda_item_id: input.itemId, circulated: null, ...written })
        .execute()
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      after: {
        item: input.itemId,
        title: item?.title ?? null,
        version,
        ...changeCounts(textChanges(now?.body ?? '', input.text)),
      },
    })
    return { version }
  })
