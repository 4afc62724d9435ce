import type { Ctx } from '../../kernel/context.ts'
import type { EditionChange, EditionSubject } from '../../kernel/manifest.ts'
import { listProvinces } from '../directory/index.ts'
import { criteriaInForce, sampleCriteria, sampleName } from './criteria.read.ts'
import { CriteriaContent } from './criteria.schema.ts'
import { movesOf, type Placed } from './ranking.rules.ts'
import { findRunning, findSigned, getRound } from './ranking.store.ts'
import { rankedBy, rankingOf } from './standing.ts'

/**
 * Which clusters a content would move, by the scores of the round that runs in a province, else of its latest signed one: against the
 * criteria of that round. It foretells; neither of the two changes by it.
 */
async function movesIn(ctx: Ctx, provinceId: string, content: CriteriaContent): Promise<EditionChange[]> {
  const found = (await findRunning(ctx.db, provinceId)) ?? (await findSigned(ctx.db, provinceId))
  if (!found) return []
  const round = await getRound(ctx.db, found.id)
  const { candidates, cells, placed: before } = await rankingOf(ctx, ctx.db, round)
  const after = rankedBy(content, candidates, cells, round.left_out)
  const scoreIn = (placed: readonly Placed[], id: string) => placed.find((one) => one.clusterId === id)?.score ?? null
  const about = { fa: round.edition_fa, en: round.edition_en }
  return movesOf(before, after).map(({ clusterId, title, from, to }) => ({
    recordId: clusterId,
    title,
    about,
    appears: [],
    vanishes: [],
    moves: { from, to, scoreFrom: scoreIn(before, clusterId), scoreTo: scoreIn(after, clusterId) },
  }))
}

/** Provinces that follow the nation's criteria see a change of those; one with an edition of its own does not. */
async function preview(ctx: Ctx, provinceId: string | null, raw: unknown): Promise<EditionChange[]> {
  const content = CriteriaContent.parse(raw)
  if (provinceId !== null) return movesIn(ctx, provinceId, content)
  const day = ctx.clock.today()
  const changes: EditionChange[] = []
  const nation = await criteriaInForce(ctx.db, { provinceId: '', day })
  for (const { code } of await listProvinces(ctx.db)) {
    const own = await criteriaInForce(ctx.db, { provinceId: code, day })
    if (own.edition.id === nation.edition.id) changes.push(...(await movesIn(ctx, code, content)))
  }
  return changes
}

/** The criteria of prioritisation, kept in editions. */
export const criteriaSubject: EditionSubject = {
  shape: CriteriaContent,
  sample: {
    code: sampleName.code,
    fa: sampleName.fa,
    en: sampleName.en,
    title: { fa: 'معیارهای اولویت‌بندی خوشه‌ها', en: 'Criteria of cluster prioritisation' },
    content: sampleCriteria,
  },
  preview,
}
