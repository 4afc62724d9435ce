import type { Ctx } from '../../kernel/context.ts'
import { foldKey } from '../../kernel/fa/index.ts'
import {
  comparedClusters,
  placeNames,
  type ComparedCluster as Row,
  stageByCode,
  unitsByState,
  whenOf,
} from '../clusters/index.ts'
import { attainmentOf, clusterAttainment } from '../indicators/index.ts'
import { furthestBehind, onPlanOf } from './compare.rules.ts'
import type { AttainmentView, ComparedProvince, CompareQuery, CompareView } from './insight.schema.ts'

const inOrder = new Intl.Collator('fa').compare
type Asked = Pick<CompareQuery, 'asOf' | 'knownAt'>

/** Provinces side by side, or the clusters of one trade over the provinces, each as far as the reader sees it. */
export async function compareView(ctx: Ctx, query: CompareQuery): Promise<CompareView> {
  const when = whenOf(ctx, query)
  const places = await placeNames(ctx.db)
  const byTrade = query.trade !== undefined || query.isic !== undefined
  const all = await comparedClusters(ctx, when, {})
  const provinces = (query.provinces?.split(',') ?? [...new Set(all.map((row) => row.provinceId))]).filter(places.knows)
  return {
    ...when,
    by: byTrade ? 'trade' : 'provinces',
    provinces: byTrade ? [] : await comparedProvinces(ctx, [...new Set(provinces)], all, query),
    clusters: byTrade ? await tradeRows(ctx, query) : [],
    trades: tradesOf(all),
  }

  async function tradeRows(ctx: Ctx, { trade, isic, provinces }: CompareQuery): Promise<CompareView['clusters']> {
    const rows = await comparedClusters(ctx, when, { q: trade, isic, provinces: provinces?.split(',') })
    const targets = await clusterAttainment(
      ctx,
      rows.filter((row) => row.inside).map((row) => row.id),
      query,
    )
    return rows
      .map((row) => ({
        id: row.id,
        title: row.title,
        trade: row.trade,
        isicCode: row.isicCode,
        province: places.provinceOf(row.provinceId),
        stage: row.stage,
        example: row.year?.example ?? false,
        year: row.year,
        late: row.late,
        targets: targets.get(row.id) ?? null,
      }))
      .toSorted((one, other) => inOrder(one.province.fa, other.province.fa) || inOrder(one.title, other.title))
  }

  async function comparedProvinces(
    ctx: Ctx,
    codes: readonly string[],
    rows: readonly Row[],
    asked: Asked,
  ): Promise<ComparedProvince[]> {
    const targets = await attainmentOf(ctx, codes, asked)
    const found: ComparedProvince[] = []
    for (const code of codes) {
      const own = rows.filter((row) => row.provinceId === code)
      const units = await unitsByState(ctx, code, when)
      const withPlan = own.filter((row) => row.late !== null)
      found.push({
        ...places.provinceOf(code),
        clusters: own.length,
        furthestStage: furthestStage(own.map((row) => row.stage?.code ?? null)),
        running: own.filter((row) => stageOf(row) === 'implementation').length,
        ...onPlanOf(own.flatMap((row) => row.year ?? [])),
        furthest: furthestBehind(own),
        late: withPlan.length > 0 ? withPlan.reduce((sum, row) => sum + row.late!, 0) : null,
        targets: targets.get(code) ?? null,
        units: units?.total ?? null,
      })
    }
    return found.toSorted((one, other) => inOrder(one.fa, other.fa))
  }
}

/** The furthest stage that any of these clusters has reached; a stop is no place on the way. */
function furthestStage(codes: readonly (string | null)[]): ComparedProvince['furthestStage'] {
  const reached = codes
    .flatMap((code) => (code === null ? [] : (stageByCode(code) ?? [])))
    .filter((stage) => stage.order !== null)
    .toSorted((one, other) => other.order! - one.order!)
  const stage = reached[0]
  return stage ? { code: stage.code, fa: stage.fa, en: stage.en } : null
}

/** The stage of a cluster on the way; a year of implementation is implementation. */
const stageOf = (row: Row) => (row.stage ? (stageByCode(row.stage.code)?.parent ?? row.stage.code) : null)

/** Trades as they are called most, with the number of provinces in which they stand. */
function tradesOf(rows: readonly Row[]): CompareView['trades'] {
  return [...Map.groupBy(rows, (row) => foldKey(row.trade)).values()]
    .map((own) => ({ trade: own[0]!.trade, provinces: new Set(own.map((row) => row.provinceId)).size }))
    .toSorted((one, other) => other.provinces - one.provinces || inOrder(one.trade, other.trade))
}

/** How far the index targets of the provinces in reach have come. */
export async function attainmentView(ctx: Ctx, asked: Asked): Promise<AttainmentView> {
  const when = whenOf(ctx, asked)
  const provinces = new Set((await comparedClusters(ctx, when, {})).map((row) => row.provinceId))
  const held = ctx.actor.grants.flatMap((grant) => (grant.reachKind === 'province' && grant.reachId) || [])
  const found = await attainmentOf(ctx, [...new Set([...provinces, ...held])], asked)
  return { ...when, provinces: [...found].map(([code, summary]) => ({ code, ...summary })) }
}
