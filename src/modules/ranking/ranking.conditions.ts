import type { Conditions } from '../../kernel/manifest.ts'
import { getRecord } from '../../kernel/records.ts'
import { findSigned } from './ranking.store.ts'

/**
 * «On the committee's priority list» (by-law sample 4.1): the latest signed ranking of the province says so. Where none is signed nothing
 * is recorded, and a person states it from the paper.
 */
export const rankingConditions: Conditions = {
  on_priority_list: async (db, ctx, clusterId) => {
    const { provinceId } = await getRecord(db, ctx.actor, clusterId, 'cluster')
    const signed = provinceId ? await findSigned(db, provinceId) : undefined
    if (!signed) return null
    const line = signed.ranking!.find((one) => one.clusterId === clusterId)
    return line ? { holds: line.chosen, details: { place: line.place } } : { holds: false }
  },
}
