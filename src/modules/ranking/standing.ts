import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { type ClusterStanding, listStanding } from '../clusters/index.ts'
import { CriteriaContent } from './criteria.schema.ts'
import { type GivenScore, isCandidate, type Placed, rank, resultOf } from './ranking.rules.ts'
import { listScores, type RoundRow } from './ranking.store.ts'
import type { CriterionScoresTable, LeftOut } from './ranking.tables.ts'

/** All scores of a round by cluster and criterion, oldest first. */
export const byCell = (rows: readonly CriterionScoresTable[]) =>
  new Map(
    [...Map.groupBy(rows, (row) => row.cluster_id)].map(([cluster, own]) => [
      cluster,
      Map.groupBy(own, (row) => row.criterion),
    ]),
  )
export type Cells = ReturnType<typeof byCell>

const asGiven = ({ score, anchor, evidence, source, as_of: asOf }: CriterionScoresTable): GivenScore => ({
  score,
  anchor,
  evidence,
  source,
  asOf,
})

/** The score that stands of each criterion: the latest. */
export const latest = (cells: Cells, clusterId: string): Map<string, GivenScore> =>
  new Map([...(cells.get(clusterId) ?? [])].map(([criterion, rows]) => [criterion, asGiven(rows.at(-1)!)]))

/** Clusters ranked in a round: while it runs those that the criteria name as they stand today, once signed those that were. */
export async function candidatesOf(ctx: Ctx, db: Db | Tx, round: RoundRow): Promise<ClusterStanding[]> {
  const all = await listStanding({ ...ctx, db: db as Db }, round.province_id)
  if (round.state !== 'signed') return all.filter((one) => isCandidate(CriteriaContent.parse(round.criteria), one))
  const titles = new Map(round.ranking!.map((one) => [one.clusterId, one.title]))
  const then = new Set([...titles.keys(), ...round.left_out.map((one) => one.clusterId)])
  return all.filter((one) => then.has(one.id)).map((one) => ({ ...one, title: titles.get(one.id) ?? one.title }))
}

/** The ranking as a content and these scores give it. */
export const rankedBy = (
  content: CriteriaContent,
  candidates: readonly ClusterStanding[],
  cells: Cells,
  leftOut: readonly LeftOut[] = [],
): Placed[] =>
  rank(
    candidates.map(({ id, title }) => ({ clusterId: id, title, ...resultOf(content.criteria, latest(cells, id)) })),
    leftOut,
  )

/** The ranking of a round as it stands. */
export async function rankingOf(ctx: Ctx, db: Db | Tx, round: RoundRow, leftOut: readonly LeftOut[] = round.left_out) {
  const content = CriteriaContent.parse(round.criteria)
  const candidates = await candidatesOf(ctx, db, round)
  const cells = byCell(await listScores(db, round.id))
  return { content, candidates, cells, placed: rankedBy(content, candidates, cells, leftOut) }
}
