import type { Ctx } from '../../../kernel/context.ts'
import type { EditionChange, EditionSubject } from '../../../kernel/manifest.ts'
import { STOPPED } from '../clusters.bylaw.ts'
import { nextStage } from '../clusters.rules.ts'
import { listClusters } from '../clusters.store.ts'
import { bylawInForce } from './bylaw.read.ts'
import { type Bylaw, bylawOf, sampleGates, sampleName } from './bylaw.ts'
import { bodyName, standingStages } from './gate.decision.ts'
import { blocksOf, type GateFact, gateFacts } from './gate.rules.ts'
import { GatesContent } from './gates.content.schema.ts'
import { papersOf } from './papers.store.ts'
import { standingOf } from './standing.ts'

/** A block as one sentence with its clause; a body that decides is part of it. */
function said(fact: GateFact, bylaw: Bylaw) {
  const body = bodyName(fact.code)
  const text = (locale: 'fa' | 'en') => {
    const block = fact.block[locale].replace(/\.$/, '')
    if (fact.kind === 'document') return `${block}: ${fact.says[locale]}`
    if (fact.kind === 'decision') return `${block}: ${body[locale]}`
    return block
  }
  return { fa: text('fa'), en: text('en'), clause: bylaw.clauseOf(fact.clause).label }
}
const keyOf = (fact: GateFact) => `${fact.kind}:${fact.code}`

/**
 * What would block the next gate of each cluster under a content, and what would no more. Clusters of a province whose own edition is
 * in force do not follow the nation's.
 */
async function preview(ctx: Ctx, provinceId: string | null, content: unknown): Promise<EditionChange[]> {
  const after = bylawOf(GatesContent.parse(content), sampleName)
  const clusters = await listClusters(ctx.db, ctx.actor, provinceId === null ? {} : { province: provinceId })
  const papers = await papersOf(
    ctx.db,
    clusters.map((cluster) => cluster.id),
  )
  const changes: EditionChange[] = []
  for (const cluster of clusters) {
    const before = await bylawInForce(ctx.db, { provinceId: cluster.provinceId, day: ctx.clock.today() })
    if (provinceId === null && before.edition.id !== null && (await isOwn(ctx, cluster.provinceId))) continue
    const reached = await standingStages(ctx.db, ctx, cluster.id)
    const stage = reached.has(STOPPED) ? null : nextStage(reached)
    if (!stage) continue
    const of = { clusterId: cluster.id, stage: stage.code, reached, papers: papers.get(cluster.id) ?? [] }
    const blocks = async (bylaw: Bylaw) =>
      blocksOf(gateFacts(bylaw, stage.code, await standingOf(ctx.db, ctx, bylaw, of)))
    const [now, then] = [await blocks(before), await blocks(after)]
    const missingIn = (one: readonly GateFact[], other: readonly GateFact[]) =>
      one.filter((fact) => !other.some((found) => keyOf(found) === keyOf(fact)))
    const appears = missingIn(then, now).map((fact) => said(fact, after))
    const vanishes = missingIn(now, then).map((fact) => said(fact, before))
    if (appears.length + vanishes.length === 0) continue
    const about = { fa: stage.fa, en: stage.en }
    changes.push({ recordId: cluster.id, title: cluster.title, about, appears, vanishes })
  }
  return changes
}

/** Does the province follow an edition of its own? */
const isOwn = async (ctx: Ctx, provinceId: string) => {
  const day = ctx.clock.today()
  const [own, nation] = [
    await bylawInForce(ctx.db, { provinceId, day }),
    await bylawInForce(ctx.db, { provinceId: null, day }),
  ]
  return own.edition.id !== nation.edition.id
}

/** The by-law on the gates of clusters, kept in editions. */
export const gatesSubject: EditionSubject = {
  shape: GatesContent,
  sample: { ...sampleName, content: sampleGates },
  preview,
}
