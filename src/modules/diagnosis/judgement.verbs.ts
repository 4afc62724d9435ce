import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, notFound, refuse } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { linkRecords } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { findDecided } from '../meetings/index.ts'
import { at, lineOr, openReport, prose, proseOr, refuseBlock } from './diagnosis.entry.ts'
import type { diagnosisPolicy } from './diagnosis.policy.ts'
import {
  type AnswerHow,
  type Step,
  whyNotAccepted,
  whyNotAnswered,
  whyNotApproved,
  whyNotGivenBack,
  whyNotRemarked,
} from './diagnosis.rules.ts'
import type { ApproveBody } from './diagnosis.schema.ts'
import { placeOf } from './diagnosis.sections.ts'
import { remarksOf } from './diagnosis.standing.ts'
import { findRemark, insertRemark, insertStep } from './diagnosis.store.ts'
import type { DiagnosticStepsTable } from './diagnosis.tables.ts'

const made = (ctx: Ctx) => ({ made_by: ctx.actor.personId || null, made_at: ctx.clock.now() })

/** Nobody typed it for another. */
const ownWord = { for_person_id: null, reached_by: null, dated: null }

const addStep = (
  tx: Tx,
  ctx: Ctx,
  reportId: string,
  step: Step,
  more: Partial<Pick<DiagnosticStepsTable, 'decision_id' | 'dated' | 'note'>> = {},
) => insertStep(tx, { report_id: reportId, step, decision_id: null, dated: null, note: null, ...made(ctx), ...more })

/** Writes the supervisor's remark on a section or the lists of a submitted edition. @throws 409 `notSubmitted`, `judged`; 422 `unknownSection` */
export const remark = (ctx: Ctx, reportId: string, input: { section: string; text: string }) =>
  runVerb(ctx, 'diagnosis.remark', async (tx, entry): Promise<{ id: string }> => {
    const { record, edition } = await openReport(tx, ctx, reportId, 'diagnosis.judge', null)
    const place = placeOf(input.section)
    if (!place) throw at('section', 'diagnosis.unknownSection')
    refuseBlock(whyNotRemarked(edition))
    const id = newId()
    const text = prose(input.text)
    await insertRemark(tx, {
      id,
      report_id: reportId,
      section: place.code,
      to_remark: null,
      how: null,
      body: text,
      ...ownWord,
      ...made(ctx),
    })
    entry({
      recordId: reportId,
      provinceId: record.provinceId,
      after: { edition: String(edition.n), remark: id, section: place.fa, sectionEn: place.en, text },
    })
    return { id }
  })

/** The remark with its edition, open for what is said to it. */
async function openRemark(tx: Tx, ctx: Ctx, remarkId: string, permission: keyof typeof diagnosisPolicy) {
  const row = await findRemark(tx, remarkId)
  if (!row) throw notFound()
  const open = await openReport(tx, ctx, row.report_id, permission, null)
  const { state } = remarksOf(open.edition.said).find((one) => one.row.id === remarkId)!
  const say = (how: AnswerHow, text: string | null) =>
    insertRemark(tx, {
      id: newId(),
      report_id: row.report_id,
      section: row.section,
      to_remark: remarkId,
      how,
      body: text,
      ...ownWord,
      ...made(ctx),
    })
  return { ...open, row, state, say, place: placeOf(row.section) ?? { fa: row.section, en: row.section } }
}

/**
 * Answers a remark of an edition that was given back, or promises it for the next edition. Said again, the later stands.
 *
 * @throws 404; 409 `notGivenBack`, `judged`, `superseded`, `remarkWithdrawn`; 422 `answerNeeded`
 */
export const answerRemark = (
  ctx: Ctx,
  remarkId: string,
  input: { how: 'answered' | 'taken'; text?: string | undefined },
) =>
  runVerb(ctx, 'diagnosis.answer', async (tx, entry): Promise<{ id: string }> => {
    const { record, edition, row, state, say, place } = await openRemark(tx, ctx, remarkId, 'diagnosis.answer')
    refuseBlock(whyNotAnswered(edition, state))
    const text = proseOr(input.text)
    if (input.how === 'answered' && !text) throw at('text', 'diagnosis.answerNeeded')
    await say(input.how, text)
    const said =
      input.how === 'taken'
        ? { howFa: 'در ویرایش بعدی می‌آید', howEn: 'to come in the next edition' }
        : { howFa: 'پاسخ داده شد', howEn: 'answered' }
    entry({
      recordId: row.report_id,
      provinceId: record.provinceId,
      after: { edition: String(edition.n), remark: remarkId, section: place.fa, sectionEn: place.en, ...said, text },
    })
    return { id: remarkId }
  })

/** Takes a remark back, with the reason, while the edition is under judgement or given back; both rows stay. @throws 409 `judged`, `remarkWithdrawn` */
export const withdrawRemark = (ctx: Ctx, remarkId: string, input: { reason: string }) =>
  runVerb(ctx, 'diagnosis.withdrawRemark', async (tx, entry): Promise<{ id: string }> => {
    const { record, edition, row, state, say, place } = await openRemark(tx, ctx, remarkId, 'diagnosis.judge')
    if (state === 'withdrawn') throw conflict('diagnosis.remarkWithdrawn')
    if (edition.state !== 'submitted') refuseBlock(whyNotAnswered(edition, state))
    const reason = prose(input.reason)
    await say('withdrawn', reason)
    entry({
      recordId: row.report_id,
      provinceId: record.provinceId,
      after: { edition: String(edition.n), remark: remarkId, section: place.fa, sectionEn: place.en },
      reason,
    })
    return { id: remarkId }
  })

/** Gives an edition back to the agent's team with the remarks on it. @throws 409 `noRemark`, `notSubmitted`, `judged`, `kernel.stale` */
export const giveBack = (ctx: Ctx, reportId: string, input: { version: number; note?: string | undefined }) =>
  runVerb(ctx, 'diagnosis.giveBack', async (tx, entry): Promise<{ version: number }> => {
    const { record, edition, version } = await openReport(tx, ctx, reportId, 'diagnosis.judge', input.version)
    refuseBlock(whyNotGivenBack(edition))
    const note = lineOr(input.note)
    await addStep(tx, ctx, reportId, 'giveBack', { note })
    const count = edition.remarks.filter((state) => state === 'open').length
    entry({
      recordId: reportId,
      provinceId: record.provinceId,
      after: { edition: String(edition.n), count: String(count) },
      reason: note,
    })
    return { version }
  })

/** Accepts an edition whose remarks are settled (by-law 6.3). @throws 409 `remarksOpen`, `remarksTaken`, `superseded`, `judged`, `kernel.stale` */
export const acceptReport = (ctx: Ctx, reportId: string, input: { version: number }) =>
  runVerb(ctx, 'diagnosis.accept', async (tx, entry): Promise<{ version: number }> => {
    const { record, edition, version } = await openReport(tx, ctx, reportId, 'diagnosis.judge', input.version)
    refuseBlock(whyNotAccepted(edition))
    await addStep(tx, ctx, reportId, 'accept')
    entry({ recordId: reportId, provinceId: record.provinceId, after: { edition: String(edition.n) } })
    return { version }
  })

/**
 * Records that the steering council approved an accepted edition: by a resolution of a session that was held, or, where none is recorded,
 * on a day that is known.
 *
 * @throws 409 `notAccepted`, `approvedAlready`, `kernel.stale`; 422 `noSuchResolution`, `decisionWrongBody`, `decisionNoSession`,
 *   `dayNeeded`, `futureDay`
 */
export const approveReport = (ctx: Ctx, reportId: string, input: ApproveBody) =>
  runVerb(ctx, 'diagnosis.approve', async (tx, entry): Promise<{ version: number }> => {
    const { record, edition, version } = await openReport(tx, ctx, reportId, 'diagnosis.approve', input.version)
    refuseBlock(whyNotApproved(edition))
    const decided = input.decisionId ? await councilDecision(tx, ctx, input.decisionId, record.clusterId!) : null
    const day = decided ? decided.decidedOn : input.approvedOn
    if (!decided && !day) throw at('approvedOn', 'diagnosis.dayNeeded')
    if (day && day > ctx.clock.today()) throw at('approvedOn', 'diagnosis.futureDay', { day })
    if (decided) await linkRecords(tx, ctx.clock.now(), decided.id, reportId, 'decides')
    const note = lineOr(input.note)
    await addStep(tx, ctx, reportId, 'approve', { decision_id: decided?.id ?? null, dated: day ?? null, note })
    entry({
      recordId: reportId,
      provinceId: record.provinceId,
      after: { edition: String(edition.n), decision: decided?.id ?? null, day: day ?? null },
      reason: note,
    })
    return { version }
  })

/** The resolution, in sight, of this cluster's council, of a session that was held. */
async function councilDecision(tx: Tx, ctx: Ctx, id: string, clusterId: string) {
  const decided = await findDecided(tx, ctx.actor, id)
  if (!decided) throw at('decisionId', 'diagnosis.noSuchResolution')
  const { body, session } = decided
  if (body.kind !== 'steering_council' || body.clusterId !== clusterId)
    throw at('decisionId', 'diagnosis.decisionWrongBody', { given: body.title })
  if (!session || session.state === 'planned') throw at('decisionId', 'diagnosis.decisionNoSession', {}, refuse)
  return decided
}
