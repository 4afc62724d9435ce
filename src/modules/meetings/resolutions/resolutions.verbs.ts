import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, refuse, violatedConstraint } from '../../../kernel/errors.ts'
import {
  findRecord,
  getRecord,
  insertRecord,
  linkRecords,
  markProvenance,
  type RecordRow,
  touchRecord,
} from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { rulesOf } from '../bodies/bodies.store.ts'
import { endingOf } from '../following/following.store.ts'
import { objectionUntil } from '../following/life.rules.ts'
import { putInForce } from '../following/notice.ts'
import { decidedAt } from '../holding/quorum.entry.ts'
import { objectionDaysOf } from '../meetings.kinds.ts'
import { policy } from '../meetings.policy.ts'
import { asksForWork, gapsOf, shorten } from '../meetings.rules.ts'
import { raiseSeries, takeNextNumber } from '../meetings.store.ts'
import { giveEffect } from '../minutes/effects.entry.ts'
import { refuseFinal } from '../sessions/session.entry.ts'
import { authorizeSecretariat } from '../sessions/sessions.verbs.ts'
import { isCategory } from './categories.ts'
import type { CompleteResolution, MinuteResolution, NotifyResolution } from './resolutions.schema.ts'
import { lockResolution } from './resolutions.store.ts'

/** Where it was resolved: a session that took place, or a body of which no session is known. */
async function resolvedWhere(tx: Tx, ctx: Ctx, input: MinuteResolution) {
  if (input.sessionId) {
    const record = await getRecord(tx, ctx.actor, input.sessionId, 'session')
    const session = await tx
      .selectFrom('sessions')
      .select(['id', 'body_id', 'state', 'held_on', 'number', 'cancelled_reason'])
      .where('id', '=', input.sessionId)
      .executeTakeFirstOrThrow()
    return { record, bodyId: session.body_id, session }
  }
  if (!input.bodyId) throw refuse('meetings.sessionMissing', {}, [{ path: 'sessionId', code: 'kernel.required' }])
  return { record: await getRecord(tx, ctx.actor, input.bodyId, 'body'), bodyId: input.bodyId, session: null }
}

/** Persons and organisations named as responsible must be known; whoever is not stays open. */
export async function checkResponsible(
  tx: Tx,
  ctx: Ctx,
  input: { responsibleOrganisationId?: string | null; responsiblePersonId?: string | null },
): Promise<void> {
  if (
    input.responsibleOrganisationId &&
    !(await findRecord(tx, ctx.actor, input.responsibleOrganisationId, 'organisation'))
  )
    throw refuse('meetings.noSuchOrganisation', {}, [
      { path: 'responsibleOrganisationId', code: 'meetings.noSuchOrganisation' },
    ])
  if (input.responsiblePersonId && !(await findRecord(tx, ctx.actor, input.responsiblePersonId, 'person')))
    throw refuse('meetings.noSuchPerson', {}, [{ path: 'responsiblePersonId', code: 'meetings.noSuchPerson' }])
}

/**
 * Minutes a resolution as it was spoken, even without owner or date. Its number is the next of its session unless given.
 *
 * While the session sits it is resolved at a minute, and without a quorum of that minute it is refused.
 *
 * @throws 409 `meetings.notHeldYet`, `resolutionNumberUsed`, `minutesFinal`, `noQuorum`, what its effect refuses; 422 `meetings.sessionMissing`, `meetings.noSuchRecord`,
 *   `meetings.unknownCategory`, `meetings.noSuchPerson`, `meetings.noSuchOrganisation`, `meetings.deadlineBeforeSession`
 */
export const minuteResolution = (ctx: Ctx, input: MinuteResolution): Promise<{ id: string; number: number }> =>
  runVerb(ctx, 'meetings.minute', async (tx, entry) => {
    const { record, bodyId, session } = await resolvedWhere(tx, ctx, input)
    await authorizeSecretariat(tx, ctx, policy['meetings.minute'], bodyId, record)
    if (session?.state === 'cancelled')
      throw conflict('meetings.calledOff', { title: record.title, reason: session.cancelled_reason })
    if (session?.state === 'planned') throw conflict('meetings.notHeldYet', { title: record.title })
    if (session) await refuseFinal(tx, record)
    if (input.category && !isCategory(input.category))
      throw refuse('meetings.unknownCategory', { given: input.category }, [
        { path: 'category', code: 'meetings.unknownCategory', details: { given: input.category } },
      ])
    await checkResponsible(tx, ctx, input)
    const day = session?.held_on ?? input.decidedOn
    if (input.deadline && day && input.deadline < day)
      throw refuse('meetings.deadlineBeforeSession', { deadline: input.deadline, day }, [
        { path: 'deadline', code: 'meetings.deadlineBeforeSession', details: { deadline: input.deadline, day } },
      ])
    if (input.agendaItemId) {
      const item = await tx
        .selectFrom('agenda_items')
        .select('session_id')
        .where('id', '=', input.agendaItemId)
        .executeTakeFirst()
      if (!item || item.session_id !== input.sessionId)
        throw refuse('meetings.notThatAgenda', {}, [{ path: 'agendaItemId', code: 'meetings.notThatAgenda' }])
    }
    const concerns = [...new Set([...(input.concerns ?? []), ...(input.effect ? [input.effect.recordId] : [])])]
    for (const [index, concerned] of concerns.entries())
      if (!(await findRecord(tx, ctx.actor, concerned)))
        throw refuse('meetings.noSuchRecord', {}, [{ path: `concerns.${index}`, code: 'meetings.noSuchRecord' }])

    const said = { at: input.decidedAt, vote: input.vote }
    const at = session ? await decidedAt(tx, ctx, session, said, 'decidedAt') : null
    const owner = input.sessionId ?? bodyId
    const number = input.number ?? (await takeNextNumber(tx, owner, 'resolutions'))
    const id = await insertResolution(tx, ctx, { input, record, bodyId, number, at })
    if (input.number !== undefined) await raiseSeries(tx, owner, 'resolutions', number)
    for (const concerned of concerns) await linkRecords(tx, ctx.clock.now(), id, concerned, 'decides')
    if (input.source) await markProvenance(tx, id, [input.source])
    if (input.effect) await giveEffect(tx, ctx, id, input.effect)
    const { onBehalf, ...minuted } = input
    entry({
      recordId: id,
      provinceId: record.provinceId,
      after: { ...minuted, number, ...(at ? { decidedAt: at } : {}), how: onBehalf?.how ?? null },
      forPersonId: onBehalf?.personId ?? null,
      forOrganisationId: onBehalf?.organisationId ?? null,
    })
    return { id, number }
  })

async function insertResolution(
  tx: Tx,
  ctx: Ctx,
  made: { input: MinuteResolution; record: RecordRow; bodyId: string; number: number; at: string | null },
): Promise<string> {
  const { input, record, bodyId, number } = made
  const category = input.category ?? (input.effect ? (ctx.effects?.[input.effect.what]?.category ?? null) : null)
  const { provinceId, clusterId, organisationId, audience } = record
  const at = ctx.clock.now()
  const title = shorten(input.text)
  const place = { provinceId, clusterId, organisationId, bodyId, audience }
  const id = await insertRecord(tx, at, { kind: 'resolution', title, ...place })
  const promised = {
    responsible_organisation_id: input.responsibleOrganisationId ?? null,
    responsible_person_id: input.responsiblePersonId ?? null,
    deadline: input.deadline ?? null,
  }
  try {
    await tx
      .insertInto('resolutions')
      .values({
        id,
        body_id: bodyId,
        session_id: input.sessionId ?? null,
        agenda_item_id: input.agendaItemId ?? null,
        number,
        text: input.text,
        category,
        decided_on: input.decidedOn ?? null,
        ...promised,
        minuted_at: at,
        asks_for_work: asksForWork(category),
        completed_at: null,
        decided_at: made.at,
        votes_for: input.vote?.for ?? null,
        votes_against: input.vote?.against ?? null,
        votes_abstaining: input.vote?.abstaining ?? null,
      })
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'resolutions_number')
      throw conflict('meetings.resolutionNumberUsed', { number, title: record.title }, [
        { path: 'number', code: 'meetings.resolutionNumberUsed', details: { number, title: record.title } },
      ])
    throw error
  }
  return id
}

/**
 * Fills what the minutes left open: owner, deadline, or one of them. What was minuted stays in the journal beside it.
 *
 * @throws 409 `meetings.alreadyNotified`, `kernel.stale`; 422 `meetings.nothingToComplete` and the refusals of minuting
 */
export const completeResolution = (ctx: Ctx, id: string, input: CompleteResolution): Promise<void> =>
  runVerb(ctx, 'meetings.complete', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, id, 'resolution')
    await authorizeSecretariat(tx, ctx, policy['meetings.complete'], record.bodyId!, record)
    await touchRecord(tx, record, input.version)
    const row = await lockResolution(tx, id)
    if (row.notification_id) throw conflict('meetings.alreadyNotified', { number: row.number })
    if (await endingOf(tx, id)) throw conflict('meetings.resolutionOver', { number: row.number })
    await checkResponsible(tx, ctx, input)
    const before = {
      responsibleOrganisationId: row.responsible_organisation_id,
      responsiblePersonId: row.responsible_person_id,
      deadline: row.deadline,
    }
    const given = {
      responsibleOrganisationId: input.responsibleOrganisationId,
      responsiblePersonId: input.responsiblePersonId,
      deadline: input.deadline,
    }
    const changes = Object.fromEntries(
      Object.entries(given).filter(
        ([key, value]) => value !== undefined && value !== before[key as keyof typeof before],
      ),
    ) as Partial<typeof before>
    if (Object.keys(changes).length === 0) throw refuse('meetings.nothingToComplete')
    const after = { ...before, ...changes }
    await tx
      .updateTable('resolutions')
      .set({
        responsible_organisation_id: after.responsibleOrganisationId,
        responsible_person_id: after.responsiblePersonId,
        deadline: after.deadline,
        asks_for_work: true,
        completed_at: gapsOf(after).length === 0 ? ctx.clock.now() : null,
      })
      .where('id', '=', id)
      .execute()
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof typeof before]])),
      after: { ...changes, how: input.onBehalf?.how ?? null },
      reason: input.reason ?? null,
      forPersonId: input.onBehalf?.personId ?? null,
      forOrganisationId: input.onBehalf?.organisationId ?? null,
    })
  })

const gapCode = { responsible: 'meetings.ownerMissing', deadline: 'meetings.deadlineMissing' } as const

/** A resolution is in effect from the day its minutes become final. @throws 409 `meetings.notInEffect` */
async function refuseUnfinished(tx: Tx, sessionId: string | null, number: number): Promise<void> {
  if (!sessionId) return
  const minutes = await tx.selectFrom('minutes').select('state').where('session_id', '=', sessionId).executeTakeFirst()
  if (minutes && minutes.state !== 'final') throw conflict('meetings.notInEffect', { number })
}

/**
 * Notifies a complete resolution to its owner, who from now on sees it as a party. An incomplete one is refused by name.
 *
 * From here its execution is a promise: a tree with one leaf in `commitments`, opened in this transaction for `id` with ladder
 * `approve`, owner and deadline as notified (`putInForce`). Nothing about progress is kept in this module.
 *
 * @throws 409 `meetings.alreadyNotified`, `meetings.resolutionOver`, `meetings.notInEffect`, `kernel.stale`; 422 `meetings.notComplete` naming each gap
 */
export const notifyResolution = (ctx: Ctx, id: string, input: NotifyResolution): Promise<void> =>
  runVerb(ctx, 'meetings.notify', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, id, 'resolution')
    await authorizeSecretariat(tx, ctx, policy['meetings.notify'], record.bodyId!, record)
    await touchRecord(tx, record, input.version)
    const row = await lockResolution(tx, id)
    if (row.notification_id) throw conflict('meetings.alreadyNotified', { number: row.number })
    if (await endingOf(tx, id)) throw conflict('meetings.resolutionOver', { number: row.number })
    await refuseUnfinished(tx, row.session_id, row.number)
    const gaps = gapsOf({
      responsibleOrganisationId: row.responsible_organisation_id,
      responsiblePersonId: row.responsible_person_id,
      deadline: row.deadline,
    })
    if (gaps.length > 0)
      throw refuse(
        'meetings.notComplete',
        { number: row.number },
        gaps.map((gap) => ({ path: gap, code: gapCode[gap] })),
      )
    const today = ctx.clock.today()
    const { rules } = await rulesOf(tx, row.body_id, today)
    const notification = await putInForce(tx, ctx, record, row, {
      deadline: row.deadline!,
      objectionUntil: row.asks_for_work ? objectionUntil(today, objectionDaysOf(rules)) : null,
      ...(input.letterNumber ? { letterNumber: input.letterNumber } : {}),
    })
    entry({
      recordId: id,
      provinceId: record.provinceId,
      after: {
        notification,
        organisation: row.responsible_organisation_id,
        person: row.responsible_person_id,
        deadline: row.deadline,
        letter: input.letterNumber ?? null,
      },
    })
  })
