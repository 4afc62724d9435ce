import type { Ctx } from '../../../kernel/context.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { linkRecords } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { STOPPED, stageByCode } from '../clusters.bylaw.ts'
import { clean, openCluster, stageRow } from '../clusters.entry.ts'
import { insertStage } from '../clusters.store.ts'
import { bylawInForce } from './bylaw.read.ts'
import { checkedDecision, gateDecision, standingStages } from './gate.decision.ts'
import type { OpenGateBody, ResumeBody, StopBody } from './gates.schema.ts'

/** The edition as the history keeps it: what was asked then stays readable whatever the by-law says later. */
const editionSaid = ({ edition }: { edition: { id: string | null; fa: string; en: string } }) => ({
  edition: edition.id,
  editionFa: edition.fa,
  editionEn: edition.en,
})

/** Opens the next gate by a resolution of the deciding body. @throws what `gateDecision.check` refuses; 409 `kernel.stale` */
export const openGate = (ctx: Ctx, clusterId: string, stage: string, input: OpenGateBody): Promise<{ stage: string }> =>
  runVerb(ctx, 'clusters.openGate', async (tx, entry) => {
    if (stage === STOPPED) throw refuse('clusters.stopInstead', {}, [{ path: 'stage', code: 'clusters.stopInstead' }])
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.openGate', input.version)
    const checked = await gateDecision.check(tx, ctx, cluster, { stage, decisionId: input.decisionId })
    await gateDecision.apply(tx, ctx, checked)
    const { fa, en, code } = checked.stage
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      after: {
        stage: code,
        stageFa: fa,
        stageEn: en,
        since: checked.since,
        decision: input.decisionId,
        ...editionSaid(checked.bylaw),
      },
    })
    return { stage: code }
  })

/**
 * Stops the work by a resolution of the committee with its cause; the stage before stays in the history (by-law 12.1).
 *
 * @throws 422 `unknownCause` and what `gateDecision.check` refuses; 409 `alreadyStopped`, `kernel.stale`
 */
export const stopCluster = (ctx: Ctx, clusterId: string, input: StopBody): Promise<{ stage: string }> =>
  runVerb(ctx, 'clusters.stop', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.openGate', input.version)
    const bylaw = await bylawInForce(tx, { provinceId: cluster.provinceId, day: ctx.clock.today() })
    const cause = bylaw.stopCauses.find((one) => one.code === input.cause)
    if (!cause) throw refuse('clusters.unknownCause', {}, [{ path: 'cause', code: 'clusters.unknownCause' }])
    const note = input.note ? clean(input.note) : ''
    const checked = await gateDecision.check(tx, ctx, cluster, {
      stage: STOPPED,
      decisionId: input.decisionId,
      said: new Map([['cause_written', { holds: true }]]),
    })
    await gateDecision.apply(tx, ctx, checked, note ? `${cause.fa}: ${note}` : cause.fa)
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      after: {
        cause: cause.code,
        causeFa: cause.fa,
        causeEn: cause.en,
        since: checked.since,
        decision: input.decisionId,
        ...editionSaid(bylaw),
      },
      reason: note || null,
    })
    return { stage: STOPPED }
  })

/**
 * Lifts a stop by a resolution of the body that stops: the cluster stands again where it stood (by-law 12.3), from the session's day on.
 *
 * @throws 409 `notStopped`, `kernel.stale`; 422 what `checkDecision` refuses, `resumedBeforeStop`
 */
export const resumeCluster = (ctx: Ctx, clusterId: string, input: ResumeBody): Promise<{ stage: string | null }> =>
  runVerb(ctx, 'clusters.resume', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.openGate', input.version)
    const reached = await standingStages(tx, ctx, clusterId)
    const stop = reached.get(STOPPED)
    if (!stop) throw conflict('clusters.notStopped')
    const bylaw = await bylawInForce(tx, { provinceId: cluster.provinceId, day: ctx.clock.today() })
    const wanted = bylaw.gateOf(STOPPED).decidingBody
    const stage = stageByCode(STOPPED)!
    const decision = await checkedDecision(tx, ctx, cluster, stage, wanted, input.decisionId)
    if (decision.id === stop.decisionId)
      throw conflict('clusters.decisionUsed', { stage: stage.fa, stageEn: stage.en }, [
        { path: 'decisionId', code: 'clusters.decisionUsed', details: { stage: stage.fa, stageEn: stage.en } },
      ])
    const since = decision.decidedOn ?? ctx.clock.today()
    const stopped = stop.since ?? stop.enteredOn
    if (since < stopped)
      throw refuse('clusters.resumedBeforeStop', { day: since, stopped }, [
        { path: 'decisionId', code: 'clusters.resumedBeforeStop', details: { day: since, stopped } },
      ])
    const reason = clean(input.reason)
    await insertStage(tx, {
      ...stageRow(clusterId, STOPPED, ctx.clock.now()),
      reached: false,
      since,
      source: null,
      taken_over: false,
      decision_id: decision.id,
      reason,
    })
    await linkRecords(tx, ctx.clock.now(), decision.id, clusterId, 'decides')
    reached.delete(STOPPED)
    const back = [...reached.values()].map((row) => stageByCode(row.stage)!).toSorted((a, b) => b.order! - a.order!)[0]
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      before: { stage: STOPPED, since: stop.since },
      after: {
        stage: back?.code ?? null,
        stageFa: back?.fa ?? '—',
        stageEn: back?.en ?? '—',
        since,
        decision: decision.id,
      },
      reason,
    })
    return { stage: back?.code ?? null }
  })
