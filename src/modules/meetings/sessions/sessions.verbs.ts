import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, refuse, violatedConstraint } from '../../../kernel/errors.ts'
import { faDigits, ordinal } from '../../../kernel/fa/index.ts'
import { attachFiles } from '../../../kernel/files/attach.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize, type Rule } from '../../../kernel/policy.ts'
import {
  findRecord,
  getRecord,
  insertRecord,
  markProvenance,
  type RecordRow,
  touchRecord,
} from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { rulesOf, secretariesOf } from '../bodies/bodies.store.ts'
import type { BodyKind } from '../meetings.kinds.ts'
import { policy, type SecretariatFacts } from '../meetings.policy.ts'
import { seriesOf, sessionTitle } from '../meetings.rules.ts'
import { raiseSeries, takeNextNumber } from '../meetings.store.ts'
import type { SessionKind, SessionState } from '../meetings.tables.ts'
import type { AddAgendaItem, CallSession, EnterHistoricSession, HoldSession } from './sessions.schema.ts'

const say = { ordinal: (number: number) => ordinal(number), digits: (number: number) => faDigits(String(number)) }

/** Checks that the actor is of the body's secretariat (the office, or whoever sits as its secretary today). */
export async function authorizeSecretariat(
  tx: Tx,
  ctx: Ctx,
  rule: Rule<SecretariatFacts>,
  bodyId: string,
  where: RecordRow,
): Promise<void> {
  const secretaryIds = await secretariesOf(tx, bodyId, ctx.clock.today())
  authorize(rule, ctx.actor, where, { where, secretaryIds })
}

interface NewSession {
  series: string
  /** Null: the next of the series. */
  number: number | null
  state: SessionState
  kind?: SessionKind
  heldOn?: string
  startsAt?: string
  endsAt?: string
  place?: string
  chairPersonId?: string
  agenda?: AddAgendaItem[]
}

/** Refuses agenda lines about records that the actor does not see. */
async function checkAgenda(tx: Tx, ctx: Ctx, agenda: readonly AddAgendaItem[]): Promise<void> {
  for (const [index, item] of agenda.entries())
    if (item.recordId && !(await findRecord(tx, ctx.actor, item.recordId)))
      throw refuse('meetings.noSuchRecord', {}, [{ path: `agenda.${index}.recordId`, code: 'meetings.noSuchRecord' }])
}

async function insertSession(tx: Tx, ctx: Ctx, body: RecordRow, rules: BodyKind, session: NewSession) {
  const agenda = session.agenda ?? []
  await checkAgenda(tx, ctx, agenda)
  if (session.chairPersonId && !(await findRecord(tx, ctx.actor, session.chairPersonId, 'person')))
    throw refuse('meetings.noSuchPerson', {}, [{ path: 'chairPersonId', code: 'meetings.noSuchPerson' }])
  const number = session.number ?? (await takeNextNumber(tx, body.id, session.series))
  const id = newId()
  const title = sessionTitle(
    { number, series: session.series, bodyTitle: body.title, pattern: rules.numbering.pattern_fa },
    say,
  )
  const { provinceId, clusterId, organisationId } = body
  await insertRecord(tx, ctx.clock.now(), {
    id,
    kind: 'session',
    title,
    provinceId,
    clusterId,
    organisationId,
    bodyId: body.id,
    audience: body.audience,
  })
  try {
    await tx
      .insertInto('sessions')
      .values({
        id,
        body_id: body.id,
        series: session.series,
        number,
        kind: session.kind ?? 'ordinary',
        state: session.state,
        held_on: session.heldOn ?? null,
        starts_at: session.startsAt ?? null,
        ends_at: session.endsAt ?? null,
        place: session.place ?? null,
        chair_person_id: session.chairPersonId ?? null,
        held_entered_at: session.state === 'planned' ? null : ctx.clock.now(),
      })
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'sessions_number')
      throw conflict('meetings.numberUsed', { number, body: body.title }, [
        { path: 'number', code: 'meetings.numberUsed', details: { number, body: body.title } },
      ])
    throw error
  }
  if (session.number !== null) await raiseSeries(tx, body.id, session.series, number)
  if (agenda.length > 0)
    await tx
      .insertInto('agenda_items')
      .values(
        agenda.map((item, index) => ({
          id: newId(),
          session_id: id,
          position: index + 1,
          title: item.title,
          record_id: item.recordId ?? null,
        })),
      )
      .execute()
  return { id, number, title }
}

async function seriesFor(
  rules: BodyKind,
  when: { heldOn?: string | null; year?: number | null },
  path: string,
): Promise<string> {
  const series = seriesOf(rules.numbering, when)
  if (!series) throw refuse('meetings.yearMissing', {}, [{ path, code: 'meetings.yearMissing' }])
  return series
}

/**
 * Calls the next session of the body; its number comes from the body's series. The day may still be open.
 *
 * @throws 422 `meetings.calledIntoThePast`, `meetings.yearMissing`, `meetings.noSuchRecord`
 */
export const callSession = (ctx: Ctx, bodyId: string, input: CallSession): Promise<{ id: string; number: number }> =>
  runVerb(ctx, 'meetings.call', async (tx, entry) => {
    const body = await getRecord(tx, ctx.actor, bodyId, 'body')
    await authorizeSecretariat(tx, ctx, policy['meetings.call'], bodyId, body)
    const today = ctx.clock.today()
    if (input.heldOn && input.heldOn < today)
      throw refuse('meetings.calledIntoThePast', { day: input.heldOn }, [
        { path: 'heldOn', code: 'meetings.calledIntoThePast', details: { day: input.heldOn } },
      ])
    const { rules } = await rulesOf(tx, bodyId, input.heldOn ?? today)
    const series = await seriesFor(rules, { heldOn: input.heldOn ?? null }, 'heldOn')
    const { id, number, title } = await insertSession(tx, ctx, body, rules, {
      ...input,
      series,
      number: null,
      state: 'planned',
    })
    entry({ recordId: id, provinceId: body.provinceId, after: { ...input, number, title } })
    return { id, number }
  })

/**
 * Enters a session held before the product, with what its paper says and no more; marked as taken over, with its source.
 *
 * @throws 409 `meetings.numberUsed` naming the number; 422 `meetings.notYetHeld`, `meetings.yearMissing`
 */
export const enterHistoricSession = (
  ctx: Ctx,
  bodyId: string,
  input: EnterHistoricSession,
): Promise<{ id: string; number: number }> =>
  runVerb(ctx, 'meetings.enterHistory', async (tx, entry) => {
    const body = await getRecord(tx, ctx.actor, bodyId, 'body')
    await authorizeSecretariat(tx, ctx, policy['meetings.history'], bodyId, body)
    const today = ctx.clock.today()
    if (input.heldOn && input.heldOn > today)
      throw refuse('meetings.notYetHeld', { day: input.heldOn }, [
        { path: 'heldOn', code: 'meetings.notYetHeld', details: { day: input.heldOn } },
      ])
    const { rules } = await rulesOf(tx, bodyId, input.heldOn ?? today)
    const series = await seriesFor(rules, { heldOn: input.heldOn ?? null, year: input.year ?? null }, 'year')
    const { source, fileIds = [], ...said } = input
    const { id, number, title } = await insertSession(tx, ctx, body, rules, { ...said, series, state: 'history' })
    await markProvenance(tx, id, [{ mark: 'takenOver' }, source])
    await attachFiles(tx, ctx.clock.now(), ctx.actor, fileIds, id)
    entry({ recordId: id, provinceId: body.provinceId, after: { ...said, source, papers: fileIds.length, title } })
    return { id, number }
  })

/**
 * Says that a planned session was held, on which day, where and under whose chair.
 *
 * @throws 409 `meetings.notPlanned`; 422 `meetings.notYetHeld`
 */
export const holdSession = (ctx: Ctx, sessionId: string, input: HoldSession): Promise<void> =>
  runVerb(ctx, 'meetings.hold', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, sessionId, 'session')
    await authorizeSecretariat(tx, ctx, policy['meetings.call'], record.bodyId!, record)
    await touchRecord(tx, record, null)
    const session = await tx.selectFrom('sessions').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow()
    if (session.state === 'cancelled')
      throw conflict('meetings.calledOff', { title: record.title, reason: session.cancelled_reason })
    if (session.state !== 'planned') throw conflict('meetings.notPlanned', { title: record.title })
    if (input.heldOn > ctx.clock.today())
      throw refuse('meetings.notYetHeld', { day: input.heldOn }, [
        { path: 'heldOn', code: 'meetings.notYetHeld', details: { day: input.heldOn } },
      ])
    if (input.chairPersonId && !(await findRecord(tx, ctx.actor, input.chairPersonId, 'person')))
      throw refuse('meetings.noSuchPerson', {}, [{ path: 'chairPersonId', code: 'meetings.noSuchPerson' }])
    const after = {
      state: 'held' as const,
      held_on: input.heldOn,
      starts_at: input.startsAt ?? session.starts_at,
      place: input.place ?? session.place,
      chair_person_id: input.chairPersonId ?? session.chair_person_id,
      held_entered_at: ctx.clock.now(),
    }
    await tx.updateTable('sessions').set(after).where('id', '=', sessionId).execute()
    entry({
      recordId: sessionId,
      provinceId: record.provinceId,
      before: { state: session.state, heldOn: session.held_on, place: session.place },
      after: { state: 'held', ...input },
    })
  })
