import type { Ctx } from '../../kernel/context.ts'
import { fiscalYear } from '../../kernel/fa/index.ts'
import { wholesOf } from '../commitments/index.ts'
import { yearsOfClusters } from '../plans/index.ts'
import type { When } from './clusters.rules.ts'
import type { YearFigures } from './clusters.schema.ts'

type Year = Awaited<ReturnType<typeof yearsOfClusters>>[number]

/** The visible plan years of these clusters, by cluster. */
export async function yearsByCluster(ctx: Ctx, clusterIds: readonly string[]): Promise<Map<string, Year[]>> {
  return Map.groupBy(await yearsOfClusters(ctx.db, ctx.actor, clusterIds), (year) => year.clusterId)
}

/** Of each of these clusters the visible plan year of a day, see `yearOn`; a cluster that has none is left out. */
export async function yearsOnDay(ctx: Ctx, clusterIds: readonly string[], day: string): Promise<Map<string, Year>> {
  const years = await yearsOfClusters(ctx.db, ctx.actor, clusterIds, fiscalYear(day))
  return new Map(years.map((year) => [year.clusterId, year]))
}

/** Figures of these plan years as of a day and as known at an instant, in their order; each the engine's own, unrounded. */
export async function withFigures(ctx: Ctx, years: readonly Year[], when: When): Promise<YearFigures[]> {
  const wholes = await wholesOf(
    ctx.db,
    ctx,
    years.map((year) => year.id),
    when,
  )
  return years.map(({ id, n, fiscalYear, takenOver, example }) => ({
    recordId: id,
    n,
    fiscalYear,
    takenOver,
    example: Boolean(example),
    ...wholes.get(id)!,
  }))
}

/** The year of a plan on a day: the one of that fiscal year, else the last begun before it, else none. */
export const yearOn = <One extends { fiscalYear: number }>(years: readonly One[], day: string): One | null =>
  years.filter((year) => year.fiscalYear <= fiscalYear(day)).toSorted((a, b) => b.fiscalYear - a.fiscalYear)[0] ?? null
