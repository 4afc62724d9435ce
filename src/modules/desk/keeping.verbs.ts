import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord, type RecordRow } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { policy } from './desk.policy.ts'
import { mayPutOff } from './desk.rules.ts'
import type { Item, Postpone } from './desk.schema.ts'
import { standsFor } from './desk.sql.ts'
import { type DeskRow, findMine, stillWaits, type Waiting } from './desk.store.ts'

/** The item on one's own desk with its record; 409 when it waits no more, 403 when it is asked of others. */
async function ownItem(tx: Tx, waiting: Waiting, ctx: Ctx, item: Item): Promise<{ row: DeskRow; record: RecordRow }> {
  const today = ctx.clock.today()
  const row = await findMine(tx, waiting, ctx.actor, today, item)
  if (!row) {
    if (!(await stillWaits(tx, waiting, today, item))) throw conflict('desk.settled')
    authorize(policy['desk.keep'], ctx.actor, {}, { asked: false })
  }
  return { row: row!, record: await getRecord(tx, ctx.actor, row!.record_id) }
}

/**
 * Shows colleagues of the same role that one is on the item. It stays on their desks, with the name.
 *
 * @throws 409 `desk.takenBy` naming who took it, `desk.settled`
 */
export const take = (ctx: Ctx, waiting: Waiting, item: Item): Promise<void> =>
  runVerb(ctx, 'desk.take', async (tx, entry) => {
    const { row, record } = await ownItem(tx, waiting, ctx, item)
    const { rows } = await sql`
      insert into desk_takings (what, subject_id, person_id, taken_at)
      values (${item.what}, ${item.subjectId}, ${ctx.actor.personId}, ${ctx.clock.now()})
      on conflict (subject_id, what) do update set person_id = excluded.person_id, taken_at = excluded.taken_at
        where desk_takings.taken_at < ${row.since} or desk_takings.person_id = excluded.person_id
      returning 1`.execute(tx)
    if (rows.length === 0) {
      const holder = await tx
        .selectFrom('desk_takings')
        .innerJoin('records', 'records.id', 'desk_takings.person_id')
        .select('records.title as name')
        .where('what', '=', item.what)
        .where('subject_id', '=', item.subjectId)
        .executeTakeFirst()
      throw conflict('desk.takenBy', { name: holder?.name ?? '—' })
    }
    entry({ recordId: record.id, provinceId: record.provinceId, after: { ...item, taken: true } })
  })

/** Lets go of an item one took. @throws 409 `desk.notTaken` */
export const putBack = (ctx: Ctx, waiting: Waiting, item: Item): Promise<void> =>
  runVerb(ctx, 'desk.putBack', async (tx, entry) => {
    const { record } = await ownItem(tx, waiting, ctx, item)
    const { numDeletedRows } = await tx
      .deleteFrom('desk_takings')
      .where('what', '=', item.what)
      .where('subject_id', '=', item.subjectId)
      .where('person_id', '=', ctx.actor.personId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw conflict('desk.notTaken')
    entry({ recordId: record.id, provinceId: record.provinceId, after: { ...item, taken: false } })
  })

/** Puts an item off one's own desk until a day, which is not after its deadline. @throws 422 `desk.untilNotAhead`, `desk.untilAfterDue` */
export const postpone = (ctx: Ctx, waiting: Waiting, input: Postpone): Promise<void> =>
  runVerb(ctx, 'desk.postpone', async (tx, entry) => {
    const { until, ...item } = input
    const { row, record } = await ownItem(tx, waiting, ctx, item)
    const answer = mayPutOff(until, row.due, ctx.clock.today())
    if (answer !== true) {
      const details = { until, due: row.due }
      throw refuse(answer, details, [{ path: 'until', code: answer, details }])
    }
    const kept = { until, postponed_at: ctx.clock.now() }
    await tx
      .insertInto('desk_postponements')
      .values({ person_id: ctx.actor.personId, what: item.what, subject_id: item.subjectId, ...kept })
      .onConflict((oc) => oc.columns(['person_id', 'subject_id', 'what']).doUpdateSet(kept))
      .execute()
    entry({ recordId: record.id, provinceId: record.provinceId, after: input })
  })

/** The record of an answered referral that the actor sent, or null. */
async function answerToMe(tx: Tx, ctx: Ctx, item: Item): Promise<RecordRow | null> {
  if (item.what !== 'desk.answer') return null
  const sent = await tx
    .selectFrom('referrals')
    .select(['record_id', 'from_person_id'])
    .where('id', '=', item.subjectId)
    .where('answered_at', 'is not', null)
    .executeTakeFirst()
  if (!sent) throw conflict('desk.settled')
  authorize(policy['desk.keep'], ctx.actor, {}, { asked: standsFor(ctx.actor).includes(sent.from_person_id) })
  return getRecord(tx, ctx.actor, sent.record_id)
}

/** Marks the first sight of an item, or of the answer to one's referral (`desk.answer`). Seeing it again changes nothing. */
export async function markSeen(ctx: Ctx, waiting: Waiting, item: Item): Promise<void> {
  const seenBefore = await ctx.db
    .selectFrom('desk_seen')
    .select('seen_at')
    .where('person_id', '=', ctx.actor.personId)
    .where('what', '=', item.what)
    .where('subject_id', '=', item.subjectId)
    .executeTakeFirst()
  if (seenBefore) {
    const row = await findMine(ctx.db, waiting, ctx.actor, ctx.clock.today(), item)
    if (!row || row.since <= seenBefore.seen_at) return
  }
  await runVerb(ctx, 'desk.see', async (tx, entry) => {
    const record = (await answerToMe(tx, ctx, item)) ?? (await ownItem(tx, waiting, ctx, item)).record
    const seen = { seen_at: ctx.clock.now() }
    await tx
      .insertInto('desk_seen')
      .values({ person_id: ctx.actor.personId, what: item.what, subject_id: item.subjectId, ...seen })
      .onConflict((oc) => oc.columns(['person_id', 'subject_id', 'what']).doUpdateSet(seen))
      .execute()
    entry({ recordId: record.id, provinceId: record.provinceId, after: { ...item, seen: true } })
  })
}
