import { type Actor, systemActor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import { findRecord, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { type FullTerm, type FullTree, findMirrored, writeDraft } from '../commitments/index.ts'
import { draftFieldProblems } from './plans.rules.ts'
import type { ActivityInput } from './plans.schema.ts'
import { getYear, listStrategies, replaceActivities } from './plans.store.ts'
import { openYearForChange, work } from './years.open.ts'

/** Strategies of this plan, owners within sight; the first that is not is refused on its field. */
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
      ...tree.carriedIn.map((carried) => carried.itemId),
    ])
    for (const [place, activity] of input.activities.entries())
      if (activity.itemId && !known.has(activity.itemId))
        throw refuse('plans.itemElsewhere', { code: activity.code }, [
          { path: `activities.${place}.itemId`, code: 'plans.itemElsewhere', details: { code: activity.code } },
        ])
    await refuseUnknownRefs(tx, ctx, planYearId, input.activities)
    const sources = await sourcesOf(tx, ctx, tree, input.activities)
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
        ...sources[place]!,
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
          nonMoney: share.nonMoney ?? null,
          nonMoneyUnit: share.nonMoneyUnit ? normaliseInput(share.nonMoneyUnit) : null,
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
        network: activity.network ? normaliseInput(activity.network) : null,
        evidence: activity.evidence ? normaliseInput(activity.evidence) : null,
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

type Source = Pick<FullTerm, 'source' | 'counter' | 'mirrors'>
const claimed: Source = { source: 'claimed', counter: null, mirrors: null }

/** Where each activity gets its progress from; one that says nothing of it keeps what stood. */
async function sourcesOf(
  tx: Tx,
  ctx: Ctx,
  tree: FullTree,
  activities: readonly ActivityInput[],
): Promise<readonly Source[]> {
  const stood = new Map(
    tree.versions.flatMap((version) => tree.terms[version.id] ?? []).map((term) => [term.itemId, term]),
  )
  const sources: Source[] = []
  for (const [place, { itemId, title, progress }] of activities.entries()) {
    const { source, counter, mirrors } = (itemId && stood.get(itemId)) || claimed
    const refused = (code: string) =>
      refuse(code, { title }, [{ path: `activities.${place}.progress`, code, details: { title } }])
    if (!progress) sources.push({ source, counter, mirrors })
    else if (progress.source === 'claimed') sources.push(claimed)
    else if (progress.source === 'counted')
      sources.push({ source: 'counted', counter: progress.counter, mirrors: null })
    else if (progress.recordId) {
      const { recordId, itemId: read = null } = progress
      const found = await findMirrored(tx, ctx.actor, { recordId, itemId: read })
      if (!found) throw refused('commitments.mirrorUnknown')
      sources.push({ source: 'mirrored', counter: null, mirrors: found })
    } else if (mirrors) sources.push({ source, counter, mirrors })
    else throw refused('commitments.mirrorNeeded')
  }
  return sources
}
