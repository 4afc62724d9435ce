import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { foldKey } from '../../kernel/fa/index.ts'
import { Id } from '../../kernel/http/schema.ts'
import { dayCell, lineTyped, refuseCell, wordsColumn } from '../../kernel/lists/columns.ts'
import { type Cells, sheetList } from '../../kernel/lists/list.ts'
import { namesOf } from '../../kernel/names.ts'
import { dayTyped, placeNamed, provinceNames } from '../directory/index.ts'
import { stageByCode, stageCodes, stages } from './clusters.bylaw.ts'
import type { StageRow } from './clusters.rules.ts'
import { TakeOverBody } from './clusters.schema.ts'
import { type ClusterRow, findCluster, listClusters } from './clusters.store.ts'
import { stagesOn, whenOf } from './clusters.view.ts'
import { takeOverStage } from './stages.verbs.ts'

const query = z.object({
  cluster: Id.optional(),
  province: z
    .string()
    .regex(/^IR-\d\d$/, 'clusters.badProvince')
    .optional(),
})
type Asked = z.output<typeof query>

interface StageLine {
  clusterId: string
  cluster: string
  province: string
  stage: string
  since: string | null
  source: string | null
  decision: string | null
  takenOver: boolean
}

const stageWords = wordsColumn<string>(stageCodes, {
  fa: (code) => stageByCode(code)!.fa,
  en: (code) => stageByCode(code)!.en,
})

/** The stages that these clusters have reached, each cluster's in the order of the way. */
async function linesOf(ctx: Ctx, rows: readonly ClusterRow[]): Promise<StageLine[]> {
  const staged = await stagesOn(ctx, rows, whenOf(ctx, {}))
  const provinces = await provinceNames(ctx)
  const nameOf = await namesOf(
    ctx.db,
    staged.flatMap(({ reached }) => [...reached.values()].map((row) => row.decisionId)),
  )
  return staged.flatMap(({ row, reached }) =>
    stages
      .flatMap(({ code }) => reached.get(code) ?? [])
      .map((stage: StageRow) => ({
        clusterId: row.id,
        cluster: row.title,
        province: provinces.get(row.provinceId) ?? row.provinceId,
        stage: stage.stage,
        since: stage.since,
        source: stage.source,
        decision: nameOf(stage.decisionId)?.name ?? null,
        takenOver: stage.takenOver,
      })),
  )
}

async function clustersAsked(ctx: Ctx, { cluster, province }: Asked): Promise<ClusterRow[]> {
  if (!cluster) return listClusters(ctx.db, ctx.actor, province ? { province } : {})
  const row = await findCluster(ctx.db, ctx.actor, cluster)
  if (!row) throw notFound()
  return [row]
}

/** The cluster that a row names, by its title or its trade, within the list's own place. Refuses none and several at the column. */
async function clusterNamed(ctx: Ctx, cells: Cells, asked: Asked): Promise<ClusterRow> {
  const { provinceId } = await placeNamed(ctx, { province: cells.province })
  const said = cells.cluster
  if (!said && !asked.cluster) throw refuseCell('cluster', 'kernel.required')
  const province = provinceId ?? asked.province
  const rows = asked.cluster
    ? await clustersAsked(ctx, asked)
    : await listClusters(ctx.db, ctx.actor, { q: said!, ...(province ? { province } : {}) })
  const found = said
    ? rows.filter(({ title, trade }) => [title, trade].some((name) => foldKey(name) === foldKey(said)))
    : rows
  const [one] = found
  if (!one) throw refuseCell('cluster', 'kernel.listNotFound', { value: said ?? '' })
  if (found.length > 1) throw refuseCell('cluster', 'kernel.listAmbiguous', { value: said ?? '' })
  return one
}

const stageTyped = (cells: Cells): string => {
  const stage = stageWords.typed('stage', cells.stage)
  if (!stage) throw refuseCell('stage', 'kernel.required')
  return stage
}

/** Enters the stage as one that was reached before the product; what the row leaves empty stays as it stood. */
async function takeOver(ctx: Ctx, clusterId: string, cells: Cells, stood: StageLine | null) {
  const since = dayTyped('since', cells.since) ?? stood?.since
  const source = lineTyped(cells.source) ?? stood?.source
  if (!source) throw refuseCell('source', 'kernel.required')
  const reason = lineTyped(cells.reason)
  const body = TakeOverBody.parse({
    stage: stageTyped(cells),
    source: { mark: 'document', source },
    ...(since ? { since } : {}),
    ...(reason ? { reason } : {}),
  })
  return takeOverStage(ctx, clusterId, body)
}

/** Stages that clusters have reached; in as what began before the product. What a body decided here is never moved by a file. */
export const stageList = sheetList<StageLine, typeof query>({
  name: 'clusterstages',
  fa: 'مرحله‌های خوشه‌ها',
  en: 'Stages of clusters',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'cluster', fa: 'خوشه', en: 'Cluster', also: ['نام خوشه', 'رشته'], width: 36, of: (row) => row.cluster },
    { key: 'province', fa: 'استان', en: 'Province', of: (row) => row.province },
    {
      key: 'stage',
      fa: 'مرحله',
      en: 'Stage',
      also: ['وضعیت', 'مرحله خوشه'],
      width: 28,
      of: (row, locale) => stageWords.out(row.stage, locale),
      choices: stageWords.choices,
    },
    {
      key: 'since',
      fa: 'از تاریخ',
      en: 'Since',
      also: ['تاریخ', 'تاریخ ورود به مرحله'],
      of: (row, locale) => dayCell(row.since, locale),
    },
    { key: 'source', fa: 'منبع', en: 'Source', also: ['سند', 'نامه'], width: 40, of: (row) => row.source },
    { key: 'decision', fa: 'مصوبه', en: 'Resolution', width: 48, of: (row) => row.decision, outOnly: true },
    {
      key: 'takenOver',
      fa: 'تحویل‌گرفته',
      en: 'Taken over',
      of: (row, locale) => (row.takenOver ? { fa: 'بلی', en: 'Yes' }[locale] : null),
      outOnly: true,
    },
    { key: 'reason', fa: 'علت اصلاح', en: 'Reason of the correction', width: 32, of: () => null, inOnly: true },
  ],
  rows: async (ctx, asked, { limit, offset }) =>
    (await linesOf(ctx, await clustersAsked(ctx, asked))).slice(offset, offset + limit),
  takeIn: {
    permission: 'clusters.takeOverStage',
    keyed: async (ctx, cells, asked) => {
      const cluster = await clusterNamed(ctx, cells, asked)
      const stage = stageTyped(cells)
      const line = (await linesOf(ctx, [cluster])).find((one) => one.stage === stage)
      // a cluster that was named by its trade is the same
      return line ? { ...line, cluster: cells.cluster ?? line.cluster } : null
    },
    create: async (ctx, cells, asked) => takeOver(ctx, (await clusterNamed(ctx, cells, asked)).id, cells, null),
    change: (ctx, line, _differing, _asked, said) => takeOver(ctx, line.clusterId, said, line),
  },
})
