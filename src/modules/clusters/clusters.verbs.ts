import type { Ctx } from '../../kernel/context.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { foldForSearch, foldKey, normaliseInput } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { insertRecord, markProvenance } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { clean, marksFor, sourceText, stageRow } from './clusters.entry.ts'
import { clustersPolicy } from './clusters.policy.ts'
import { checkTakenOver } from './clusters.rules.ts'
import type { RegisterBody } from './clusters.schema.ts'
import { findTrade, insertCluster, insertStage } from './clusters.store.ts'
import { checkPlace } from './places.ts'
/**
 * Registers a cluster: from then on it stands on the list of identified clusters of its province. One trade stands there once.
 *
 * @throws 409 `clusters.tradeExists` with the title that stands there; 422 `clusters.noSuchProvince`, `clusters.noSuchCounty`,
 *   `clusters.noSuchActivity`, `clusters.futureDay`
 */
export const registerCluster = (ctx: Ctx, input: RegisterBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.register', async (tx, entry) => {
    const { provinceId } = input
    authorize(clustersPolicy['clusters.register'], ctx.actor, { provinceId }, null)
    const province = await checkPlace(tx, input)
    const trade = clean(input.trade)
    const folded = foldKey(trade)
    if (folded === '') throw refuse('clusters.tradeEmpty', {}, [{ path: 'trade', code: 'kernel.required' }])
    const twin = await findTrade(tx, provinceId, folded)
    if (twin) {
      const details = { trade, title: twin.title, id: twin.id }
      throw conflict('clusters.tradeExists', details, [{ path: 'trade', code: 'clusters.tradeExists', details }])
    }
    const since = input.identifiedOn ?? null
    checkTakenOver(new Map(), { stage: 'identified', since }, ctx.clock.today())
    const title = input.title ? clean(input.title) : `خوشه ${trade} ${province.fa}`
    const id = newId()
    const at = ctx.clock.now()
    await insertRecord(tx, at, { id, kind: 'cluster', title, provinceId, clusterId: id, audience: 'public' })
    await insertCluster(tx, {
      id,
      province_id: provinceId,
      trade,
      trade_folded: folded,
      folded: foldForSearch(`${title} ${trade}`),
      scope: input.scope,
      county_id: input.countyId ?? null,
      isic_code: input.isicCode ?? null,
      note: input.note ? normaliseInput(input.note) : null,
    })
    await insertStage(tx, {
      ...stageRow(id, 'identified', at),
      since,
      source: sourceText(input.source),
      taken_over: since !== null || input.source?.mark === 'document',
    })
    await markProvenance(tx, id, marksFor('', input.source))
    entry({
      recordId: id,
      provinceId,
      after: { title, trade, scope: input.scope, county: input.countyId ?? null, isic: input.isicCode ?? null, since },
    })
    return { id }
  })
