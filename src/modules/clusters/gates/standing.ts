import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { stageByCode } from '../clusters.bylaw.ts'
import { furthest, type StageRow } from '../clusters.rules.ts'
import type { ClusterPapersTable } from '../clusters.tables.ts'
import type { Bylaw } from './bylaw.ts'
import { gatesInto, type Known, type Standing, yearBehind } from './gate.rules.ts'
import { bothCodes } from './opposites.rules.ts'

/** Papers and statements of one gate that stand: the latest of each code, where it does not take a document back. */
export function standingPapers(papers: readonly ClusterPapersTable[], gate: string): Map<string, ClusterPapersTable> {
  const latest = new Map<string, ClusterPapersTable>()
  for (const paper of papers.filter((one) => one.gate === gate)) latest.set(paper.code, paper)
  return new Map([...latest].filter(([, paper]) => paper.what === 'condition' || paper.holds))
}

/** What the rooms know of these codes for the cluster; a room that has nothing recorded is left out. */
async function knownOf(
  db: Db | Tx,
  ctx: Ctx,
  of: { clusterId: string; stage: string },
  codes: Iterable<string>,
): Promise<Map<string, Known>> {
  const gate = { stage: of.stage, yearBehind: yearBehind(of.stage) }
  const known = new Map<string, Known>()
  const ask = async (code: string) => {
    const said = await ctx.conditions?.[code]?.(db, ctx, of.clusterId, gate)
    if (said) known.set(code, said)
  }
  // one after the other inside a verb: there they share its connection
  if (db.isTransaction) for (const code of new Set(codes)) await ask(code)
  else await Promise.all([...new Set(codes)].map(ask))
  return known
}

/** Place on the way of the furthest stage reached; -1 before the first. */
export const furthestOrder = (reached: ReadonlyMap<string, StageRow>): number => {
  const row = furthest(reached)
  return row ? stageByCode(row.stage)!.order! : -1
}

/** Everything that stands for the gate into a stage: papers, what rooms know, what was stated. The decision is the caller's. */
export async function standingOf(
  db: Db | Tx,
  ctx: Ctx,
  bylaw: Bylaw,
  of: {
    clusterId: string
    stage: string
    reached: ReadonlyMap<string, StageRow>
    papers: readonly ClusterPapersTable[]
  },
): Promise<Standing> {
  const passed = furthestOrder(of.reached)
  const gates = gatesInto(bylaw, of.stage, passed)
  const codes = gates.flatMap((gate) => [...gate.conditions, ...gate.blocks].flatMap(({ code }) => bothCodes(code)))
  const papers = standingPapers(of.papers, of.stage)
  return {
    furthest: passed,
    papers: new Set([...papers.values()].filter((one) => one.what === 'document').map((one) => one.code)),
    known: await knownOf(db, ctx, of, codes),
    stated: new Map([...papers.values()].filter((one) => one.what === 'condition').map((one) => [one.code, one.holds])),
    decided: false,
  }
}
