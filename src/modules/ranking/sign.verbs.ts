import { dayInTehran } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { linkRecords } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { bodyKindOf, findDecided } from '../meetings/index.ts'
import { checkDecision } from './decision.rules.ts'
import { passedOver } from './ranking.rules.ts'
import type { SignBody } from './ranking.schema.ts'
import { findByDecision, updateRound } from './ranking.store.ts'
import { checkFinished, clean, heldRound } from './rounds.verbs.ts'
import { rankingOf } from './standing.ts'

/** The name of a kind of body in both languages. */
export const bodyName = (code: string) => {
  const kind = bodyKindOf(code)
  return { code, fa: kind?.fa ?? code, en: kind?.en ?? code }
}

/**
 * Signs the ranking with the committee's resolution and the priority list that it chose. From then on it never changes, whatever criteria
 * come later. To pass over a higher place the reason is asked.
 *
 * @throws 422 `noSuchResolution`, what `checkDecision` refuses, `notRanked`, `passedOver`; 409 `decisionUsed`, `unfinished` where a cluster
 *   joined meanwhile, `kernel.stale` and the state that keeps it
 */
export const signRound = (ctx: Ctx, id: string, input: SignBody): Promise<void> =>
  runVerb(ctx, 'ranking.sign', async (tx, entry) => {
    const { record, round } = await heldRound(tx, ctx, id, 'ranking.sign', input.version, ['presented'])
    const { content, candidates, placed } = await rankingOf(ctx, tx, round)
    const names = new Map(content.criteria.map((one) => [one.code, one.fa]))
    checkFinished(placed, round.left_out, (code) => names.get(code) ?? code)
    const decided = await findDecided(tx, ctx.actor, input.decisionId)
    if (!decided)
      throw refuse('ranking.noSuchResolution', {}, [{ path: 'decisionId', code: 'ranking.noSuchResolution' }])
    checkDecision(
      decided,
      {
        provinceId: round.province_id,
        openedOn: dayInTehran(round.opened_at),
        clusterIds: new Set(candidates.map((one) => one.id)),
      },
      bodyName(content.deciding_body),
    )
    if (await findByDecision(tx, decided.id))
      throw conflict('ranking.decisionUsed', {}, [{ path: 'decisionId', code: 'ranking.decisionUsed' }])
    const chosen = new Set(input.chosen)
    const ranked = placed.filter((one) => one.place !== null)
    if ([...chosen].some((one) => !ranked.some((other) => other.clusterId === one)))
      throw refuse('ranking.notRanked', {}, [{ path: 'chosen', code: 'ranking.notRanked' }])
    const over = passedOver(placed, chosen)
    const reason = input.reason ? clean(input.reason) : null
    if (over.length > 0 && !reason) {
      const details = { names: over.map((one) => one.title) }
      throw refuse('ranking.passedOver', details, [{ path: 'reason', code: 'ranking.passedOver', details }])
    }
    const at = ctx.clock.now()
    await updateRound(tx, id, {
      state: 'signed',
      ranking: ranked.map(({ clusterId, title, score, place }) => ({
        clusterId,
        title,
        score: score!,
        place: place!,
        chosen: chosen.has(clusterId),
      })),
      decision_id: decided.id,
      decided_on: decided.decidedOn,
      signed_at: at,
      signed_by: ctx.actor.personId || null,
      reason,
    })
    await linkRecords(tx, at, decided.id, id, 'decides')
    entry({
      recordId: id,
      provinceId: record.provinceId,
      after: {
        decision: decided.id,
        decidedOn: decided.decidedOn,
        count: ranked.length,
        first: ranked[0]!.title,
        chosen: ranked.filter((one) => chosen.has(one.clusterId)).map((one) => one.title),
      },
      reason,
    })
  })
