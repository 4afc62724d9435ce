import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { notFound, refuse } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { addParty, insertRecord, linkRecords, markProvenance, type RecordRow } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { en } from './clusters.en.ts'
import { marksFor, named, openCluster } from './clusters.entry.ts'
import { fa } from './clusters.fa.ts'
import { type Assignment, checkAssignment, checkEnd } from './clusters.rules.ts'
import type { AssignBody, DelegateBody, EndBody } from './clusters.schema.ts'
import { dropParty, endPerson, findPerson, insertPerson, peopleOf } from './clusters.store.ts'
import type { Part } from './clusters.tables.ts'
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

/** The row itself within a verb: checks it against the others of the cluster, links its decision and marks its source. */
export async function insertAssignment(
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

/** The delegation itself within a verb: the custodian's part, its sight of the cluster, and the record at which its reports wait. */
export async function putDelegation(
  tx: Tx,
  ctx: Ctx,
  cluster: RecordRow,
  input: Pick<DelegateBody, 'organisationId' | 'resolutionId' | 'from' | 'source'>,
): Promise<{ id: string; custodian: RecordRow }> {
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
  await addParty(tx, cluster.id, { organisationId, as: 'custodian' })
  // a record in the custodian's own reach: there its reports wait and their files hang
  await insertRecord(tx, ctx.clock.now(), {
    id,
    kind: 'delegation',
    title: `سپردن ${cluster.title} به ${custodian.title}`,
    provinceId: cluster.provinceId,
    clusterId: cluster.id,
    organisationId,
  })
  return { id, custodian }
}

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
    const { id, custodian } = await putDelegation(tx, ctx, cluster, input)
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
