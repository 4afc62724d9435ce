import type { Ctx } from '../../../kernel/context.ts'
import { conflict, notFound, refuse, violatedConstraint } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { findRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../meetings.policy.ts'
import { takeSession } from '../sessions/session.entry.ts'
import type { AddAgendaItem } from '../sessions/sessions.schema.ts'
import type { ChangeAgendaItem, FillAgenda, OrderAgenda } from './agenda.schema.ts'
import { findItem, lastPosition, placeItems } from './agenda.store.ts'
import { listCandidates } from './candidates.read.ts'

/** Adds a matter at the end of the agenda. @throws 409 `meetings.minutesFinal`; 422 `meetings.noSuchRecord` */
export const addAgendaItem = (ctx: Ctx, sessionId: string, input: AddAgendaItem): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.addAgendaItem', async (tx, entry) => {
    const { record } = await takeSession(tx, ctx, sessionId, policy['meetings.call'])
    if (input.recordId && !(await findRecord(tx, ctx.actor, input.recordId)))
      throw refuse('meetings.noSuchRecord', {}, [{ path: 'recordId', code: 'meetings.noSuchRecord' }])
    const position = (await lastPosition(tx, sessionId)) + 1
    const id = newId()
    await tx
      .insertInto('agenda_items')
      .values({ id, session_id: sessionId, position, title: input.title, record_id: input.recordId ?? null })
      .execute()
    entry({ recordId: sessionId, provinceId: record.provinceId, after: { item: id, position, ...input } })
    return { id }
  })

/**
 * Fills the agenda with what was chosen of the proposals, at its end and in the order given.
 *
 * @throws 409 `meetings.noLongerProposed` at the item (settled meanwhile, or on the agenda already), `meetings.minutesFinal`
 */
export const fillAgenda = (ctx: Ctx, sessionId: string, input: FillAgenda): Promise<{ added: number }> =>
  runVerb(ctx, 'meetings.fillAgenda', async (tx, entry) => {
    const { record, session } = await takeSession(tx, ctx, sessionId, policy['meetings.call'], {
      states: ['planned', 'sitting'],
    })
    const proposed = await listCandidates(tx, ctx, session)
    const first = (await lastPosition(tx, sessionId)) + 1
    const gone = (place: number) => {
      const { what, subjectId, title } = input.items[place]!
      const known = proposed.find((one) => one.what === what && one.subject_id === subjectId)
      const details = { title: title ?? known?.title ?? '—' }
      const code = 'meetings.noLongerProposed'
      return conflict(code, details, [{ path: `items.${place}`, code, details }])
    }
    const rows = input.items.map((item, place) => {
      const row = proposed.find((one) => one.what === item.what && one.subject_id === item.subjectId)
      if (!row) throw gone(place)
      const carried = row.details.carriedFrom
      return {
        id: newId(),
        session_id: sessionId,
        position: first + place,
        title: item.title ?? row.title,
        record_id: row.record_id === sessionId ? null : row.record_id,
        minutes_allotted: item.minutesAllotted ?? null,
        what: item.what,
        subject_id: item.subjectId,
        carried_from: typeof carried === 'string' ? carried : null,
      }
    })
    try {
      await tx.insertInto('agenda_items').values(rows).execute()
    } catch (error) {
      // the same proposal chosen twice in one sending
      if (violatedConstraint(error) === 'agenda_items_subject') throw gone(input.items.length - 1)
      throw error
    }
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      after: { count: rows.length, items: rows.map(({ id, what, title }) => ({ id, what, title })) },
    })
    return { added: rows.length }
  })

/** Puts the agenda into an order: all its items, each once. @throws 409 `kernel.stale`, `meetings.minutesFinal`; 422 `meetings.notTheAgenda` */
export const orderAgenda = (ctx: Ctx, sessionId: string, input: OrderAgenda): Promise<void> =>
  runVerb(ctx, 'meetings.orderAgenda', async (tx, entry) => {
    const { record } = await takeSession(tx, ctx, sessionId, policy['meetings.call'], { version: input.version })
    const items = await tx
      .selectFrom('agenda_items')
      .select('id')
      .where('session_id', '=', sessionId)
      .orderBy('position')
      .execute()
    const now = items.map((item) => item.id)
    const wanted = new Set(input.items)
    if (input.items.length !== now.length || now.some((one) => !wanted.has(one)))
      throw refuse('meetings.notTheAgenda', {}, [{ path: 'items', code: 'meetings.notTheAgenda' }])
    await placeItems(tx, sessionId, input.items)
    entry({ recordId: sessionId, provinceId: record.provinceId, before: { items: now }, after: { items: input.items } })
  })

/** Words an item anew, allots it time, or says whether it was reached. @throws 404; 409 `meetings.minutesFinal` */
export const changeAgendaItem = (ctx: Ctx, itemId: string, input: ChangeAgendaItem): Promise<void> =>
  runVerb(ctx, 'meetings.changeAgendaItem', async (tx, entry) => {
    const item = await findItem(tx, itemId)
    if (!item) throw notFound()
    const { record } = await takeSession(tx, ctx, item.session_id, policy['meetings.call'])
    const before = { title: item.title, minutesAllotted: item.minutes_allotted, reached: item.reached }
    const after = { ...before, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) }
    const keys = (Object.keys(before) as (keyof typeof before)[]).filter((key) => before[key] !== after[key])
    if (keys.length === 0) return entry(null)
    await tx
      .updateTable('agenda_items')
      .set({ title: after.title, minutes_allotted: after.minutesAllotted, reached: after.reached })
      .where('id', '=', itemId)
      .execute()
    const only = (of: typeof before) => ({ item: itemId, ...Object.fromEntries(keys.map((key) => [key, of[key]])) })
    entry({ recordId: record.id, provinceId: record.provinceId, before: only(before), after: only(after) })
  })

/**
 * Takes an item off the agenda; those below move up. What was already said or resolved under it keeps it there.
 *
 * @throws 404; 409 `meetings.itemInUse`, `meetings.minutesFinal`
 */
export const removeAgendaItem = (ctx: Ctx, itemId: string): Promise<void> =>
  runVerb(ctx, 'meetings.removeAgendaItem', async (tx, entry) => {
    const item = await findItem(tx, itemId)
    if (!item) throw notFound()
    const { record } = await takeSession(tx, ctx, item.session_id, policy['meetings.call'])
    try {
      await tx.deleteFrom('agenda_items').where('id', '=', itemId).execute()
    } catch (error) {
      if (violatedConstraint(error) !== null) throw conflict('meetings.itemInUse', { title: item.title })
      throw error
    }
    const left = await tx
      .selectFrom('agenda_items')
      .select('id')
      .where('session_id', '=', item.session_id)
      .orderBy('position')
      .execute()
    if (left.length > 0)
      await placeItems(
        tx,
        item.session_id,
        left.map((one) => one.id),
      )
    entry({ recordId: record.id, provinceId: record.provinceId, before: { item: itemId, title: item.title } })
  })
