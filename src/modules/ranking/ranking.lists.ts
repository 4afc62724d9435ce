import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { foldKey } from '../../kernel/fa/index.ts'
import { Id } from '../../kernel/http/schema.ts'
import { dayCell, lineTyped, numberCell, refuseCell, wholeTyped } from '../../kernel/lists/columns.ts'
import { type AnyList, type Cells, sheetList } from '../../kernel/lists/list.ts'
import { getRecord } from '../../kernel/records.ts'
import { dayTyped } from '../directory/index.ts'
import { CriteriaContent } from './criteria.schema.ts'
import { en } from './ranking.en.ts'
import { fa } from './ranking.fa.ts'
import { type Cell, ScoreBody } from './ranking.schema.ts'
import { getRound, listScores } from './ranking.store.ts'
import { roundView } from './ranking.view.ts'
import { scoreCriterion } from './scores.verbs.ts'
import { candidatesOf } from './standing.ts'

const query = z.object({ round: Id })
type Asked = z.output<typeof query>
const words = { fa, en }

/** A criterion of a cluster, with what was given last. */
interface ScoreRow {
  clusterId: string
  cluster: string
  criterion: { code: string; fa: string; en: string; weight: string }
  score: number | null
  evidence: string | null
  source: string | null
  asOf: string | null
  /** How often it was scored. */
  n: number
  fileIds: readonly string[]
  /** What only goes out. */
  shown?: { cell: Cell; anchor: { fa: string; en: string } | undefined }
}

async function rowsOf(ctx: Ctx, { round }: Asked): Promise<ScoreRow[]> {
  const view = await roundView(ctx, round)
  return view.clusters.flatMap(({ clusterId, title, cells }) =>
    cells.map((cell, place): ScoreRow => {
      const criterion = view.criteria[place]!
      const { given, n } = cell
      const score = given?.score ?? null
      return {
        clusterId,
        cluster: title,
        criterion,
        score,
        evidence: given?.evidence ?? null,
        source: given?.source ?? null,
        asOf: given?.asOf ?? null,
        n,
        fileIds: (given?.files ?? []).map((file) => file.id),
        shown: { cell, anchor: score === null ? undefined : criterion.anchors[score - 1] },
      }
    }),
  )
}

/** The criterion of the cluster that a row names. Refuses at its column what is not ranked in this round, or is none of its criteria. @throws 404 */
async function rowAt(ctx: Ctx, cells: Cells, { round: id }: Asked): Promise<ScoreRow> {
  await getRecord(ctx.db, ctx.actor, id, 'prioritisation')
  const round = await getRound(ctx.db, id)
  for (const key of ['cluster', 'criterion']) if (!cells[key]) throw refuseCell(key, 'kernel.required')
  const named = (text: string, key: string) => foldKey(text) === foldKey(cells[key]!)
  const cluster = (await candidatesOf(ctx, ctx.db, round)).find((one) => named(one.title, 'cluster'))
  if (!cluster) throw refuseCell('cluster', 'ranking.notCandidate')
  const criterion = CriteriaContent.parse(round.criteria).criteria.find((one) =>
    [one.code, one.fa, one.en].some((text) => named(text, 'criterion')),
  )
  if (!criterion) throw refuseCell('criterion', 'ranking.noSuchCriterion')
  const last = (await listScores(ctx.db, id, cluster.id)).findLast((one) => one.criterion === criterion.code)
  return {
    clusterId: cluster.id,
    cluster: cluster.title,
    criterion,
    score: last?.score ?? null,
    evidence: last?.evidence ?? null,
    source: last?.source ?? null,
    asOf: last?.as_of ?? null,
    n: last?.n ?? 0,
    fileIds: last?.file_ids ?? [],
  }
}

/**
 * Scores by a row. Of an unchanged score the cells left empty stay; another score brings its own evidence, source and day, since those of
 * the former are no proof of it. Files stay with the evidence they were brought for.
 */
function give(ctx: Ctx, row: ScoreRow, differing: Cells, said: Cells, { round }: Asked) {
  const anew = differing.score !== undefined
  const evidence = said.evidence ?? (anew ? undefined : row.evidence)
  const source = lineTyped(said.source) ?? (anew ? undefined : row.source)
  const asOf = dayTyped('asOf', said.asOf) ?? (anew ? undefined : row.asOf)
  const body = ScoreBody.parse({
    after: row.n,
    score: wholeTyped('score', said.score) ?? row.score,
    ...(evidence ? { evidence } : {}),
    ...(source ? { source } : {}),
    ...(asOf ? { asOf } : {}),
    fileIds: differing.evidence === undefined && evidence ? row.fileIds : [],
  })
  return scoreCriterion(ctx, round, { cluster: row.clusterId, criterion: row.criterion.code }, body)
}

/** Every score of a round with its evidence, in and out: what was scored in the field on paper or in Excel comes in by the same table. */
const scores = sheetList<ScoreRow, typeof query>({
  name: 'scores',
  fa: 'امتیازهای اولویت‌بندی',
  en: 'Scores of a prioritisation',
  permission: 'signedIn',
  query,
  columns: [
    {
      key: 'cluster',
      fa: fa['col.cluster'],
      en: en['col.cluster'],
      also: ['نام خوشه', 'عنوان خوشه'],
      width: 32,
      of: (row) => row.cluster,
      fixed: true,
    },
    {
      key: 'criterion',
      fa: fa['col.criterion'],
      en: en['col.criterion'],
      also: ['شاخص', 'عنوان معیار'],
      width: 36,
      of: (row, locale) => row.criterion[locale],
      fixed: true,
    },
    {
      key: 'weight',
      fa: fa['col.weight'],
      en: en['col.weight'],
      width: 8,
      of: (row, locale) => numberCell(row.criterion.weight, locale),
      outOnly: true,
    },
    {
      key: 'score',
      fa: fa['col.given'],
      en: en['col.given'],
      also: ['نمره'],
      width: 10,
      of: (row, locale) => numberCell(row.score, locale),
      choices: { fa: ['۱', '۲', '۳', '۴', '۵'], en: ['1', '2', '3', '4', '5'] },
    },
    {
      key: 'anchor',
      fa: fa['col.anchor'],
      en: en['col.anchor'],
      width: 36,
      of: (row, locale) => row.shown?.anchor?.[locale],
      outOnly: true,
    },
    {
      key: 'evidence',
      fa: fa['col.evidence'],
      en: en['col.evidence'],
      also: ['شاهد', 'مستند'],
      width: 48,
      of: (row) => row.evidence,
    },
    { key: 'source', fa: fa['col.source'], en: en['col.source'], width: 28, of: (row) => row.source },
    {
      key: 'asOf',
      fa: fa['col.asOf'],
      en: en['col.asOf'],
      also: ['تاریخ'],
      of: (row, locale) => dayCell(row.asOf, locale),
    },
    {
      key: 'points',
      fa: fa['col.points'],
      en: en['col.points'],
      of: (row, locale) => numberCell(row.shown?.cell.points, locale),
      outOnly: true,
    },
    {
      key: 'state',
      fa: fa['col.state'],
      en: en['col.state'],
      of: (row, locale) => row.shown && words[locale][`standing.${row.shown.cell.standing}`],
      outOnly: true,
    },
    {
      key: 'files',
      fa: fa['col.files'],
      en: en['col.files'],
      width: 28,
      of: (row) => row.shown?.cell.given?.files.map((file) => file.name).join('، ') || null,
      outOnly: true,
    },
    {
      key: 'by',
      fa: fa['col.by'],
      en: en['col.by'],
      width: 22,
      of: (row) => row.shown?.cell.given?.by?.name,
      outOnly: true,
    },
  ],
  rows: async (ctx, asked, { limit, offset }) => (await rowsOf(ctx, asked)).slice(offset, offset + limit),
  takeIn: {
    permission: 'ranking.score',
    keyed: rowAt,
    // a row names a criterion of a ranked cluster, or is refused there
    create: async () => {
      throw refuseCell('criterion', 'ranking.noSuchCriterion')
    },
    change: (ctx, row, differing, asked, said) => give(ctx, row, differing, said, asked),
  },
})

export const rankingLists: readonly AnyList[] = [scores]
