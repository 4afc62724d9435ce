import type { Ctx } from '../../kernel/context.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { toPersianDigits } from '../../kernel/fa/index.ts'
import { attachFiles } from '../../kernel/files/attach.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { insertRecord, linkRecords } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { at, clusterWithin, line, lineOr, openReport, prose, proseOr, refuseBlock } from './diagnosis.entry.ts'
import { diagnosisPolicy } from './diagnosis.policy.ts'
import { pointProblems, unwritten, whyNotDiscarded, whyNotOpened, whyNotWritten } from './diagnosis.rules.ts'
import type { PointsBody } from './diagnosis.schema.ts'
import { sectionOf } from './diagnosis.sections.ts'
import { allEditionsOf, living } from './diagnosis.standing.ts'
import {
  copyContent,
  everyPointId,
  insertReport,
  insertStep,
  listSections,
  putSection,
  replacePoints,
} from './diagnosis.store.ts'

/**
 * Opens the first edition of a cluster's diagnostic study, or the next: a copy of the last that takes its place, with the reason.
 *
 * @throws 404; 409 `draftExists`, `underJudgement`, `remarksUnanswered`; 422 `reasonNeeded`
 */
export const openEdition = (ctx: Ctx, clusterId: string, input: { reason?: string | undefined }) =>
  runVerb(ctx, 'diagnosis.openEdition', async (tx, entry): Promise<{ id: string }> => {
    const cluster = await clusterWithin(tx, ctx, clusterId)
    authorize(diagnosisPolicy['diagnosis.write'], ctx.actor, cluster, null)
    const all = await allEditionsOf(tx, clusterId)
    const last = living(all).at(-1) ?? null
    refuseBlock(whyNotOpened(last))
    const reason = lineOr(input.reason)
    if (last && !reason) throw at('reason', 'diagnosis.reasonNeeded')
    // the number of a discarded draft is not given again
    const n = (all.at(-1)?.n ?? 0) + 1
    const now = ctx.clock.now()
    const by = ctx.actor.personId || null
    const id = await insertRecord(tx, now, {
      kind: 'diagnosticReport',
      title: `گزارش شناختی ${cluster.title}، ویرایش ${toPersianDigits(String(n))}`,
      provinceId: cluster.provinceId,
      clusterId,
      organisationId: cluster.organisationId,
    })
    await insertReport(tx, {
      id,
      cluster_id: clusterId,
      n,
      based_on: last?.row.id ?? null,
      reason,
      points_version: 0,
      opened_by: by,
      opened_at: now,
    })
    if (last) {
      await copyContent(tx, last.row.id, id, by, now)
      await linkRecords(tx, now, id, last.row.id, 'follows')
    }
    entry({
      recordId: id,
      provinceId: cluster.provinceId,
      after: { edition: String(n), basedOn: last?.row.id ?? null },
      reason,
    })
    return { id }
  })

/**
 * Writes one section of a draft, with its file. Two people may write two sections at once: each section has its own version.
 *
 * @throws 404 for a section that there is not; 409 `frozen`, `kernel.stale`; 422 `kernel.fileNotYours`
 */
export const writeSection = (
  ctx: Ctx,
  reportId: string,
  code: string,
  input: { version: number; text: string; fileId?: string | null | undefined },
) =>
  runVerb(ctx, 'diagnosis.writeSection', async (tx, entry): Promise<{ version: number }> => {
    const { record, edition } = await openReport(tx, ctx, reportId, 'diagnosis.write', null)
    const kind = sectionOf(code)
    if (!kind) throw refuse('diagnosis.unknownSection', {}, [{ path: 'section', code: 'diagnosis.unknownSection' }])
    refuseBlock(whyNotWritten(edition))
    const stood = (await listSections(tx, reportId)).find((row) => row.section === code)
    const body = prose(input.text)
    const fileId = input.fileId === undefined ? (stood?.file_id ?? null) : input.fileId
    // what hangs there already, also where an edition brought it along, is not attached twice
    if (fileId && fileId !== stood?.file_id)
      await attachFiles(tx, ctx.clock.now(), ctx.actor, [fileId], reportId, 'fileId')
    const version = await putSection(tx, {
      report_id: reportId,
      section: code,
      body,
      file_id: fileId,
      version: input.version,
      written_by: ctx.actor.personId || null,
      written_at: ctx.clock.now(),
    })
    if (version === null) throw conflict('kernel.stale', { yours: input.version, now: stood?.version ?? 0 })
    entry({
      recordId: reportId,
      provinceId: record.provinceId,
      before: stood ? { letters: stood.body.length, file: stood.file_id } : null,
      after: { edition: String(edition.n), section: kind.fa, sectionEn: kind.en, letters: body.length, file: fileId },
    })
    return { version }
  })

/**
 * Writes the four lists of SWOT and the pressure points of a draft, whole, in their order. An entry keeps its identity by its id.
 *
 * @throws 409 `frozen`, `kernel.stale`; 422 `pointTwice`, `pointElsewhere`, `onlyPressure`, `fromUnknown`
 */
export const writePoints = (ctx: Ctx, reportId: string, input: PointsBody) =>
  runVerb(ctx, 'diagnosis.writePoints', async (tx, entry): Promise<{ version: number }> => {
    const { record, edition } = await openReport(tx, ctx, reportId, 'diagnosis.write', null)
    refuseBlock(whyNotWritten(edition))
    const fields = pointProblems(input.points.map((one) => ({ ...one, body: line(one.text) })))
    if (fields[0]) throw refuse(fields[0].code, fields[0].details, fields)
    const known = await everyPointId(tx, edition.row.cluster_id)
    const foreign = input.points.findIndex(
      ({ id }, place) => id && (!known.has(id) || input.points.findIndex((one) => one.id === id) < place),
    )
    if (foreign >= 0) throw at(`points.${foreign}.id`, 'diagnosis.pointElsewhere')
    const idOf = new Map(input.points.map((one) => [one.key, one.id ?? newId()]))
    const placed = new Map<string, number>()
    const rows = input.points.map((one) => {
      const position = (placed.get(one.kind) ?? 0) + 1
      placed.set(one.kind, position)
      return {
        report_id: reportId,
        point_id: idOf.get(one.key)!,
        kind: one.kind,
        position,
        body: line(one.text),
        weight: one.weight,
        evidence: proseOr(one.evidence),
        led_by: [...new Set(one.from.map((key) => idOf.get(key)!))],
      }
    })
    if (!(await replacePoints(tx, reportId, input.version, rows)))
      throw conflict('kernel.stale', { yours: input.version, now: edition.row.points_version })
    const count = (kind: string) => String(placed.get(kind) ?? 0)
    entry({
      recordId: reportId,
      provinceId: record.provinceId,
      after: {
        edition: String(edition.n),
        count: String(rows.length - (placed.get('pressure') ?? 0)),
        pressurePoints: count('pressure'),
      },
    })
    return { version: input.version + 1 }
  })

/** Hands a draft to the supervisor; from then on it does not change. @throws 409 `frozen`, `kernel.stale`; 422 `incomplete` with each empty section */
export const submitReport = (ctx: Ctx, reportId: string, input: { version: number }) =>
  runVerb(ctx, 'diagnosis.submit', async (tx, entry): Promise<{ version: number }> => {
    const { record, edition, version } = await openReport(tx, ctx, reportId, 'diagnosis.submit', input.version)
    refuseBlock(whyNotWritten(edition))
    const sections = await listSections(tx, reportId)
    const fields = unwritten(new Map(sections.map((row) => [row.section, row.body])))
    if (fields.length > 0) throw refuse('diagnosis.incomplete', { count: fields.length }, fields)
    await insertStep(tx, {
      report_id: reportId,
      step: 'submit',
      decision_id: null,
      dated: null,
      note: null,
      made_by: ctx.actor.personId || null,
      made_at: ctx.clock.now(),
    })
    entry({ recordId: reportId, provinceId: record.provinceId, after: { edition: String(edition.n) } })
    return { version }
  })

/**
 * Discards a draft, with the reason. It is kept to be read; the edition before it is the last again, and its number is not given again.
 *
 * @throws 409 `handedIn`, `discarded`, `kernel.stale`
 */
export const discardDraft = (ctx: Ctx, reportId: string, input: { version: number; reason: string }) =>
  runVerb(ctx, 'diagnosis.discard', async (tx, entry): Promise<{ version: number }> => {
    const { record, edition, version } = await openReport(tx, ctx, reportId, 'diagnosis.discard', input.version)
    refuseBlock(whyNotDiscarded(edition))
    const reason = line(input.reason)
    await insertStep(tx, {
      report_id: reportId,
      step: 'discard',
      decision_id: null,
      dated: null,
      note: reason,
      made_by: ctx.actor.personId || null,
      made_at: ctx.clock.now(),
    })
    entry({ recordId: reportId, provinceId: record.provinceId, after: { edition: String(edition.n) }, reason })
    return { version }
  })
