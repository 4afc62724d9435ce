import type { Ctx } from '../../kernel/context.ts'
import { fiscalYear } from '../../kernel/fa/index.ts'
import { openTrees, plannedProgress, progressAt, versionAt } from '../commitments/index.ts'
import { yearsOfClusters } from '../plans/index.ts'
import type { When } from './clusters.rules.ts'
import type { YearFigures } from './clusters.schema.ts'

type Opened = Awaited<ReturnType<typeof openTrees>>

/** Plan years of clusters opened once: their figures and trees as of a day and as known at an instant. */
export interface OpenYears {
  byCluster: Map<string, YearFigures[]>
  opened: Opened
}

/** Opens the visible plan years of these clusters. Every figure is the engine's own, unrounded. */
export async function openYears(ctx: Ctx, clusterIds: readonly string[], when: When): Promise<OpenYears> {
  const years = await yearsOfClusters(ctx.db, ctx.actor, clusterIds)
  const opened = await openTrees(
    ctx.db,
    ctx,
    years.map((year) => year.id),
  )
  const byCluster = new Map<string, YearFigures[]>()
  for (const { id, clusterId, n, fiscalYear, takenOver, example } of years) {
    const figures = {
      recordId: id,
      n,
      fiscalYear,
      takenOver,
      example: Boolean(example),
      ...figuresOf(opened, id, when),
    }
    byCluster.set(clusterId, [...(byCluster.get(clusterId) ?? []), figures])
  }
  return { byCluster, opened }
}

function figuresOf({ byRecord, forest }: Opened, recordId: string, when: When) {
  const tree = byRecord.get(recordId)
  const version = tree && versionAt(tree.versions, when.asOf, when.knownAt)
  const on = (line: 'claimed' | 'verified' | 'approved' | 'noted') =>
    tree ? (progressAt(forest, { treeId: tree.id, line, ...when })?.percent ?? null) : null
  return {
    closed: tree?.closedAt != null && tree.closedAt <= when.knownAt,
    frozen: version != null,
    claimed: on('claimed'),
    verified: on('verified'),
    approved: on('approved'),
    noted: on('noted'),
    planned: version ? plannedProgress(tree.terms[version.id] ?? [], when.asOf).whole : null,
  }
}

/** The year of a plan on a day: the one of that fiscal year, else the last begun before it, else none. */
export const yearOn = <Year extends { fiscalYear: number }>(years: readonly Year[], day: string): Year | null =>
  years.filter((year) => year.fiscalYear <= fiscalYear(day)).toSorted((a, b) => b.fiscalYear - a.fiscalYear)[0] ?? null
