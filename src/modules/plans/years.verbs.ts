import { type Actor, systemActor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, notFound, refuse, violatedConstraint } from '../../kernel/errors.ts'
import { normaliseInput, toPersianDigits } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import {
  findRecord,
  getRecord,
  insertRecord,
  linkRecords,
  markProvenance,
  type RecordRow,
  touchRecord,
} from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import {
  endTree,
  type FullTree,
  freezeDraft,
  knownDecision,
  lockTree,
  openTree,
  plantTree,
  reviseTree,
  takeOver,
  versionAt,
  type Work,
  writeDraft,
} from '../commitments/index.ts'
import { plansPolicy } from './plans.policy.ts'
import { draftFieldProblems, yearDays } from './plans.rules.ts'
import type { ActivityInput } from './plans.schema.ts'
import { getYear, insertYear, listActivities, listStrategies, replaceActivities } from './plans.store.ts'

const work = (ctx: Ctx, tx: Tx): Work => ({ tx, clock: ctx.clock, actor: ctx.actor })

/** Opens the n-th year of a plan with an empty draft of its commitments. */
export function openYear(
  ctx: Ctx,
  planId: string,
  input: { n: number; fiscalYear: number; yearWeight?: string; takenOver?: boolean },
): Promise<{ planYearId: string }> {
  return runVerb(ctx, 'plans.openYear', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, planId, 'plan')
    authorize(plansPolicy[input.takenOver ? 'plans.takeOver' : 'plans.draft'], ctx.actor, record, null)
    const planYearId = await insertRecord(tx, ctx.clock.now(), {
      kind: 'planYear',
      title: `${record.title}، سال ${toPersianDigits(String(input.fiscalYear))}`,
      provinceId: record.provinceId,
      clusterId: record.clusterId,
      organisationId: record.organisationId,
    })
    await insertYear(tx, {
      id: planYearId,
      plan_id: planId,
      n: input.n,
      fiscal_year: input.fiscalYear,
      year_weight: input.yearWeight ?? null,
      taken_over: input.takenOver ?? false,
    }).catch((error: unknown) => {
      if (violatedConstraint(error)?.endsWith('_key'))
        throw conflict('plans.yearExists', { n: input.n, year: String(input.fiscalYear) })
      throw error
    })
    await plantTree(work(ctx, tx), planYearId, { ladder: ['verify', 'approve', 'note'], shape: 'weighted' })
    if (input.takenOver) await markProvenance(tx, planYearId, [{ mark: 'takenOver' }])
    entry({
      recordId: planYearId,
      provinceId: record.provinceId,
      after: { n: input.n, fiscalYear: String(input.fiscalYear), takenOver: input.takenOver ?? false },
    })
    return { planYearId }
  })
}

async function openYearForChange(
  tx: Tx,
  ctx: Ctx,
  planYearId: string,
  permission: keyof typeof plansPolicy,
): Promise<{ record: RecordRow; tree: FullTree }> {
  await lockTree(tx, planYearId)
  const { record, tree } = await openTree(tx, ctx.actor, planYearId)
  if (record.kind !== 'planYear') throw notFound()
  authorize(plansPolicy[permission], ctx.actor, record, null)
  return { record, tree }
}

/** Strategies of this plan; owners from the register of people, or organisations and units within sight. The first that is not is refused. */
async function refuseUnknownRefs(
  tx: Tx,
  ctx: Ctx,
  planYearId: string,
  activities: readonly ActivityInput[],
): Promise<void> {
  const year = await getYear(tx, planYearId)
  const strategies = new Set((await listStrategies(tx, year.plan_id)).map((one) => one.id))
  const seen = new Map<string, string | null>()
  const kindOf = async (id: string, actor: Actor) => {
    if (!seen.has(id)) seen.set(id, (await findRecord(tx, actor, id))?.kind ?? null)
    return seen.get(id)
  }
  for (const [place, activity] of activities.entries()) {
    const refused = (field: string, code: string) =>
      refuse(code, { code: activity.code }, [
        { path: `activities.${place}.${field}`, code, details: { code: activity.code } },
      ])
    const { strategyId, ownerPersonId, ownerOrganisationId } = activity
    if (strategyId && !strategies.has(strategyId)) throw refused('strategyId', 'plans.strategyUnknown')
    if (ownerPersonId && (await kindOf(ownerPersonId, systemActor)) !== 'person')
      throw refused('ownerPersonId', 'plans.ownerUnknown')
    if (ownerOrganisationId && !['organisation', 'unit'].includes((await kindOf(ownerOrganisationId, ctx.actor)) ?? ''))
      throw refused('ownerOrganisationId', 'plans.ownerUnknown')
  }
}

/** Writes all activities of the open draft at once, typed or pasted. A stale screen is refused and nothing is written. */
export function writeActivities(
  ctx: Ctx,
  planYearId: string,
  input: { version: number; activities: readonly ActivityInput[] },
): Promise<{ version: number; itemIds: string[] }> {
  return runVerb(ctx, 'plans.writeDraft', async (tx, entry) => {
    const { record, tree } = await openYearForChange(tx, ctx, planYearId, 'plans.draft')
    const fields = draftFieldProblems(input.activities)
    if (fields[0]) throw refuse(fields[0].code, fields[0].details, fields)
    const version = await touchRecord(tx, record, input.version)
    const known = new Set([
      ...tree.claims.map((claim) => claim.itemId),
      ...Object.values(tree.terms).flatMap((terms) => terms.map((term) => term.itemId)),
    ])
    for (const [place, activity] of input.activities.entries())
      if (activity.itemId && !known.has(activity.itemId))
        throw refuse('plans.itemElsewhere', { code: activity.code }, [
          { path: `activities.${place}.itemId`, code: 'plans.itemElsewhere', details: { code: activity.code } },
        ])
    await refuseUnknownRefs(tx, ctx, planYearId, input.activities)
    const itemIds = input.activities.map((activity) => activity.itemId ?? newId())
    const idOf = new Map(input.activities.map((activity, place) => [activity.code, itemIds[place]!]))
    await writeDraft(work(ctx, tx), tree, {
      terms: input.activities.map((activity, place) => ({
        itemId: itemIds[place]!,
        parentId: null,
        order: place + 1,
        title: normaliseInput(activity.title),
        ownerPersonId: activity.ownerPersonId,
        ownerOrganisationId: activity.ownerOrganisationId,
        weight: activity.weight,
        start: activity.start,
        finish: activity.finish,
        measure: activity.measure,
        unit: activity.unit,
        target: activity.target,
        source: 'claimed',
        mirrors: null,
        counter: null,
      })),
      precedence: input.activities.flatMap((activity, place) =>
        activity.after.map((one) => ({ from: idOf.get(one.code)!, to: itemIds[place]!, type: one.type, lag: one.lag })),
      ),
      shares: input.activities.flatMap((activity, place) =>
        activity.shares.map((share) => ({
          itemId: itemIds[place]!,
          fundingSource: share.fundingSource,
          cash: share.cash,
          inKind: share.inKind,
        })),
      ),
    })
    await replaceActivities(
      tx,
      planYearId,
      input.activities.map((activity, place) => ({
        item_id: itemIds[place]!,
        plan_year_id: planYearId,
        code: activity.code,
        strategy_id: activity.strategyId,
        activity_type: activity.type,
        executor: activity.executor && normaliseInput(activity.executor),
        partner: activity.partner && normaliseInput(activity.partner),
        expected_result: activity.expectedResult && normaliseInput(activity.expectedResult),
      })),
    )
    entry({
      recordId: planYearId,
      provinceId: record.provinceId,
      after: {
        activities: input.activities.length,
        codes: input.activities.map((activity) => `${activity.code}:${activity.weight}`),
      },
    })
    return { version, itemIds }
  })
}

/** Opens a new draft over the frozen baseline, with its reason; history keeps the old weights. */
export function reviseYear(ctx: Ctx, planYearId: string, reason: string): Promise<{ draftId: string }> {
  return runVerb(ctx, 'plans.revise', async (tx, entry) => {
    const { record, tree } = await openYearForChange(tx, ctx, planYearId, 'plans.draft')
    const draftId = await reviseTree(work(ctx, tx), tree, reason)
    entry({ recordId: planYearId, provinceId: record.provinceId, reason, after: { draft: draftId } })
    return { draftId }
  })
}

/** Freezes the draft as the baseline. With the council's resolution where there is one; without it the page says so. */
export function freezeYear(
  ctx: Ctx,
  planYearId: string,
  input: { version: number; decisionId: string | null },
): Promise<{ n: number; version: number }> {
  return runVerb(ctx, 'plans.freeze', async (tx, entry) => {
    const { record, tree } = await openYearForChange(tx, ctx, planYearId, 'plans.freeze')
    const year = await getYear(tx, planYearId)
    await knownDecision(tx, ctx.actor, input.decisionId)
    if (input.decisionId) {
      await linkRecords(tx, ctx.clock.now(), input.decisionId, planYearId, 'decides')
    }
    const version = await touchRecord(tx, record, input.version)
    const frozen = await freezeDraft(work(ctx, tx), tree, {
      decisionId: input.decisionId,
      year: yearDays(year.fiscal_year),
    })
    entry({
      recordId: planYearId,
      provinceId: record.provinceId,
      after: { version: frozen.n, decision: input.decisionId },
    })
    return { n: frozen.n, version }
  })
}

/**
 * Enters what was reached before the product was in use, as history with its source. Each state names an activity by its code; the plan
 * year's baseline must be frozen. Nobody here decided these figures, and they say so.
 */
export function takeOverStates(
  ctx: Ctx,
  planYearId: string,
  input: {
    source: string
    states: readonly { code: string; asOf: string; value?: string; quantity?: string; result: string }[]
  },
): Promise<{ states: number }> {
  return runVerb(ctx, 'plans.takeOver', async (tx, entry) => {
    const { record, tree } = await openYearForChange(tx, ctx, planYearId, 'plans.takeOver')
    if (tree.closedAt) throw refuse('commitments.treeClosed')
    const version = versionAt(tree.versions, ctx.clock.today(), ctx.clock.now().toISOString())
    if (!version) throw refuse('commitments.notFrozenYet')
    const measureOf = new Map((tree.terms[version.id] ?? []).map((term) => [term.itemId, term.measure]))
    const inForce = (await listActivities(tx, planYearId)).filter((activity) => measureOf.has(activity.item_id))
    const itemOf = new Map(inForce.map((activity) => [activity.code, activity.item_id]))
    for (const [place, state] of input.states.entries()) {
      const itemId = itemOf.get(state.code)
      const measure = itemId && measureOf.get(itemId)
      if (!itemId || !measure)
        throw refuse('plans.codeUnknown', { code: state.code }, [
          { path: `states.${place}.code`, code: 'plans.codeUnknown', details: { code: state.code } },
        ])
      await takeOver(work(ctx, tx), {
        itemId,
        asOf: state.asOf,
        value: state.value,
        quantity: state.quantity,
        result: state.result,
        measure,
        path: `states.${place}.`,
      })
    }
    entry({
      recordId: planYearId,
      provinceId: record.provinceId,
      reason: input.source,
      after: { states: input.states.length, source: input.source },
    })
    return { states: input.states.length }
  })
}

/** Closes a plan year: its figures are final. Carrying the rest into the next year comes with the year's turn. */
export function closeYear(ctx: Ctx, planYearId: string): Promise<void> {
  return runVerb(ctx, 'plans.close', async (tx, entry) => {
    const { record, tree } = await openYearForChange(tx, ctx, planYearId, 'plans.close')
    if (tree.closedAt) throw refuse('commitments.treeClosed')
    await endTree(work(ctx, tx), tree)
    entry({ recordId: planYearId, provinceId: record.provinceId, after: { closed: true } })
  })
}
