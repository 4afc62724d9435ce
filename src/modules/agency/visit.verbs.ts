import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { formatJalali } from '../../kernel/fa/index.ts'
import { attachFiles } from '../../kernel/files/attach.ts'
import { getRecord, insertRecord, type RecordRow, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { partsOn } from '../clusters/index.ts'
import { clean, notAhead, openRecord, prose } from './agency.entry.ts'
import { contractInForce, findVisit, insertVisit, updateVisit } from './agency.store.ts'
import type { VisitPart } from './agency.tables.ts'
import type { ExcuseVisitBody, PlanVisitBody, ReportVisitBody } from './bodies.schema.ts'
import { periodsOf } from './visits.read.ts'

const titleOf = (day: string, cluster: string) => `بازدید ناظر، ${formatJalali(day, 'dayYear')}، ${cluster}`

/** On whose behalf it is written: the supervisor's, where another types it. */
async function forSupervisor(tx: Tx, ctx: Ctx, clusterId: string, given: string | undefined) {
  const rows = await partsOn(tx, clusterId, ctx.clock.today())
  const supervisor = rows.find((row) => row.part === 'supervisor')?.personId ?? null
  return given ?? (supervisor === ctx.actor.personId ? null : supervisor)
}

async function newVisit(tx: Tx, ctx: Ctx, cluster: RecordRow, day: string): Promise<string> {
  const { provinceId, id: clusterId } = cluster
  return insertRecord(tx, ctx.clock.now(), { kind: 'visit', title: titleOf(day, cluster.title), provinceId, clusterId })
}

/** What a visit has only once it is reported or called off. */
const unreported = {
  held_on: null,
  reported_at: null,
  reported_by: null,
  parts: null,
  judgement: null,
  cancel_reason: null,
}

/** Plans a visit for a day from today on. @throws 422 `agency.plannedInPast` */
export const planVisit = (ctx: Ctx, clusterId: string, input: PlanVisitBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.planVisit', async (tx, entry) => {
    const cluster = await openRecord(tx, ctx, clusterId, 'cluster', 'agency.visit', undefined)
    const { plannedOn } = input
    if (plannedOn < ctx.clock.today()) {
      const details = { day: plannedOn }
      throw refuse('agency.plannedInPast', details, [{ path: 'plannedOn', code: 'agency.plannedInPast', details }])
    }
    const id = await newVisit(tx, ctx, cluster, plannedOn)
    const contract = await contractInForce(tx, clusterId, 'supervisor')
    await insertVisit(tx, {
      ...unreported,
      id,
      cluster_id: clusterId,
      contract_id: contract?.id ?? null,
      state: 'planned',
      planned_on: plannedOn,
      planned_at: ctx.clock.now(),
    })
    entry({
      recordId: id,
      provinceId: cluster.provinceId,
      after: { plannedOn },
      forPersonId: await forSupervisor(tx, ctx, clusterId, input.onBehalf?.personId),
    })
    return { id }
  })

/** What must be written of a visit (by-law 9.2): whom it met and the state of progress. Late work may be none. */
const written: readonly VisitPart[] = ['team', 'stakeholders', 'progress']

async function writeReport(tx: Tx, ctx: Ctx, id: string, cluster: { title: string }, input: ReportVisitBody) {
  notAhead(ctx, 'heldOn', input.heldOn, 'agency.visitInFuture')
  const missing = written.filter((part) => prose(input.parts[part]) === '')
  if (missing.length > 0)
    throw refuse(
      'agency.reportIncomplete',
      {},
      missing.map((part) => ({ path: `parts.${part}`, code: 'kernel.required' })),
    )
  const at = ctx.clock.now()
  await attachFiles(tx, at, ctx.actor, input.fileIds ?? [], id)
  await updateVisit(tx, id, {
    state: 'reported',
    held_on: input.heldOn,
    reported_at: at,
    reported_by: ctx.actor.personId || null,
    on_paper: input.onPaper ?? false,
    parts: JSON.stringify(Object.fromEntries(Object.entries(input.parts).map(([part, text]) => [part, prose(text)]))),
    judgement: input.judgement,
    photos: [...(input.fileIds ?? [])],
  })
  return titleOf(input.heldOn, cluster.title)
}

/**
 * Reports a planned visit, with its own day; it may be typed later from the printed form.
 * @throws 409 `agency.visitReported`, `agency.visitCancelled`; 422 `agency.visitInFuture`, `agency.reportIncomplete`, `kernel.fileNotYours`
 */
export const reportVisit = (ctx: Ctx, visitId: string, input: ReportVisitBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.reportVisit', async (tx, entry) => {
    const record = await openRecord(tx, ctx, visitId, 'visit', 'agency.visit', undefined)
    const visit = await findVisit(tx, visitId)
    if (visit.state !== 'planned')
      throw conflict(visit.state === 'reported' ? 'agency.visitReported' : 'agency.visitCancelled')
    const cluster = await getRecord(tx, ctx.actor, visit.cluster_id, 'cluster')
    const title = await writeReport(tx, ctx, visitId, cluster, input)
    await touchRecord(tx, record, null, title)
    entry({
      recordId: visitId,
      provinceId: record.provinceId,
      before: { plannedOn: visit.planned_on },
      after: reported(input),
      forPersonId: await forSupervisor(tx, ctx, visit.cluster_id, input.onBehalf?.personId),
    })
    return { id: visitId }
  })

const reported = (input: ReportVisitBody) => ({
  heldOn: input.heldOn,
  judgement: input.judgement,
  photos: input.fileIds?.length ?? 0,
  onPaper: input.onPaper ?? false,
})

/** Reports a visit that nobody had planned. @throws 422 as `reportVisit` */
export const reportUnplanned = (ctx: Ctx, clusterId: string, input: ReportVisitBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.reportVisit', async (tx, entry) => {
    const cluster = await openRecord(tx, ctx, clusterId, 'cluster', 'agency.visit', undefined)
    notAhead(ctx, 'heldOn', input.heldOn, 'agency.visitInFuture')
    const id = await newVisit(tx, ctx, cluster, input.heldOn)
    const contract = await contractInForce(tx, clusterId, 'supervisor')
    await insertVisit(tx, {
      ...unreported,
      id,
      cluster_id: clusterId,
      contract_id: contract?.id ?? null,
      state: 'planned',
      planned_on: input.heldOn,
      planned_at: ctx.clock.now(),
    })
    await writeReport(tx, ctx, id, cluster, input)
    await updateVisit(tx, id, { planned_on: null })
    entry({
      recordId: id,
      provinceId: cluster.provinceId,
      after: reported(input),
      forPersonId: await forSupervisor(tx, ctx, clusterId, input.onBehalf?.personId),
    })
    return { id }
  })

/** Cancels a planned visit with its reason; the line stays. @throws 409 `agency.visitReported`, `agency.visitCancelled` */
export const cancelVisit = (ctx: Ctx, visitId: string, input: { reason: string }): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.cancelVisit', async (tx, entry) => {
    const record = await openRecord(tx, ctx, visitId, 'visit', 'agency.visit', undefined)
    const visit = await findVisit(tx, visitId)
    if (visit.state !== 'planned')
      throw conflict(visit.state === 'reported' ? 'agency.visitReported' : 'agency.visitCancelled')
    const reason = clean(input.reason)
    await updateVisit(tx, visitId, { state: 'cancelled', cancel_reason: reason })
    entry({
      recordId: visitId,
      provinceId: record.provinceId,
      before: { plannedOn: visit.planned_on },
      after: { cancelled: true },
      reason,
    })
    return { id: visitId }
  })

/**
 * Writes why no visit was made in a period that passed: a visit called off on its last day, with the reason. A visit that was made is
 * reported instead, however late.
 * @throws 422 `agency.periodNotMissing`: it is held, excused, still lasts or is none
 */
export const excuseVisit = (ctx: Ctx, clusterId: string, input: ExcuseVisitBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.excuseVisit', async (tx, entry) => {
    const cluster = await openRecord(tx, ctx, clusterId, 'cluster', 'agency.excuseVisit', undefined)
    const { periods } = await periodsOf(tx, ctx, clusterId)
    const period = periods.find((one) => one.state === 'missing' && one.from === input.from)
    if (!period) throw refuse('agency.periodNotMissing', {}, [{ path: 'from', code: 'agency.periodNotMissing' }])
    const reason = clean(input.reason)
    const id = await newVisit(tx, ctx, cluster, period.until)
    const contract = await contractInForce(tx, clusterId, 'supervisor')
    await insertVisit(tx, {
      ...unreported,
      id,
      cluster_id: clusterId,
      contract_id: contract?.id ?? null,
      state: 'cancelled',
      planned_on: period.until,
      planned_at: ctx.clock.now(),
      cancel_reason: reason,
    })
    entry({
      recordId: id,
      provinceId: cluster.provinceId,
      after: { from: period.from, until: period.until },
      reason,
    })
    return { id }
  })
