import { timeInTehran } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { conflict, forbidden, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { namesOf } from '../../../kernel/names.ts'
import { addParty, getRecord, insertRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { writeMessage } from '../../messages/index.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import { mayFor, policy, selves } from '../meetings.policy.ts'
import { asksForWork, holdsOn, shorten } from '../meetings.rules.ts'
import { isCategory } from '../resolutions/categories.ts'
import { checkResponsible, minuteResolution } from '../resolutions/resolutions.verbs.ts'
import { authorizeSecretariat } from '../sessions/sessions.verbs.ts'
import { countWritten } from './written.rules.ts'
import type { AnswerWritten, ProposeWritten } from './written.schema.ts'
import { answersOf, countingFacts, lockWritten } from './written.store.ts'

const atField = (path: string, code: string, details = {}) => refuse(code, details, [{ path, code, details }])

/** What stands wrong in a proposal before anybody is asked. */
async function checkProposal(tx: Tx, ctx: Ctx, input: ProposeWritten): Promise<void> {
  const today = ctx.clock.today()
  if (input.due < today) throw atField('due', 'meetings.duePast', { day: input.due })
  if (input.category && !isCategory(input.category))
    throw atField('category', 'meetings.unknownCategory', { given: input.category })
  // what takes effect by the decision itself (a gate, a plan, a noting) is applied with final minutes
  if (input.category && !asksForWork(input.category)) throw atField('category', 'meetings.notInWriting')
  if (input.deadline && input.deadline < input.due)
    throw atField('deadline', 'meetings.deadlineBeforeAnswers', { deadline: input.deadline, due: input.due })
  await checkResponsible(tx, ctx, input)
}

/**
 * Puts a decision to the body in writing: to whoever sits in its voting seats today. They see it from now on and are told of it.
 *
 * @throws 404, 403; 409 `meetings.nobodyVotes`, `tooFewSit` with the clause; 422 `meetings.duePast`, `notInWriting`, `unknownCategory`, `deadlineBeforeAnswers`, `noSuchPerson`,
 *   `noSuchOrganisation`
 */
export const proposeWritten = (ctx: Ctx, bodyId: string, input: ProposeWritten): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.proposeWritten', async (tx, entry) => {
    const body = await getRecord(tx, ctx.actor, bodyId, 'body')
    await authorizeSecretariat(tx, ctx, policy['meetings.call'], bodyId, body)
    await checkProposal(tx, ctx, input)
    const today = ctx.clock.today()
    const { rules, seats, terms } = await countingFacts(tx, bodyId, today)
    const asked = seats
      .filter((seat) => seat.voting)
      .flatMap((seat) => {
        const member = terms.find((term) => term.seatId === seat.id && !term.substitute && holdsOn(term, today))
        return member ? [{ seatId: seat.id, personId: member.personId }] : []
      })
    if (asked.length === 0) throw conflict('meetings.nobodyVotes', { title: body.title })
    // who is appointed later is not asked: with too few nothing could ever be carried
    const { needed, missing } = countWritten(
      rules,
      seats,
      terms,
      asked.map((one) => ({ ...one, answer: 'agree' as const })),
      today,
    )
    if (asked.length < needed || missing.length > 0) {
      const details = { clause: rules.quorum.fa, clauseEn: rules.quorum.en, asked: asked.length, needed }
      throw conflict('meetings.tooFewSit', details)
    }
    const at = ctx.clock.now()
    const { provinceId, clusterId, organisationId, audience } = body
    const title = shorten(input.text)
    const place = { provinceId, clusterId, organisationId, bodyId, audience }
    const id = await insertRecord(tx, at, { id: newId(), kind: 'writtenDecision', title, ...place })
    await tx
      .insertInto('written_decisions')
      .values({
        id,
        body_id: bodyId,
        text: input.text,
        category: input.category ?? null,
        responsible_organisation_id: input.responsibleOrganisationId ?? null,
        responsible_person_id: input.responsiblePersonId ?? null,
        deadline: input.deadline ?? null,
        due: input.due,
        proposed_by: ctx.actor.personId || null,
        proposed_at: at,
      })
      .execute()
    await tx
      .insertInto('written_answers')
      .values(asked.map((one) => ({ decision_id: id, seat_id: one.seatId, person_id: one.personId })))
      .execute()
    for (const personId of new Set(asked.map((one) => one.personId))) {
      await addParty(tx, id, { personId, as: 'asked' })
      await writeMessage(tx, ctx, {
        key: `meetings.askedInWriting/${id}/${personId}`,
        kind: 'invitation',
        personId,
        recordId: id,
        name: 'meetings.askedInWriting',
        details: { body: body.title, title, day: input.due },
      })
    }
    entry({ recordId: id, provinceId, after: { ...input, body: bodyId, asked: asked.length } })
    return { id }
  })

/** The decision, seen and locked, still open. */
async function openWritten(tx: Tx, ctx: Ctx, id: string) {
  const record = await getRecord(tx, ctx.actor, id, 'writtenDecision')
  const row = await lockWritten(tx, id)
  if (row.state !== 'open') throw conflict('meetings.writtenClosed', { title: record.title })
  return { record, row }
}

/**
 * Answers a decision in writing: whoever was asked, or the secretariat with how it was said. Until it is closed a later answer takes the
 * place of an earlier one; both stand in the history.
 *
 * @throws 404; 403 `meetings.notAsked`, `notSecretary`; 409 `meetings.writtenClosed`, `writtenOver`; 422 `meetings.howMissing`, `remarkMissing`
 */
export const answerWritten = (ctx: Ctx, id: string, input: AnswerWritten): Promise<void> =>
  runVerb(ctx, 'meetings.answerWritten', async (tx, entry) => {
    const { record, row } = await openWritten(tx, ctx, id)
    const answers = await answersOf(tx, id)
    const own = selves(ctx.actor)
    const answer = input.seatId
      ? answers.find((one) => one.seat_id === input.seatId)
      : answers.find((one) => own.includes(one.person_id))
    if (!answer) throw forbidden('meetings.notAsked')
    const secretaryIds = await secretariesOf(tx, row.body_id, ctx.clock.today())
    const may = mayFor(policy['meetings.answer'], ctx.actor, { where: record, secretaryIds }, answer.person_id)
    if (may !== true) throw forbidden(may)
    if (row.due < ctx.clock.today()) throw conflict('meetings.writtenOver', { due: row.due })
    const mine = own.includes(answer.person_id)
    if (!mine && !input.how) throw atField('how', 'meetings.howMissing')
    if (input.answer === 'remark' && !input.text) throw atField('text', 'meetings.remarkMissing')
    const how = mine ? null : input.how!
    await tx
      .updateTable('written_answers')
      .set({
        answer: input.answer,
        body: input.text ?? null,
        how,
        answered_by: ctx.actor.personId || null,
        answered_at: ctx.clock.now(),
      })
      .where('decision_id', '=', id)
      .where('seat_id', '=', answer.seat_id)
      .execute()
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { answer: answer.answer, text: answer.body },
      after: { seat: answer.seat_id, answer: input.answer, text: input.text ?? null, how },
      forPersonId: mine ? null : answer.person_id,
    })
  })

/**
 * Closes a decision in writing once everybody asked has answered or the last day is over. Under the body's rule it is carried, and becomes a
 * resolution of that day with its votes; or it is not, and says why. Nothing of it changes after.
 *
 * @throws 404, 403; 409 `meetings.writtenClosed`, `meetings.answersOpen` naming who has not answered
 */
export const closeWritten = (
  ctx: Ctx,
  id: string,
): Promise<{ outcome: 'carried' | 'noQuorum' | 'notAgreed'; resolutionId: string | null }> =>
  runVerb(ctx, 'meetings.closeWritten', async (tx, entry) => {
    const { record, row } = await openWritten(tx, ctx, id)
    await authorizeSecretariat(tx, ctx, policy['meetings.call'], row.body_id, record)
    const today = ctx.clock.today()
    const answers = await answersOf(tx, id)
    const silent = answers.filter((one) => one.answer === null)
    if (row.due >= today && silent.length > 0) {
      const nameOf = await namesOf(
        tx,
        silent.map((one) => one.person_id),
      )
      const names = silent.map((one) => nameOf(one.person_id)?.name ?? '—')
      throw conflict('meetings.answersOpen', { due: row.due, names })
    }
    const { rules, seats, terms } = await countingFacts(tx, row.body_id, today)
    const facts = answers.map((one) => ({ seatId: one.seat_id, personId: one.person_id, answer: one.answer }))
    const { outcome, vote } = countWritten(rules, seats, terms, facts, today)
    const at = ctx.clock.now()
    let resolutionId: string | null = null
    if (outcome === 'carried') {
      const made = await minuteResolution(
        { ...ctx, db: tx as unknown as Db },
        {
          bodyId: row.body_id,
          text: row.text,
          decidedOn: today,
          ...(row.category ? { category: row.category } : {}),
          ...(row.responsible_organisation_id ? { responsibleOrganisationId: row.responsible_organisation_id } : {}),
          ...(row.responsible_person_id ? { responsiblePersonId: row.responsible_person_id } : {}),
          ...(row.deadline ? { deadline: row.deadline } : {}),
          // a council decides about its own cluster
          ...(record.clusterId ? { concerns: [record.clusterId] } : {}),
        },
      )
      resolutionId = made.id
      await tx
        .updateTable('resolutions')
        .set({
          decided_at: timeInTehran(at),
          votes_for: vote.for,
          votes_against: vote.against,
          votes_abstaining: vote.abstaining,
        })
        .where('id', '=', made.id)
        .execute()
    }
    await tx
      .updateTable('written_decisions')
      .set({
        state: outcome === 'carried' ? 'carried' : 'notCarried',
        reason: outcome === 'carried' ? null : outcome,
        closed_by: ctx.actor.personId || null,
        closed_at: at,
        resolution_id: resolutionId,
      })
      .where('id', '=', id)
      .execute()
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { state: 'open' },
      after: { outcome, ...vote, resolution: resolutionId },
    })
    return { outcome, resolutionId }
  })

/** Takes a proposal back before it is closed, with the reason; what was answered stays. @throws 409 `meetings.writtenClosed` */
export const withdrawWritten = (ctx: Ctx, id: string, input: { reason: string }): Promise<void> =>
  runVerb(ctx, 'meetings.withdrawWritten', async (tx, entry) => {
    const { record, row } = await openWritten(tx, ctx, id)
    await authorizeSecretariat(tx, ctx, policy['meetings.call'], row.body_id, record)
    await tx
      .updateTable('written_decisions')
      .set({
        state: 'withdrawn',
        reason: input.reason,
        closed_by: ctx.actor.personId || null,
        closed_at: ctx.clock.now(),
      })
      .where('id', '=', id)
      .execute()
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { state: 'open' },
      after: { state: 'withdrawn' },
      reason: input.reason,
    })
  })
