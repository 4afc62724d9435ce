import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { attachFiles } from '../../kernel/files/attach.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { CriteriaContent } from './criteria.schema.ts'
import { rankingPolicy } from './ranking.policy.ts'
import type { ScoreBody, VisitBody } from './ranking.schema.ts'
import { insertScore, insertVisit, listScores, listVisits, lockRound } from './ranking.store.ts'
import { checkState, clean } from './rounds.verbs.ts'
import { candidatesOf } from './standing.ts'

/** An open round and a cluster ranked in it, permitted; held against a change of its state. @throws 404, 403; 409 the state; 422 `ranking.notCandidate` */
async function openCell(tx: Tx, ctx: Ctx, id: string, clusterId: string) {
  const record = await getRecord(tx, ctx.actor, id, 'prioritisation')
  authorize(rankingPolicy['ranking.score'], ctx.actor, record, null)
  const round = await lockRound(tx, id, 'share')
  checkState(round, ['open'])
  const cluster = (await candidatesOf(ctx, tx, round)).find((one) => one.id === clusterId)
  if (!cluster) throw refuse('ranking.notCandidate', {}, [{ path: 'cluster', code: 'ranking.notCandidate' }])
  return { record, round, content: CriteriaContent.parse(round.criteria), cluster }
}

const notAhead = (path: string, day: string | undefined, today: string) => {
  if (day && day > today)
    throw refuse('ranking.futureDay', { day }, [{ path, code: 'ranking.futureDay', details: { day } }])
}

/**
 * Scores a criterion of a cluster, with what proves it; an earlier score stays in the history. Without evidence it is kept and marked,
 * and keeps the round from the committee.
 *
 * @throws 422 `ranking.noSuchCriterion`, `ranking.futureDay`, `kernel.fileNotYours`; 409 `kernel.stale` where another scored it meanwhile
 */
export const scoreCriterion = (
  ctx: Ctx,
  id: string,
  at: { cluster: string; criterion: string },
  input: ScoreBody,
): Promise<{ n: number }> =>
  runVerb(ctx, 'ranking.score', async (tx, entry) => {
    const { record, content, cluster } = await openCell(tx, ctx, id, at.cluster)
    const criterion = content.criteria.find((one) => one.code === at.criterion)
    if (!criterion)
      throw refuse('ranking.noSuchCriterion', {}, [{ path: 'criterion', code: 'ranking.noSuchCriterion' }])
    notAhead('asOf', input.asOf, ctx.clock.today())
    const rows = (await listScores(tx, id, cluster.id)).filter((row) => row.criterion === criterion.code)
    const last = rows.at(-1)
    if (input.after !== (last?.n ?? 0)) throw conflict('kernel.stale', { yours: input.after, now: last?.n ?? 0 })
    const fileIds = [...new Set(input.fileIds ?? [])]
    const kept = new Set(last?.file_ids)
    const fresh = fileIds.filter((one) => !kept.has(one))
    await attachFiles(tx, ctx.clock.now(), ctx.actor, fresh, id)
    const evidence = input.evidence ? normaliseInput(input.evidence).trim() || null : null
    const source = input.source ? clean(input.source) || null : null
    const anchor = input.score === null ? null : criterion.anchors[input.score - 1]!.fa
    const n = input.after + 1
    await insertScore(tx, {
      id: newId(),
      prioritisation_id: id,
      cluster_id: cluster.id,
      criterion: criterion.code,
      n,
      score: input.score,
      anchor,
      evidence,
      source,
      as_of: input.asOf ?? null,
      file_ids: fileIds,
      made_by: ctx.actor.personId || null,
      made_at: ctx.clock.now(),
    })
    const said = { cluster: cluster.title, clusterId: cluster.id, criterion: criterion.fa, criterionEn: criterion.en }
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: last ? { score: last.score, evidence: last.evidence, source: last.source, asOf: last.as_of } : null,
      after: {
        ...said,
        score: input.score,
        scoreText: input.score === null ? '—' : String(input.score),
        evidence,
        source,
        asOf: input.asOf ?? null,
        files: fileIds.length,
      },
    })
    return { n }
  })

/**
 * Types in a field visit with its own day: who went, and each answer with the name and post of who gave it. A correction is a new entry
 * that names the one it replaces.
 *
 * @throws 422 `ranking.futureDay`, `ranking.noSuchQuestion`, `ranking.noSuchVisit`; 409 `ranking.visitCorrected`
 */
export const enterVisit = (ctx: Ctx, id: string, clusterId: string, input: VisitBody): Promise<{ id: string }> =>
  runVerb(ctx, 'ranking.enterVisit', async (tx, entry) => {
    const { record, content, cluster } = await openCell(tx, ctx, id, clusterId)
    notAhead('visitedOn', input.visitedOn, ctx.clock.today())
    const asked = new Set(content.field_questions.map((one) => one.code))
    for (const [place, { question }] of input.answers.entries())
      if (!asked.has(question))
        throw refuse('ranking.noSuchQuestion', {}, [
          { path: `answers.${place}.question`, code: 'ranking.noSuchQuestion' },
        ])
    const replaces = input.replaces ?? null
    if (replaces && !(await listVisits(tx, id, clusterId)).some((one) => one.id === replaces))
      throw refuse('ranking.noSuchVisit', {}, [{ path: 'replaces', code: 'ranking.noSuchVisit' }])
    const visit = newId()
    const visitors = clean(input.visitors)
    await insertVisit(tx, {
      id: visit,
      prioritisation_id: id,
      cluster_id: clusterId,
      visited_on: input.visitedOn,
      visitors,
      answers: input.answers.map(({ question, answer, by }) => ({
        question,
        answer: normaliseInput(answer).trim(),
        by: clean(by),
      })),
      note: input.note ? normaliseInput(input.note).trim() || null : null,
      replaces,
      made_by: ctx.actor.personId || null,
      made_at: ctx.clock.now(),
    })
    entry({
      recordId: id,
      provinceId: record.provinceId,
      after: {
        cluster: cluster.title,
        clusterId,
        visitedOn: input.visitedOn,
        visitors,
        count: input.answers.length,
        replaces,
      },
    })
    return { id: visit }
  })
