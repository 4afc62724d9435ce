import type { Ctx, Entry } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse, violatedConstraint } from '../../kernel/errors.ts'
import { toPersianDigits } from '../../kernel/fa/index.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord, insertRecord, linkRecords, markProvenance, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import {
  freezeDraft,
  knownDecision,
  lockTree,
  type OpenTree,
  openTree,
  plantTree,
  reviseTree,
  takeOver,
  versionAt,
} from '../commitments/index.ts'
import { plansPolicy } from './plans.policy.ts'
import { yearDays } from './plans.rules.ts'
import { getYear, insertYear, listActivities } from './plans.store.ts'
import { keepFrozenWords } from './versions/versions.store.ts'
import { openYearForChange, work } from './years.open.ts'

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
    const open = await openYearForChange(tx, ctx, planYearId, 'plans.freeze')
    await knownDecision(tx, ctx.actor, input.decisionId)
    return freezeOpen(tx, ctx, entry, open, input)
  })
}

/** The same as the effect of a resolution: the body decided it, so whoever finalises its minutes needs no permission of this room. */
export const freezeByResolution = (
  ctx: Ctx,
  planYearId: string,
  input: { version: number; decisionId: string },
): Promise<{ n: number; version: number }> =>
  runVerb(ctx, 'plans.freeze', async (tx, entry) => {
    await lockTree(tx, planYearId)
    return freezeOpen(tx, ctx, entry, await openTree(tx, ctx, planYearId), input)
  })

async function freezeOpen(
  tx: Tx,
  ctx: Ctx,
  entry: (made: Entry) => void,
  { record, tree }: OpenTree,
  input: { version: number; decisionId: string | null },
): Promise<{ n: number; version: number }> {
  const year = await getYear(tx, record.id)
  if (input.decisionId) await linkRecords(tx, ctx.clock.now(), input.decisionId, record.id, 'decides')
  const version = await touchRecord(tx, record, input.version)
  const frozen = await freezeDraft(work(ctx, tx), tree, {
    decisionId: input.decisionId,
    year: yearDays(year.fiscal_year),
  })
  await keepFrozenWords(tx, frozen.id)
  entry({
    recordId: record.id,
    provinceId: record.provinceId,
    after: { version: frozen.n, decision: input.decisionId },
  })
  return { n: frozen.n, version }
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
    const termOf = new Map((tree.terms[version.id] ?? []).map((term) => [term.itemId, term]))
    const closed = new Set(tree.closings.map((closing) => closing.item_id))
    const inForce = (await listActivities(tx, planYearId)).filter((activity) => termOf.has(activity.item_id))
    const itemOf = new Map(inForce.map((activity) => [activity.code, activity.item_id]))
    for (const [place, state] of input.states.entries()) {
      const itemId = itemOf.get(state.code)
      const term = itemId && termOf.get(itemId)
      if (!itemId || !term)
        throw refuse('plans.codeUnknown', { code: state.code }, [
          { path: `states.${place}.code`, code: 'plans.codeUnknown', details: { code: state.code } },
        ])
      await takeOver(work(ctx, tx), {
        itemId,
        asOf: state.asOf,
        value: state.value,
        quantity: state.quantity,
        result: state.result,
        measure: term.measure,
        source: term.source,
        closed: closed.has(itemId),
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
