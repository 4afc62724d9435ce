import type { Ctx } from '../../../kernel/context.ts'
import { refuse } from '../../../kernel/errors.ts'
import { authorize } from '../../../kernel/policy.ts'
import { getRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { pressurePointsOf } from '../../diagnosis/index.ts'
import { plansPolicy } from '../plans.policy.ts'
import { getPlan } from '../plans.store.ts'
import type { AnswersBody } from './chain.schema.ts'
import { listAnswering, setAnswers } from './chain.store.ts'

/**
 * Says which pressure points of the diagnostic study each strategy answers (by-law 7.1: from pressure points to strategies). A strategy
 * that is not named stays as it is.
 *
 * @throws 404; 409 `kernel.stale`; 422 `strategyUnknown`, `pointUnknown`
 */
export const answerPoints = (ctx: Ctx, planId: string, input: AnswersBody): Promise<{ version: number }> =>
  runVerb(ctx, 'plans.answerPoints', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, planId, 'plan')
    authorize(plansPolicy['plans.draft'], ctx.actor, record, null)
    const version = await touchRecord(tx, record, input.version)
    const strategies = new Map((await listAnswering(tx, planId)).map((one) => [one.id, one]))
    const plan = await getPlan(tx, planId)
    const { points } = await pressurePointsOf(tx, plan.cluster_id)
    const known = new Set(points.map((one) => one.id))
    for (const [place, { strategyId, pressurePointIds }] of input.answers.entries()) {
      const refused = (field: string, code: string) =>
        refuse(code, {}, [{ path: `answers.${place}.${field}`, code, details: {} }])
      if (!strategies.has(strategyId)) throw refused('strategyId', 'plans.strategyUnknown')
      if (pressurePointIds.some((id) => !known.has(id))) throw refused('pressurePointIds', 'plans.pointUnknown')
      await setAnswers(tx, strategyId, [...new Set(pressurePointIds)])
    }
    const ties = input.answers.map(({ strategyId, pressurePointIds }) => ({
      strategy: strategies.get(strategyId)!,
      pressurePointIds,
    }))
    entry({
      recordId: planId,
      provinceId: record.provinceId,
      before: Object.fromEntries(ties.map(({ strategy }) => [strategy.title, strategy.pressure_point_ids])),
      after: Object.fromEntries(ties.map(({ strategy, pressurePointIds }) => [strategy.title, pressurePointIds])),
    })
    return { version }
  })
