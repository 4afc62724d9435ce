import type { Ctx } from '../../kernel/context.ts'
import { conflict } from '../../kernel/errors.ts'
import { markProvenance } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { stageByCode } from './clusters.bylaw.ts'
import { marksFor, openCluster, sourceText, stageRow } from './clusters.entry.ts'
import { checkTakenOver } from './clusters.rules.ts'
import type { TakeOverBody, WithdrawStageBody } from './clusters.schema.ts'
import { insertStage } from './clusters.store.ts'
import { standingStages } from './gates/gate.decision.ts'

/** What a body decided is not corrected by hand. */
const decidedHere = (stage: string, stageEn: string) => conflict('clusters.decidedStage', { stage, stageEn })

/**
 * Enters a stage that the cluster had reached before the product, as history from a paper; decided by nobody here. Entering a stage
 * again corrects its day and source with a new row.
 *
 * @throws 422 `clusters.unknownStage`, `clusters.futureDay`, `clusters.stageBeforeEarlier`, `clusters.stageAfterLater`; 409
 *   `clusters.decidedStage` where a body decided it here
 */
export const takeOverStage = (ctx: Ctx, clusterId: string, input: TakeOverBody): Promise<{ stage: string }> =>
  runVerb(ctx, 'clusters.takeOverStage', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.takeOverStage', input.version)
    const reached = await standingStages(tx, ctx, clusterId)
    const since = input.since ?? null
    const stage = checkTakenOver(reached, { stage: input.stage, since }, ctx.clock.today())
    if (reached.get(stage.code)?.decisionId) throw decidedHere(stage.fa, stage.en)
    const source = sourceText(input.source)
    await insertStage(tx, {
      ...stageRow(clusterId, stage.code, ctx.clock.now()),
      since,
      source,
      taken_over: true,
      reason: input.reason ?? null,
    })
    const field = `stage:${stage.code}`
    await markProvenance(tx, clusterId, [
      { field, mark: 'takenOver', source: source ?? '' },
      ...marksFor(field, input.source),
    ])
    const before = reached.get(stage.code)
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      before: before ? { stage: stage.code, since: before.since, source: before.source } : null,
      // names as they were then, so that the history reads on whatever the by-law says later
      after: { stage: stage.code, stageFa: stage.fa, stageEn: stage.en, since, source },
      reason: input.reason ?? null,
    })
    return { stage: stage.code }
  })

/** Takes a stage back that was entered by mistake, with the reason; the entry stays in the history. @throws 409 `clusters.stageNotEntered`, `clusters.decidedStage` */
export const withdrawStage = (ctx: Ctx, clusterId: string, stage: string, input: WithdrawStageBody) =>
  runVerb(ctx, 'clusters.withdrawStage', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.takeOverStage', input.version)
    const row = (await standingStages(tx, ctx, clusterId)).get(stage)
    if (!row) throw conflict('clusters.stageNotEntered')
    if (row.decisionId) throw decidedHere(stageByCode(stage)?.fa ?? stage, stageByCode(stage)?.en ?? stage)
    await insertStage(tx, {
      ...stageRow(clusterId, stage, ctx.clock.now()),
      reached: false,
      since: null,
      source: null,
      taken_over: row.takenOver,
      reason: input.reason,
    })
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      before: { stage, since: row.since, source: row.source },
      after: { stage: null, stageFa: stageByCode(stage)?.fa ?? stage, stageEn: stageByCode(stage)?.en ?? stage },
      reason: input.reason,
    })
    return { stage }
  })
