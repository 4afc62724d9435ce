import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { CriteriaContent } from './criteria.schema.ts'
import { rankingPolicy } from './ranking.policy.ts'
import type { VisitsView } from './ranking.schema.ts'
import { getRound, listVisits } from './ranking.store.ts'
import { provinceOf } from './ranking.view.ts'
import { candidatesOf } from './standing.ts'

const count = (value: unknown) => (typeof value === 'number' ? value : null)

/** The field visits of a cluster in a round that stand, and the questions that are asked there. @throws 404 */
export async function visitsView(ctx: Ctx, id: string, clusterId: string): Promise<VisitsView> {
  const record = await getRecord(ctx.db, ctx.actor, id, 'prioritisation')
  const round = await getRound(ctx.db, id)
  const cluster = (await candidatesOf(ctx, ctx.db, round)).find((one) => one.id === clusterId)
  if (!cluster) throw notFound()
  const content = CriteriaContent.parse(round.criteria)
  const all = await listVisits(ctx.db, id, clusterId)
  const corrected = new Set(all.map((one) => one.replaces))
  const nameOf = await namesOf(
    ctx.db,
    all.map((one) => one.made_by),
  )
  const names = new Map(content.criteria.map(({ code, fa, en }) => [code, { code, fa, en }]))
  const asked = (content.field_visit ?? {}) as Record<string, unknown>
  return {
    round: { id, title: record.title, state: round.state },
    province: await provinceOf(ctx, round.province_id),
    cluster: { id: cluster.id, title: cluster.title },
    questions: content.field_questions.map((one) => ({
      code: one.code,
      fa: one.fa,
      en: one.en,
      topic: { fa: one.topic_fa, en: one.topic_en },
      criterion: names.get(one.informs_criterion ?? '') ?? null,
    })),
    visitors: {
      least: count(asked.visitors_min),
      units: count(asked.min_units),
      others: count(asked.min_stakeholders_other),
    },
    rows: all
      .filter((one) => !corrected.has(one.id))
      .map((one) => ({
        id: one.id,
        visitedOn: one.visited_on,
        visitors: one.visitors,
        note: one.note,
        answers: one.answers,
        by: nameOf(one.made_by),
        at: one.made_at.toISOString(),
        replaces: one.replaces,
      })),
    may: {
      enter:
        round.state === 'open'
          ? may(rankingPolicy['ranking.score'], ctx.actor, { provinceId: round.province_id }, null)
          : `ranking.is_${round.state}`,
    },
  }
}
