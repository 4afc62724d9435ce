import type { Ctx } from '../../kernel/context.ts'
import { inForce } from './clusters.rules.ts'
import { listClusters, peopleOf } from './clusters.store.ts'
import { stagesOn, whenOf } from './clusters.view.ts'

/** Where a cluster of a province stands today: its stage, and the custodian that develops it. */
export interface ClusterStanding {
  id: string
  title: string
  stage: string | null
  custodian: string | null
}

/** The clusters of a province within sight, as they stand today. */
export async function listStanding(ctx: Ctx, provinceId: string): Promise<ClusterStanding[]> {
  const when = whenOf(ctx, {})
  const staged = await stagesOn(ctx, await listClusters(ctx.db, ctx.actor, { province: provinceId }), when)
  const people = await peopleOf(
    ctx.db,
    staged.map(({ row }) => row.id),
  )
  return staged.map(({ row, stage }) => ({
    id: row.id,
    title: row.title,
    stage: stage?.stage ?? null,
    custodian:
      people.find((one) => one.clusterId === row.id && one.part === 'custodian' && inForce(one, when.asOf))?.name ??
      null,
  }))
}
