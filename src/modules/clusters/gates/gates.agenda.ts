import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import type { AgendaRow, AgendaSelect, DecidingBody, Effects } from '../../../kernel/manifest.ts'
import { getRecord, touchRecord, visible } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { fill } from '../../../kernel/words.ts'
import { STOPPED, type Stage } from '../clusters.bylaw.ts'
import { nextStage } from '../clusters.rules.ts'
import { bylawInForce } from './bylaw.read.ts'
import { decidesOf } from './decision.rules.ts'
import { gateDecision, type OfCluster, standingStages } from './gate.decision.ts'
import { blocksOf, gateFacts } from './gate.rules.ts'
import { en } from './gates.en.ts'
import { fa } from './gates.fa.ts'
import { papersOf } from './papers.store.ts'
import { standingOf } from './standing.ts'

/** The next stage of a cluster, where this body decides its gate and nothing but the decision keeps it closed; else null. */
async function readyGate(db: Db | Tx, ctx: Ctx, cluster: OfCluster, body: DecidingBody): Promise<Stage | null> {
  const reached = await standingStages(db, ctx, cluster.id)
  const stage = reached.has(STOPPED) ? null : nextStage(reached)
  if (!stage) return null
  const bylaw = await bylawInForce(db, { provinceId: cluster.provinceId, day: ctx.clock.today() })
  const place = { ...cluster, provinceId: cluster.provinceId ?? '' }
  if (decidesOf(body, bylaw.gateOf(stage.code).decidingBody, place) !== 'yes') return null
  const papers = (await papersOf(db, [cluster.id])).get(cluster.id) ?? []
  const standing = await standingOf(db, ctx, bylaw, { clusterId: cluster.id, stage: stage.code, reached, papers })
  return blocksOf(gateFacts(bylaw, stage.code, { ...standing, decided: true })).length === 0 ? stage : null
}

/** Clusters under way in the place of a body: its own, or all of its province where it stands above clusters. */
const clustersOf = (place: { clusterId: ReturnType<typeof sql>; provinceId: ReturnType<typeof sql> }) => sql`
  select cluster.id, record.title, record.created_at from clusters cluster join records record on record.id = cluster.id
  where (${place.clusterId} is not null and record.id = ${place.clusterId})
    or (${place.clusterId} is null and record.province_id = ${place.provinceId})`

/** Gates that wait for nothing but this body's decision. */
export const gatesAgenda: readonly AgendaSelect[] = [
  {
    what: 'clusters.gate',
    title: (details) => fill(fa['candidate.gate'], details),
    select: () => sql<AgendaRow>`
      select 'clusters.gate' as what, cluster.id as subject_id, cluster.id as record_id, null::timestamptz as since, null::date as due,
        jsonb_build_object('title', cluster.title) as details
      from asking cross join lateral (${clustersOf({
        clusterId: sql`asking.cluster_id`,
        provinceId: sql`asking.province_id`,
      })}) cluster`,
    async keep(db, ctx, body, rows) {
      const kept: AgendaRow[] = []
      for (const row of rows) {
        const stage = await readyGate(db, ctx, { id: row.record_id, provinceId: body.provinceId }, body)
        if (stage) kept.push({ ...row, details: { ...row.details, stage: stage.fa, stageEn: stage.en } })
      }
      return kept
    },
  },
]

/** A body carries a cluster through its next gate; the stage is entered, dated to the session, when the minutes become final. */
export const gatesEffects: Effects = {
  'clusters.gate': {
    category: 'gate_decision',
    says: ({ title, details }) => {
      const values = { title, ...details }
      return { fa: fill(fa['effect.gate'], values), en: fill(en['effect.gate'], values) }
    },
    async offers(db, ctx, body) {
      const { rows } = await sql<{ id: string; title: string }>`
        select records.id, records.title from (${clustersOf({
          clusterId: sql`${body.clusterId}::uuid`,
          provinceId: sql`${body.provinceId}::text`,
        })}) cluster join records on records.id = cluster.id where ${visible(ctx.actor)} order by records.title`.execute(
        db,
      )
      const offers = []
      for (const row of rows) {
        const stage = await readyGate(db, ctx, { id: row.id, provinceId: body.provinceId }, body)
        if (!stage) continue
        const details = { stage: stage.code, stageFa: stage.fa, stageEn: stage.en }
        offers.push({ recordId: row.id, title: row.title, details })
      }
      return offers
    },
    async check(db, ctx, asked) {
      const cluster = await getRecord(db, ctx.actor, asked.recordId, 'cluster')
      const { resolutionId: decisionId, details } = asked
      await gateDecision.check(db, ctx, cluster, { stage: details.stage ?? '', decisionId })
    },
    apply: (_tx, ctx, asked) =>
      runVerb(ctx, 'clusters.openGate', async (tx, entry) => {
        const cluster = await getRecord(tx, ctx.actor, asked.recordId, 'cluster')
        await touchRecord(tx, cluster, null)
        const { resolutionId: decisionId, details } = asked
        const checked = await gateDecision.check(tx, ctx, cluster, { stage: details.stage ?? '', decisionId })
        await gateDecision.apply(tx, ctx, checked)
        const { code, fa, en } = checked.stage
        const { edition } = checked.bylaw
        entry({
          recordId: cluster.id,
          provinceId: cluster.provinceId,
          after: {
            stage: code,
            stageFa: fa,
            stageEn: en,
            since: checked.since,
            decision: decisionId,
            edition: edition.id,
            editionFa: edition.fa,
            editionEn: edition.en,
          },
        })
      }),
  },
}
