import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, notFound, refuse } from '../../kernel/errors.ts'
import { foldForSearch, foldKey, normaliseInput } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import {
  addParty,
  findRecord,
  getRecord,
  insertRecord,
  linkRecords,
  markProvenance,
  type RecordRow,
  touchRecord,
} from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { stageByCode } from './clusters.bylaw.ts'
import { en } from './clusters.en.ts'
import { fa } from './clusters.fa.ts'
import { clustersPolicy } from './clusters.policy.ts'
import { type Assignment, checkAssignment, checkEnd, checkTakenOver, reachedStages } from './clusters.rules.ts'
import type {
  AssignBody,
  DelegateBody,
  EndBody,
  RegisterBody,
  TakeOverBody,
  WithdrawStageBody,
} from './clusters.schema.ts'
import {
  dropParty,
  endPerson,
  findPerson,
  findTrade,
  insertCluster,
  insertPerson,
  insertStage,
  peopleOf,
  stagesOf,
} from './clusters.store.ts'
import type { Part } from './clusters.tables.ts'
import { checkPlace } from './places.ts'

type SourceGiven = RegisterBody['source']

const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()
/** What a stage's row says of its source; an example may have none. */
const sourceText = (source: SourceGiven) => (source?.source ? clean(source.source) : null)
const marksFor = (field: string, source: SourceGiven) =>
  source ? [{ field, mark: source.mark, source: sourceText(source) ?? '' }] : []

/**
 * Registers a cluster: from then on it stands on the list of identified clusters of its province. One trade stands there once.
 *
 * @throws 409 `clusters.tradeExists` with the title that stands there; 422 `clusters.noSuchProvince`, `clusters.noSuchCounty`,
 *   `clusters.noSuchActivity`, `clusters.futureDay`
 */
export const registerCluster = (ctx: Ctx, input: RegisterBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.register', async (tx, entry) => {
    const { provinceId } = input
    authorize(clustersPolicy['clusters.register'], ctx.actor, { provinceId }, null)
    const province = await checkPlace(tx, input)
    const trade = clean(input.trade)
    const folded = foldKey(trade)
    if (folded === '') throw refuse('clusters.tradeEmpty', {}, [{ path: 'trade', code: 'kernel.required' }])
    const twin = await findTrade(tx, provinceId, folded)
    if (twin) {
      const details = { trade, title: twin.title, id: twin.id }
      throw conflict('clusters.tradeExists', details, [{ path: 'trade', code: 'clusters.tradeExists', details }])
    }
    const since = input.identifiedOn ?? null
    checkTakenOver(new Map(), { stage: 'identified', since }, ctx.clock.today())
    const title = input.title ? clean(input.title) : `خوشه ${trade} ${province.fa}`
    const id = newId()
    const at = ctx.clock.now()
    await insertRecord(tx, at, { id, kind: 'cluster', title, provinceId, clusterId: id, audience: 'public' })
    await insertCluster(tx, {
      id,
      province_id: provinceId,
      trade,
      trade_folded: folded,
      folded: foldForSearch(`${title} ${trade}`),
      scope: input.scope,
      county_id: input.countyId ?? null,
      isic_code: input.isicCode ?? null,
      note: input.note ? normaliseInput(input.note) : null,
    })
    await insertStage(tx, {
      ...stageRow(id, 'identified', at),
      since,
      source: sourceText(input.source),
      taken_over: since !== null || input.source?.mark === 'document',
    })
    await markProvenance(tx, id, marksFor('', input.source))
    entry({
      recordId: id,
      provinceId,
      after: { title, trade, scope: input.scope, county: input.countyId ?? null, isic: input.isicCode ?? null, since },
    })
    return { id }
  })

const stageRow = (clusterId: string, stage: string, at: Date) => ({
  id: newId(),
  cluster_id: clusterId,
  stage,
  reached: true,
  reason: null,
  decision_id: null,
  entered_at: at,
})

/** The cluster, visible, permitted, locked and moved on one version. */
async function openCluster(
  tx: Tx,
  ctx: Ctx,
  id: string,
  permission: keyof typeof clustersPolicy,
  version: number | undefined,
): Promise<RecordRow> {
  const cluster = await getRecord(tx, ctx.actor, id, 'cluster')
  authorize(clustersPolicy[permission], ctx.actor, cluster, null)
  await touchRecord(tx, cluster, version ?? null)
  return cluster
}

/** Everything that stands about the stages, whatever its day. */
const standing = async (tx: Tx, ctx: Ctx, id: string) =>
  reachedStages((await stagesOf(tx, [id])).get(id) ?? [], {
    asOf: '9999-12-31',
    knownAt: ctx.clock.now().toISOString(),
  })

/**
 * Enters a stage that the cluster had reached before the product, as history from a paper; decided by nobody here. Entering a stage
 * again corrects its day and source with a new row.
 *
 * @throws 422 `clusters.unknownStage`, `clusters.futureDay`, `clusters.stageBeforeEarlier`, `clusters.stageAfterLater`
 */
export const takeOverStage = (ctx: Ctx, clusterId: string, input: TakeOverBody): Promise<{ stage: string }> =>
  runVerb(ctx, 'clusters.takeOverStage', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.takeOverStage', input.version)
    const reached = await standing(tx, ctx, clusterId)
    const since = input.since ?? null
    const stage = checkTakenOver(reached, { stage: input.stage, since }, ctx.clock.today())
    const source = sourceText(input.source)
    await insertStage(tx, {
      ...stageRow(clusterId, stage.code, ctx.clock.now()),
      since,
      source,
      taken_over: true,
      reason: input.reason ?? null,
    })
    const field = `stage:${stage.code}`
    await markProvenance(tx, clusterId, [
      { field, mark: 'takenOver', source: source ?? '' },
      ...marksFor(field, input.source),
    ])
    const before = reached.get(stage.code)
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      before: before ? { stage: stage.code, since: before.since, source: before.source } : null,
      // names as they were then, so that the history reads on whatever the by-law says later
      after: { stage: stage.code, stageFa: stage.fa, stageEn: stage.en, since, source },
      reason: input.reason ?? null,
    })
    return { stage: stage.code }
  })

/** Takes a stage back that was entered by mistake, with the reason; the entry stays in the history. @throws 409 `clusters.stageNotEntered` */
export const withdrawStage = (ctx: Ctx, clusterId: string, stage: string, input: WithdrawStageBody) =>
  runVerb(ctx, 'clusters.withdrawStage', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.takeOverStage', input.version)
    const row = (await standing(tx, ctx, clusterId)).get(stage)
    if (!row) throw conflict('clusters.stageNotEntered')
    await insertStage(tx, {
      ...stageRow(clusterId, stage, ctx.clock.now()),
      reached: false,
      since: null,
      source: null,
      taken_over: row.takenOver,
      reason: input.reason,
    })
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      before: { stage, since: row.since, source: row.source },
      after: { stage: null, stageFa: stageByCode(stage)?.fa ?? stage, stageEn: stageByCode(stage)?.en ?? stage },
      reason: input.reason,
    })
    return { stage }
  })

/** The record that a field names, visible and of that kind, or the refusal at the field. */
async function named(tx: Tx, ctx: Ctx, kind: string, path: string, id: string, code: string): Promise<RecordRow> {
  const record = await findRecord(tx, ctx.actor, id, kind)
  if (!record) throw refuse(code, {}, [{ path, code }])
  return record
}

/**
 * Gives a person or an organisation a part in the cluster. It grants no access: accounts and grants do.
 *
 * @throws 409 `partTaken`, `alreadyAssigned`, `onePost`; 422 `noSuchPerson`, `noSuchOrganisation`, `partNotFor`, `agentFirst`,
 *   `futureDay`, `termReversed`, `delegateInstead` (a custodian comes by delegation)
 */
export const assignPerson = (ctx: Ctx, clusterId: string, input: AssignBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.assign', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.assign', input.version)
    if (input.part === 'custodian')
      throw refuse('clusters.delegateInstead', {}, [{ path: 'part', code: 'clusters.delegateInstead' }])
    const holder = input.personId
      ? await named(tx, ctx, 'person', 'personId', input.personId, 'clusters.noSuchPerson')
      : await named(tx, ctx, 'organisation', 'organisationId', input.organisationId!, 'clusters.noSuchOrganisation')
    const id = await insertAssignment(tx, ctx, cluster, input)
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      after: {
        ...partNames(input.part),
        holder: holder.id,
        name: holder.title,
        from: input.from ?? null,
        until: input.until ?? null,
      },
      reason: input.reason ?? null,
    })
    return { id }
  })

const partNames = (part: Part) => ({ part, partFa: fa[`parts.${part}`], partEn: en[`parts.${part}`] })

async function insertAssignment(
  tx: Tx,
  ctx: Ctx,
  cluster: RecordRow,
  input: Pick<AssignBody, 'part' | 'personId' | 'organisationId' | 'from' | 'until' | 'decisionId' | 'source'>,
): Promise<string> {
  const assignment: Omit<Assignment, 'id' | 'name'> = {
    part: input.part,
    personId: input.personId ?? null,
    organisationId: input.organisationId ?? null,
    from: input.from ?? null,
    until: input.until ?? null,
  }
  checkAssignment(await peopleOf(tx, [cluster.id]), assignment, ctx.clock.today())
  if (input.decisionId) await named(tx, ctx, 'resolution', 'decisionId', input.decisionId, 'clusters.noSuchResolution')
  const id = newId()
  await insertPerson(tx, {
    id,
    cluster_id: cluster.id,
    person_id: assignment.personId,
    organisation_id: assignment.organisationId,
    part: assignment.part,
    from_day: assignment.from,
    until_day: assignment.until,
    decision_id: input.decisionId ?? null,
    entered_at: ctx.clock.now(),
  })
  if (input.decisionId) await linkRecords(tx, ctx.clock.now(), input.decisionId, cluster.id, 'decides')
  await markProvenance(tx, cluster.id, marksFor(`person:${id}`, input.source))
  return id
}

/** Ends a part with that day, which is still its. A custodian that ends is no party any more. @throws 409 `alreadyEnded` */
export const endAssignment = (ctx: Ctx, assignmentId: string, input: EndBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.endAssignment', async (tx, entry) => {
    const found = await findPerson(tx, assignmentId)
    if (!found) throw notFound()
    const cluster = await openCluster(tx, ctx, found.clusterId, 'clusters.assign', input.version)
    const row = (await peopleOf(tx, [cluster.id])).find((one) => one.id === assignmentId)!
    checkEnd(row, input.until, ctx.clock.today())
    await endPerson(tx, assignmentId, input.until)
    if (row.part === 'custodian') await dropParty(tx, cluster.id, row.organisationId!, 'custodian')
    entry({
      recordId: cluster.id,
      provinceId: cluster.provinceId,
      before: { part: row.part, name: row.name, until: row.until },
      after: { ...partNames(row.part), name: row.name, until: input.until },
      reason: input.reason ?? null,
    })
    return { id: assignmentId }
  })

/**
 * Delegates the development of a cluster to the agency of its trade (by-law 13.1): the custodian becomes a party and sees the cluster's
 * people; the stage stays where it is. The resolution that decided it is linked where it stands in the system.
 *
 * @throws 409 `partTaken` while another custodian stands; 422 `noSuchOrganisation`, `noSuchResolution`, `futureDay`
 */
export const delegate = (ctx: Ctx, clusterId: string, input: DelegateBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.delegate', async (tx, entry) => {
    const cluster = await openCluster(tx, ctx, clusterId, 'clusters.delegate', input.version)
    const { organisationId, resolutionId } = input
    const custodian = await named(
      tx,
      ctx,
      'organisation',
      'organisationId',
      organisationId,
      'clusters.noSuchOrganisation',
    )
    const id = await insertAssignment(tx, ctx, cluster, {
      part: 'custodian',
      organisationId,
      ...(input.from ? { from: input.from } : {}),
      ...(resolutionId ? { decisionId: resolutionId } : {}),
      ...(input.source ? { source: input.source } : {}),
    })
    await addParty(tx, clusterId, { organisationId, as: 'custodian' })
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      after: {
        custodian: organisationId,
        name: custodian.title,
        resolution: resolutionId ?? null,
        from: input.from ?? null,
      },
      reason: input.reason ?? null,
    })
    return { id }
  })
