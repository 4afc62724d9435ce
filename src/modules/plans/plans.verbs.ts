import type { Ctx } from '../../kernel/context.ts'
import { conflict, refuse, violatedConstraint } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord, insertRecord, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { plansPolicy } from './plans.policy.ts'
import { findPlanOfCluster, insertPlan, listStrategies, replaceStrategies, setVision } from './plans.store.ts'

/** Opens the action plan of a cluster; a cluster has one. */
export function openPlan(ctx: Ctx, input: { clusterId: string; vision?: string }): Promise<{ planId: string }> {
  return runVerb(ctx, 'plans.open', async (tx, entry) => {
    const cluster = await getRecord(tx, ctx.actor, input.clusterId, 'cluster')
    authorize(plansPolicy['plans.open'], ctx.actor, cluster, null)
    if (await findPlanOfCluster(tx, cluster.id)) throw conflict('plans.planExists', { cluster: cluster.title })
    const planId = await insertRecord(tx, ctx.clock.now(), {
      kind: 'plan',
      title: cluster.title,
      provinceId: cluster.provinceId,
      clusterId: cluster.id,
      organisationId: cluster.organisationId,
    })
    await insertPlan(tx, { id: planId, cluster_id: cluster.id, vision: input.vision ?? null }).catch(
      (error: unknown) => {
        if (violatedConstraint(error)?.endsWith('_key')) throw conflict('plans.planExists', { cluster: cluster.title })
        throw error
      },
    )
    entry({
      recordId: planId,
      provinceId: cluster.provinceId,
      after: { cluster: cluster.id, vision: input.vision ?? null },
    })
    return { planId }
  })
}

/** Writes vision and strategies in their order. A strategy with activities under it stays. */
export function writeStrategies(
  ctx: Ctx,
  planId: string,
  input: { version: number; vision?: string; strategies: readonly { id?: string; title: string }[] },
): Promise<{ version: number }> {
  return runVerb(ctx, 'plans.writeStrategies', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, planId, 'plan')
    authorize(plansPolicy['plans.draft'], ctx.actor, record, null)
    const version = await touchRecord(tx, record, input.version)
    const own = new Set((await listStrategies(tx, planId)).map((one) => one.id))
    const foreign = input.strategies.findIndex(
      ({ id }, place) => id && (!own.has(id) || input.strategies.findIndex((one) => one.id === id) < place),
    )
    if (foreign >= 0)
      throw refuse('plans.strategyUnknown', {}, [{ path: `strategies.${foreign}.id`, code: 'plans.strategyUnknown' }])
    if (input.vision !== undefined) await setVision(tx, planId, normaliseInput(input.vision))
    await replaceStrategies(
      tx,
      planId,
      input.strategies.map((one) => ({ id: one.id, title: normaliseInput(one.title) })),
    )
    entry({
      recordId: planId,
      provinceId: record.provinceId,
      after: {
        ...(input.vision === undefined ? {} : { vision: input.vision }),
        strategies: input.strategies.map((one) => one.title),
      },
    })
    return { version }
  })
}
