import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, notFound, refuse } from '../../../kernel/errors.ts'
import { attachFiles } from '../../../kernel/files/attach.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { getRecord, insertRecord, markProvenance, type RecordRow } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { STOPPED, type Stage, stageByCode } from '../clusters.bylaw.ts'
import { clean, marksFor, openCluster } from '../clusters.entry.ts'
import { clustersPolicy } from '../clusters.policy.ts'
import { bylawInForce } from './bylaw.read.ts'
import { standingStages } from './gate.decision.ts'
import { type GateFact, gateFacts } from './gate.rules.ts'
import type { AttestBody, FilePaperBody, WithdrawPaperBody } from './gates.schema.ts'
import { factCode } from './opposites.rules.ts'
import { findPaper, insertPaper, papersOf } from './papers.store.ts'
import { standingOf, standingPapers } from './standing.ts'

/** What the gate asks for and how it stands now. @throws 422 `unknownStage`; 409 `gatePassed`: a passed gate takes nothing more */
async function askedBy(tx: Tx, ctx: Ctx, cluster: RecordRow, code: string) {
  const stage = stageByCode(code)
  if (!stage) throw refuse('clusters.unknownStage', {}, [{ path: 'stage', code: 'clusters.unknownStage' }])
  const bylaw = await bylawInForce(tx, { provinceId: cluster.provinceId, day: ctx.clock.today() })
  const reached = await standingStages(tx, ctx, cluster.id)
  const papers = (await papersOf(tx, [cluster.id])).get(cluster.id) ?? []
  const standing = await standingOf(tx, ctx, bylaw, { clusterId: cluster.id, stage: code, reached, papers })
  const passed = stage.code === STOPPED ? reached.has(STOPPED) : stage.order! <= standing.furthest
  if (passed) throw conflict('clusters.gatePassed', { stage: stage.fa, stageEn: stage.en })
  return { stage, facts: gateFacts(bylaw, code, standing), papers }
}

const names = (stage: Stage, fact: Pick<GateFact, 'says'>) => ({
  gate: stage.code,
  stageFa: stage.fa,
  stageEn: stage.en,
  nameFa: fact.says.fa,
  nameEn: fact.says.en,
})

const notAhead = (day: string, today: string) => {
  if (day > today)
    throw refuse('clusters.futureDay', { day }, [{ path: 'dated', code: 'clusters.futureDay', details: { day } }])
}

/**
 * Files a document that the gate asks for, with its file. A new edition is a new row and the earlier one stays (by-law 1.3). The paper
 * is a record of its own, seen within the cluster's reach: the cluster itself is public, its papers are not.
 *
 * @throws 422 `unknownStage`, `unknownDocument`, `futureDay`, `kernel.fileNotYours`; 409 `gatePassed`, `kernel.stale`
 */
export const filePaper = (ctx: Ctx, clusterId: string, input: FilePaperBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.filePaper', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.filePaper', input.version)
    const { stage, facts } = await askedBy(tx, ctx, cluster, input.stage)
    const fact = facts.find((one) => one.kind === 'document' && one.code === input.code)
    if (!fact) throw refuse('clusters.unknownDocument', {}, [{ path: 'code', code: 'clusters.unknownDocument' }])
    notAhead(input.dated, ctx.clock.today())
    const { provinceId } = cluster
    const [number, edition] = [clean(input.number), input.edition ? clean(input.edition) : null]
    const at = ctx.clock.now()
    const id = await insertRecord(tx, at, {
      kind: 'clusterPaper',
      title: `${fact.says.fa}، ${cluster.title}`,
      provinceId,
      clusterId,
    })
    await attachFiles(tx, at, ctx.actor, [input.fileId], id, 'fileId')
    await insertPaper(tx, {
      ...paperRow(ctx, clusterId),
      id,
      gate: stage.code,
      code: fact.code,
      what: 'document',
      holds: true,
      dated: input.dated,
      number,
      edition,
      note: input.note ? clean(input.note) : null,
      file_id: input.fileId,
    })
    await markProvenance(tx, id, marksFor('', input.source))
    entry({
      recordId: clusterId,
      provinceId,
      after: { paper: id, code: fact.code, ...names(stage, fact), number, edition, dated: input.dated },
    })
    return { id }
  })

const paperRow = (ctx: Ctx, clusterId: string) => ({
  cluster_id: clusterId,
  delegation_id: null,
  number: null,
  edition: null,
  note: null,
  file_id: null,
  made_by: ctx.actor.personId || null,
  made_at: ctx.clock.now(),
})

/**
 * States of a condition that no room knows whether its sentence is true, on a day. What the system counts itself is not stated.
 *
 * @throws 422 `unknownStage`, `unknownCondition`, `futureDay`; 409 `knownAlready`, `gatePassed`, `kernel.stale`
 */
export const attest = (ctx: Ctx, clusterId: string, input: AttestBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.attest', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.attest', input.version)
    const { stage, facts } = await askedBy(tx, ctx, cluster, input.stage)
    const fact = facts.find((one) => one.kind === 'condition' && one.code === input.code)
    if (!fact) throw refuse('clusters.unknownCondition', {}, [{ path: 'code', code: 'clusters.unknownCondition' }])
    if (!fact.stated) throw conflict('clusters.knownAlready', { says: fact.says.fa, saysEn: fact.says.en })
    notAhead(input.dated, ctx.clock.today())
    const code = factCode(input.code)
    const id = newId()
    await insertPaper(tx, {
      ...paperRow(ctx, clusterId),
      id,
      gate: stage.code,
      code,
      what: 'condition',
      // kept under one code: of a block that has an opposite, its opposite is said
      holds: code === input.code ? input.holds : !input.holds,
      dated: input.dated,
      note: input.note ? clean(input.note) : null,
    })
    await markProvenance(tx, clusterId, marksFor(`paper:${id}`, input.source))
    const said = input.holds ? { saidFa: 'برقرار است', saidEn: 'true' } : { saidFa: 'برقرار نیست', saidEn: 'not true' }
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      after: { paper: id, code, ...names(stage, fact), holds: input.holds, ...said, dated: input.dated },
      reason: input.note ? clean(input.note) : null,
    })
    return { id }
  })

/**
 * Takes a filed document back, with the reason; both rows stay. An agent takes back what the team filed itself.
 *
 * @throws 404; 403 `clusters.notYourPaper`; 409 `paperGone`, `gatePassed`, `kernel.stale`
 */
export const withdrawPaper = (ctx: Ctx, paperId: string, input: WithdrawPaperBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.withdrawPaper', async (tx, entry) => {
    const paper = await findPaper(tx, paperId)
    if (!paper?.gate || paper.what !== 'document') throw notFound()
    // clusters are known across provinces, their papers are not
    await getRecord(tx, ctx.actor, paperId)
    const cluster = await openCluster(tx, ctx, paper.cluster_id, 'clusters.filePaper', input.version)
    const facts = { ...cluster, madeBy: paper.made_by }
    authorize(clustersPolicy['clusters.withdrawPaper'], ctx.actor, cluster, facts)
    const asked = await askedBy(tx, ctx, cluster, paper.gate)
    if (standingPapers(asked.papers, paper.gate).get(paper.code)?.id !== paperId) throw conflict('clusters.paperGone')
    const id = newId()
    const reason = clean(input.reason)
    await insertPaper(tx, {
      ...paperRow(ctx, cluster.id),
      id,
      gate: paper.gate,
      code: paper.code,
      what: 'document',
      holds: false,
      dated: ctx.clock.today(),
      note: reason,
    })
    const fact = asked.facts.find((one) => one.code === paper.code) ?? { says: { fa: paper.code, en: paper.code } }
    entry({
      recordId: cluster.id,
      provinceId: cluster.provinceId,
      before: { paper: paperId, number: paper.number },
      after: { code: paper.code, ...names(asked.stage, fact), number: paper.number },
      reason,
    })
    return { id }
  })
