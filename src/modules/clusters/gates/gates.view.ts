import type { Ctx } from '../../../kernel/context.ts'
import { may } from '../../../kernel/policy.ts'
import { bodyKindOf, listBodies } from '../../meetings/index.ts'
import { stageByCode } from '../clusters.bylaw.ts'
import { clustersPolicy } from '../clusters.policy.ts'
import type { StageRow, When } from '../clusters.rules.ts'
import type { ClusterPapersTable } from '../clusters.tables.ts'
import type { Bylaw } from './bylaw.ts'
import { decidesOf } from './decision.rules.ts'
import { bodyName } from './gate.decision.ts'
import { blocksOf, type GateFact, gateFacts } from './gate.rules.ts'
import type { GateLine, GateView, PaperShown } from './gates.schema.ts'
import { factCode } from './opposites.rules.ts'
import { paperShapes } from './papers.view.ts'
import { standingOf, standingPapers } from './standing.ts'

export interface GateReader {
  cluster: { id: string; provinceId: string }
  bylaw: Bylaw
  reached: ReadonlyMap<string, StageRow>
  papers: readonly ClusterPapersTable[]
  marks: PaperShown['marks']
  /** Does the reader see more than the public record? */
  inside: boolean
  when: When & { isPast: boolean }
}

/** The gate into a stage: everything it asks for, how it stands, and where it can be decided. */
export async function gateView(ctx: Ctx, code: string, reader: GateReader): Promise<GateView> {
  const { cluster, bylaw, when } = reader
  const stage = stageByCode(code)!
  const gate = bylaw.gateOf(code)
  const known = reader.papers.filter((one) => one.made_at.toISOString() <= when.knownAt && one.dated <= when.asOf)
  // rooms answer for now only: of a past day the page tells what was asked, not how it stood
  const told = reader.inside && !when.isPast
  const of = { clusterId: cluster.id, stage: code, reached: reader.reached, papers: known }
  const papers = reader.inside ? standingPapers(known, code) : new Map<string, ClusterPapersTable>()
  const where = { provinceId: cluster.provinceId, clusterId: cluster.id }
  const withdraw = (paper: ClusterPapersTable) =>
    told &&
    paper.what === 'document' &&
    may(clustersPolicy['clusters.withdrawPaper'], ctx.actor, where, { ...where, madeBy: paper.made_by }) === true
  const [standing, shown, bodies] = await Promise.all([
    standingOf(ctx.db, told ? ctx : { ...ctx, conditions: {} }, bylaw, of),
    paperShapes(ctx, [...papers.values()], reader.marks, withdraw),
    placeBodies(ctx, cluster, gate.decidingBody),
  ])
  const facts = gateFacts(bylaw, code, standing)
  return {
    code,
    fa: stage.fa,
    en: stage.en,
    decidingBody: bodyName(gate.decidingBody),
    bodies,
    clause: bylaw.clauseOf(gate.decisionClause),
    lines: facts.map((fact) => lineOf(fact, bylaw, told, shown.get(papers.get(factCode(fact.code))?.id ?? '') ?? null)),
    closedBy: told ? blocksOf(facts).filter((fact) => fact.kind !== 'decision').length : null,
  }
}

const lineOf = (fact: GateFact, bylaw: Bylaw, told: boolean, paper: PaperShown | null): GateLine => ({
  kind: fact.kind,
  code: fact.code,
  ...(fact.kind === 'decision' ? { fa: bodyName(fact.code).fa, en: bodyName(fact.code).en } : fact.says),
  negative: fact.negative,
  block: fact.block,
  clause: bylaw.clauseOf(fact.clause),
  state: told ? fact.state : null,
  stated: fact.stated,
  optional: fact.optional,
  details: told ? fact.details : {},
  // a statement that a room's count has overtaken is history
  paper: fact.kind === 'document' || fact.stated ? paper : null,
})

/** Bodies of a kind of this cluster's place within sight. */
async function placeBodies(ctx: Ctx, cluster: GateReader['cluster'], kind: string) {
  const place = bodyKindOf(kind)?.reach === 'cluster' ? { clusterId: cluster.id } : { provinceId: cluster.provinceId }
  const here = await listBodies(ctx.db, ctx.actor, { ...place, kind })
  return here
    .filter((body) => decidesOf(body, kind, cluster) === 'yes')
    .map((body) => ({ id: body.id, name: body.title }))
}
