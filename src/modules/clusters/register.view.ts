import type { Ctx } from '../../kernel/context.ts'
import { may, mayEver } from '../../kernel/policy.ts'
import { stageByCode } from './clusters.bylaw.ts'
import { clustersPolicy } from './clusters.policy.ts'
import type { RegisterQuery, RegisterView } from './clusters.schema.ts'
import { listClusters } from './clusters.store.ts'
import { clusterLines, countStages, type Staged, stagesOn, whenOf } from './clusters.view.ts'

const inOrder = new Intl.Collator('fa').compare

/**
 * The register: clusters of a province (or all), by title, with counts by stage over everything found, whatever stage is asked for.
 * A stage also finds its years.
 */
export async function registerView(ctx: Ctx, query: RegisterQuery): Promise<RegisterView> {
  const when = whenOf(ctx, query)
  const found = await stagesOn(ctx, await listClusters(ctx.db, ctx.actor, filterOf(query)), when)
  const wanted = found
    .filter((one) => query.stage === undefined || standsAt(one, query.stage))
    .toSorted((one, other) => inOrder(one.row.title, other.row.title))
  const page = wanted.slice(query.offset, query.offset + query.limit)
  const { lines } = await clusterLines(ctx, page, when)
  const register = clustersPolicy['clusters.register']
  return {
    ...when,
    rows: lines,
    total: wanted.length,
    byStage: countStages(found),
    byProvince: [...Map.groupBy(wanted, (one) => one.row.provinceId)].map(([provinceId, own]) => ({
      provinceId,
      count: own.length,
    })),
    may: {
      register: when.isPast
        ? 'clusters.pastDate'
        : query.province
          ? may(register, ctx.actor, { provinceId: query.province }, null)
          : mayEver(register, ctx.actor) || 'kernel.notYourRole',
    },
  }
}

const filterOf = ({ province, q }: RegisterQuery) => ({
  ...(province === undefined ? {} : { province }),
  ...(q === undefined ? {} : { q }),
})

const standsAt = ({ stage }: Staged, code: string): boolean =>
  stage !== null && (stage.stage === code || stageByCode(stage.stage)?.parent === code)
