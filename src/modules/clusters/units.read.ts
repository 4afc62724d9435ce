import type { Ctx } from '../../kernel/context.ts'
import { countUnitsByState, sizeBands, spreadUnits, unitStates } from '../directory/index.ts'
import type { When } from './clusters.rules.ts'
import { inForce } from './clusters.rules.ts'
import { peopleOf } from './clusters.store.ts'
import type { ProvinceFront } from './front.schema.ts'

/** Units of a province by their state as of a day and as known at an instant, as far as visible; null where the reader sees none at all. */
export async function unitsByState(ctx: Ctx, province: string, when: When): Promise<ProvinceFront['units']> {
  const byState = await countUnitsByState(ctx.db, ctx.actor, province, when)
  const total = byState.reduce((sum, row) => sum + row.count, 0)
  return total === 0 ? null : { total, byState }
}

/**
 * Units of a province by county and by size, and how many of them belong to members of these clusters. What nobody said (the county, the
 * people at work) is counted apart and never guessed. Its units by state are counted from the same rows. Null where the reader sees no unit.
 */
export async function spreadOfUnits(
  ctx: Ctx,
  province: string,
  clusterIds: readonly string[],
  when: When,
): Promise<Pick<ProvinceFront, 'units' | 'spread'>> {
  const members = (await peopleOf(ctx.db, clusterIds, when.knownAt))
    .filter((row) => row.part === 'member' && row.organisationId !== null && inForce(row, when.asOf))
    .map((row) => row.organisationId!)
  const rows = await spreadUnits(ctx.db, ctx.actor, province, when, members)
  if (rows.length === 0) return { units: null, spread: null }
  const sum = (own: readonly (typeof rows)[number][]) => ({
    count: own.reduce((all, row) => all + row.total, 0),
    ofClusters: own.reduce((all, row) => all + row.ofMembers, 0),
  })
  const byCounty = [...Map.groupBy(rows, (row) => row.countyId)].map(([id, own]) => ({
    county: id === null ? null : { id, fa: own[0]!.fa!, en: own[0]!.en },
    ...sum(own),
  }))
  const byState = [...unitStates, 'unknown' as const].flatMap((state) => {
    const { count } = sum(rows.filter((row) => row.state === state))
    return count === 0 ? [] : [{ state, count }]
  })
  const spread = {
    ...sum(rows),
    byCounty: byCounty.toSorted(
      (one, other) => Number(one.county === null) - Number(other.county === null) || other.count - one.count,
    ),
    bySize: [...sizeBands, 'unknown' as const].map((size) => ({
      size,
      ...sum(rows.filter((row) => row.size === size)),
    })),
  }
  return { units: { total: spread.count, byState }, spread }
}
