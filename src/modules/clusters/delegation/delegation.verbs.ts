import type { Ctx } from '../../../kernel/context.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { normaliseInput } from '../../../kernel/fa/index.ts'
import { attachFiles } from '../../../kernel/files/attach.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { getRecord, markProvenance } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { clean, marksFor } from '../clusters.entry.ts'
import { clustersPolicy } from '../clusters.policy.ts'
import type { ReportBody } from '../gates/gates.schema.ts'
import { insertPaper } from '../gates/papers.store.ts'
import { findDelegation } from './delegation.store.ts'

/**
 * The custodian tells how the delegated cluster stands, up to a day; the next report is asked from that day on. The liaison writes it
 * (whoever acts for that organisation), or the province's office what the liaison sent on paper. The cluster's stage stays.
 *
 * @throws 404; 409 `notDelegated`; 422 `futureDay`, `reportBeforeDelegation`, `kernel.fileNotYours`
 */
export const reportDelegation = (ctx: Ctx, clusterId: string, input: ReportBody): Promise<{ id: string }> =>
  runVerb(ctx, 'clusters.reportDelegation', async (tx, entry) => {
    const cluster = await getRecord(tx, ctx.actor, clusterId, 'cluster')
    const today = ctx.clock.today()
    const delegation = await findDelegation(tx, clusterId, today)
    if (!delegation) throw conflict('clusters.notDelegated')
    const { organisationId, organisation, since } = delegation
    const where = { organisationId, provinceId: cluster.provinceId }
    authorize(clustersPolicy['clusters.reportDelegation'], ctx.actor, where, null)
    const { dated } = input
    if (dated > today)
      throw refuse('clusters.futureDay', { day: dated }, [
        { path: 'dated', code: 'clusters.futureDay', details: { day: dated } },
      ])
    if (dated < since)
      throw refuse('clusters.reportBeforeDelegation', { since }, [
        { path: 'dated', code: 'clusters.reportBeforeDelegation', details: { since } },
      ])
    const at = ctx.clock.now()
    if (input.fileId) await attachFiles(tx, at, ctx.actor, [input.fileId], delegation.id, 'fileId')
    const id = newId()
    const number = input.number ? clean(input.number) : null
    await insertPaper(tx, {
      id,
      cluster_id: clusterId,
      gate: null,
      delegation_id: delegation.id,
      code: 'delegation_report',
      what: 'document',
      holds: true,
      dated,
      number,
      edition: null,
      note: normaliseInput(input.text).trim(),
      file_id: input.fileId ?? null,
      made_by: ctx.actor.personId || null,
      made_at: at,
    })
    await markProvenance(tx, clusterId, marksFor(`paper:${id}`, input.source))
    const own = ctx.actor.reach.organisationIds.includes(organisationId)
    entry({
      recordId: clusterId,
      provinceId: cluster.provinceId,
      after: { report: id, custodian: organisationId, name: organisation, dated, number },
      forOrganisationId: own ? null : organisationId,
    })
    return { id }
  })
