import type { Ctx } from '../../kernel/context.ts'
import { conflict } from '../../kernel/errors.ts'
import { authorize } from '../../kernel/policy.ts'
import { findRecord, getRecord, linkRecords } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { reopened } from './answering.ts'
import { hold, line, openLetter, otherLetter, refuseAt } from './letters.entry.ts'
import { lettersPolicy } from './letters.policy.ts'
import { whyNotAnswer } from './letters.rules.ts'
import type { Attach, LayBefore, MarkAnswered, WithReason } from './letters.schema.ts'
import { changeLetter, type LetterRow, placeAtBody, untie } from './letters.store.ts'

/** Only what came in is answered or filed, and once. */
function refuseSettled(letter: LetterRow): void {
  if (letter.direction !== 'incoming') throw conflict('letters.notIncoming', { number: letter.number })
  if (letter.settled) throw conflict('letters.settledAlready', { number: letter.number })
}

/**
 * Lays an incoming letter before a body whose decision it asks for, or takes it back from there (null). Sessions of the body are offered it
 * for their agendas until it is settled, and whoever sees the body sees it.
 *
 * @throws 404, 403; 409 `kernel.stale`, `letters.notIncoming`, `letters.settledAlready`; 422 `letters.noSuchBody`
 */
export const layBefore = (ctx: Ctx, id: string, input: LayBefore): Promise<void> =>
  runVerb(ctx, 'letters.layBefore', async (tx, entry) => {
    const { record, letter } = await openLetter(tx, ctx, id, lettersPolicy['letters.lay'], input.version)
    refuseSettled(letter)
    if (letter.body_id === input.bodyId) return entry(null)
    const body = input.bodyId === null ? null : await findRecord(tx, ctx.actor, input.bodyId, 'body')
    if (input.bodyId !== null && !body) throw refuseAt('bodyId', 'letters.noSuchBody')
    await changeLetter(tx, id, { body_id: input.bodyId })
    await placeAtBody(tx, id, input.bodyId)
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { bodyId: letter.body_id },
      after: { bodyId: input.bodyId, number: letter.number, title: body?.title ?? '' },
    })
  })

/** Ties a letter to a record that it is about (`cites`) or that it answers. @throws 404, 403; 422 `letters.noSuchRecord`, `letters.useAnswers` */
export const attachLetter = (ctx: Ctx, id: string, input: Attach): Promise<void> =>
  runVerb(ctx, 'letters.attach', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, id, 'letter')
    authorize(lettersPolicy['letters.attach'], ctx.actor, record, null)
    const to = await findRecord(tx, ctx.actor, input.recordId)
    if (!to || to.id === id) throw refuseAt('recordId', 'letters.noSuchRecord')
    const kind = input.kind ?? 'cites'
    // which letter it answers is more than a link: it settles that one
    if (to.kind === 'letter' && kind === 'answers') throw refuseAt('recordId', 'letters.useAnswers')
    await linkRecords(tx, ctx.clock.now(), id, to.id, kind)
    entry({ recordId: id, provinceId: record.provinceId, after: { recordId: to.id, title: to.title, kind } })
  })

/** Unties it. @throws 404, 403; 422 `letters.noSuchRecord` where they are not tied */
export const detachLetter = (ctx: Ctx, id: string, input: Attach): Promise<void> =>
  runVerb(ctx, 'letters.detach', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, id, 'letter')
    authorize(lettersPolicy['letters.attach'], ctx.actor, record, null)
    const to = await findRecord(tx, ctx.actor, input.recordId)
    const kind = input.kind ?? 'cites'
    if (!to || to.kind === 'letter' || !(await untie(tx, id, to.id, kind)))
      throw refuseAt('recordId', 'letters.noSuchRecord')
    entry({ recordId: id, provinceId: record.provinceId, before: { recordId: to.id, title: to.title, kind } })
  })

/**
 * Says which registered letter of ours answered an incoming one.
 *
 * @throws 404, 403; 409 `kernel.stale`, `letters.notIncoming`, `letters.settledAlready`;
 *   422 `letters.noSuchLetter`, `sameDirection`, `answerOlder`, `answersOther` at `answerId`
 */
export const markAnswered = (ctx: Ctx, id: string, input: MarkAnswered): Promise<void> =>
  runVerb(ctx, 'letters.markAnswered', async (tx, entry) => {
    const { record, letter } = await openLetter(tx, ctx, id, lettersPolicy['letters.settle'], input.version)
    refuseSettled(letter)
    const answer = await otherLetter(tx, ctx, input.answerId, 'answerId')
    hold(whyNotAnswer(answer, letter, 'answerId'))
    if (answer.answers_id !== null && answer.answers_id !== id)
      throw refuseAt('answerId', 'letters.answersOther', { number: answer.number })
    const at = ctx.clock.now()
    await changeLetter(tx, answer.id, { answers_id: id })
    await linkRecords(tx, at, answer.id, id, 'answers')
    await changeLetter(tx, id, { settled: 'answered', answered_by: answer.id, settled_at: at })
    entry({
      recordId: id,
      provinceId: record.provinceId,
      after: { number: letter.number, answer: answer.id, answerNumber: answer.number },
    })
  })

/** Files an incoming letter without an answer, with the reason. @throws as `markAnswered` */
export const fileLetter = (ctx: Ctx, id: string, input: WithReason): Promise<void> =>
  runVerb(ctx, 'letters.file', async (tx, entry) => {
    const { record, letter } = await openLetter(tx, ctx, id, lettersPolicy['letters.settle'], input.version)
    refuseSettled(letter)
    const reason = line(input.reason)
    await changeLetter(tx, id, { settled: 'filed', filed_reason: reason, settled_at: ctx.clock.now() })
    entry({ recordId: id, provinceId: record.provinceId, after: { number: letter.number }, reason })
  })

/** Opens a filed letter again: it waits where it waited. @throws 404, 403; 409 `kernel.stale`, `letters.notFiled` */
export const reopenLetter = (ctx: Ctx, id: string, input: WithReason): Promise<void> =>
  runVerb(ctx, 'letters.reopen', async (tx, entry) => {
    const { record, letter } = await openLetter(tx, ctx, id, lettersPolicy['letters.settle'], input.version)
    if (letter.settled !== 'filed') throw conflict('letters.notFiled', { number: letter.number })
    await changeLetter(tx, id, reopened(ctx))
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { settled: 'filed', reason: letter.filed_reason },
      after: { number: letter.number },
      reason: line(input.reason),
    })
  })
