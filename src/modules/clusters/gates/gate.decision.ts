import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { linkRecords } from '../../../kernel/records.ts'
import { bodyKindOf, findDecided } from '../../meetings/index.ts'
import { STOPPED, type Stage, stageByCode } from '../clusters.bylaw.ts'
import { stageRow } from '../clusters.entry.ts'
import { checkTakenOver, reachedStages, type StageRow } from '../clusters.rules.ts'
import { insertStage, stagesOf } from '../clusters.store.ts'
import { bylawInForce } from './bylaw.read.ts'
import type { Bylaw } from './bylaw.ts'
import { type BodyOfGate, checkDecision, decidesOf } from './decision.rules.ts'
import { blocksOf, type GateFact, gateFacts, type Known } from './gate.rules.ts'
import { papersOf, stagesDecidedBy } from './papers.store.ts'
import { standingOf } from './standing.ts'

/** The cluster whose gate is decided. */
export interface OfCluster {
  id: string
  provinceId: string | null
}

export interface GateAsked {
  stage: string
  decisionId: string
  /** What the deed itself says: the cause of a stop is written in it. */
  said?: ReadonlyMap<string, Known>
}

/** A gate that may open, with the day on which it was decided. */
export interface GateChecked {
  cluster: OfCluster
  stage: Stage
  decisionId: string
  decision: string
  /** Day of the session; null where no paper gives one. */
  since: string | null
  bylaw: Bylaw
}

/** The name of a kind of body in both languages. */
export const bodyName = (code: string) => {
  const kind = bodyKindOf(code)
  return { code, fa: kind?.fa ?? code, en: kind?.en ?? code }
}

/** Everything that stands about the stages now, whatever its day. */
export async function standingStages(db: Db | Tx, ctx: Ctx, clusterId: string): Promise<Map<string, StageRow>> {
  const rows = (await stagesOf(db, [clusterId])).get(clusterId) ?? []
  return reachedStages(rows, { asOf: '9999-12-31', knownAt: ctx.clock.now().toISOString() })
}

/** The refusal of a closed gate: every block with its clause, each at its own field. */
export function gateClosed(bylaw: Bylaw, stage: Stage, blocks: readonly GateFact[]) {
  return conflict(
    'clusters.gateClosed',
    { stage: stage.fa, stageEn: stage.en, count: blocks.length },
    blocks.map((block) => {
      const clause = bylaw.clauseOf(block.clause).label
      // a missing document is named, not only that one is missing
      const text = (locale: 'fa' | 'en') =>
        block.kind === 'document'
          ? `${block.block[locale].replace(/\.$/, '')}: ${block.says[locale]}`
          : block.block[locale]
      return {
        path: `gate.${block.code}`,
        code: block.state === 'unknown' ? 'clusters.blockUnknown' : 'clusters.block',
        details: { text: text('fa'), textEn: text('en'), clause: clause.fa, clauseEn: clause.en },
      }
    }),
  )
}

/**
 * A gate as a body decides it. The verb of the clusters' page uses it, and so may minutes that carry the decision: they ask `check`
 * while minuting and `apply` in the transaction in which they become final.
 */
export const gateDecision = {
  kind: 'clusters.gate',

  /** Is this the body that the by-law in force names for the gate of this cluster? */
  async mayDecide(db: Db | Tx, ctx: Ctx, cluster: OfCluster, stage: string, body: BodyOfGate): Promise<boolean> {
    const bylaw = await bylawInForce(db, { provinceId: cluster.provinceId, day: ctx.clock.today() })
    return stageByCode(stage) !== undefined && decidesOf(body, bylaw.gateOf(stage).decidingBody, cluster) === 'yes'
  },

  /**
   * Does the gate open with this resolution today?
   *
   * @throws 422 `unknownStage`, `noSuchResolution` and what `checkDecision` refuses; 409 `gatePassed`, `isStopped`, `alreadyStopped`,
   *   `gateClosed` with every block and its clause; `stageBeforeEarlier` where the session was before the stage that stands
   */
  async check(db: Db | Tx, ctx: Ctx, cluster: OfCluster, asked: GateAsked): Promise<GateChecked> {
    const stage = stageByCode(asked.stage)
    if (!stage) throw refuse('clusters.unknownStage', {}, [{ path: 'stage', code: 'clusters.unknownStage' }])
    const reached = await standingStages(db, ctx, cluster.id)
    const stopping = stage.code === STOPPED
    if (reached.has(STOPPED)) throw conflict(stopping ? 'clusters.alreadyStopped' : 'clusters.isStopped')
    const bylaw = await bylawInForce(db, { provinceId: cluster.provinceId, day: ctx.clock.today() })
    const papers = (await papersOf(db, [cluster.id])).get(cluster.id) ?? []
    const standing = await standingOf(db, ctx, bylaw, { clusterId: cluster.id, stage: stage.code, reached, papers })
    if (stage.order !== null && stage.order <= standing.furthest)
      throw conflict('clusters.gatePassed', { stage: stage.fa, stageEn: stage.en })
    const known = new Map([...standing.known, ...(asked.said ?? [])])
    const decided = { ...standing, known, decided: true }
    const blocks = blocksOf(gateFacts(bylaw, stage.code, decided))
    if (blocks.length > 0) throw gateClosed(bylaw, stage, blocks)
    const decision = await checkedDecision(
      db,
      ctx,
      cluster,
      stage,
      bylaw.gateOf(stage.code).decidingBody,
      asked.decisionId,
    )
    checkTakenOver(reached, { stage: stage.code, since: decision.decidedOn }, ctx.clock.today())
    return {
      cluster,
      stage,
      decisionId: decision.id,
      decision: decision.text,
      since: decision.decidedOn,
      bylaw,
    }
  },

  /** Carries the cluster into the stage, dated to the session, and ties the resolution to it. */
  async apply(tx: Tx, ctx: Ctx, checked: GateChecked, reason: string | null = null): Promise<void> {
    const { cluster, stage, decisionId, since } = checked
    await insertStage(tx, {
      ...stageRow(cluster.id, stage.code, ctx.clock.now()),
      since,
      source: null,
      taken_over: false,
      decision_id: decisionId,
      reason,
    })
    await linkRecords(tx, ctx.clock.now(), decisionId, cluster.id, 'decides')
  },
}

/** The resolution, visible and fit to carry the cluster into that stage. */
export async function checkedDecision(
  db: Db | Tx,
  ctx: Ctx,
  cluster: OfCluster,
  stage: Stage,
  wanted: string,
  decisionId: string,
) {
  const decided = await findDecided(db, ctx.actor, decisionId)
  if (!decided)
    throw refuse('clusters.noSuchResolution', {}, [{ path: 'decisionId', code: 'clusters.noSuchResolution' }])
  checkDecision(decided, cluster, stage.code, bodyName(wanted), await stagesDecidedBy(db, decisionId))
  return decided
}
