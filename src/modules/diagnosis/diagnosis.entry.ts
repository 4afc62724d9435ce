import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, type Details, notFound, type Refusal, refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { authorize } from '../../kernel/policy.ts'
import { findRecord, getRecord, type RecordRow, touchRecord } from '../../kernel/records.ts'
import { diagnosisPolicy } from './diagnosis.policy.ts'
import type { Block } from './diagnosis.rules.ts'
import { allEditionsOf, type Edition } from './diagnosis.standing.ts'

/** One line, and longer text, as they are stored. */
export const line = (text: string) => normaliseInput(text, { lines: 'single' }).trim()
export const prose = (text: string) => normaliseInput(text).trim()
export const lineOr = (text: string | undefined | null) => (text ? line(text) || null : null)
export const proseOr = (text: string | undefined | null) => (text ? prose(text) || null : null)

/** A refusal at a field, with the same words above the form. */
export const at = (path: string, code: string, details: Details = {}, kind: typeof refuse = refuse): Refusal =>
  kind(code, details, [{ path, code, details }])

/** What a rule says no to, as a conflict with what stands. */
export const refuseBlock = (block: Block | null): void => {
  if (block) throw conflict(block.code, block.details)
}

export interface OpenReport {
  record: RecordRow
  edition: Edition
  /** Version of the record after this change. */
  version: number
}

/**
 * The edition for a change: visible (404), permitted (403), held against others who change it, fresh where `expected` is given (409).
 * What stands is read after it is held, so that no remark slips in beside an acceptance.
 */
export async function openReport(
  tx: Tx,
  ctx: Ctx,
  id: string,
  permission: keyof typeof diagnosisPolicy,
  expected: number | null,
): Promise<OpenReport> {
  const record = await getRecord(tx, ctx.actor, id, 'diagnosticReport')
  const before = await editionIn(tx, record)
  authorize(diagnosisPolicy[permission], ctx.actor, record, { submittedBy: before.submittedBy })
  const version = await touchRecord(tx, record, expected)
  return { record, edition: await editionIn(tx, record), version }
}

async function editionIn(tx: Tx, record: RecordRow): Promise<Edition> {
  const found = (await allEditionsOf(tx, record.clusterId!)).find((one) => one.row.id === record.id)
  if (!found) throw notFound()
  return found
}

/** The cluster within the actor's own reach. That a cluster exists may be public; its diagnosis is not. @throws 404 */
export async function clusterWithin(tx: Parameters<typeof findRecord>[0], ctx: Ctx, id: string): Promise<RecordRow> {
  const cluster = await findRecord(tx, ctx.actor, id, 'cluster')
  const { reach } = ctx.actor
  const within =
    cluster !== null &&
    (reach.nation ||
      (cluster.provinceId !== null && reach.provinceIds.includes(cluster.provinceId)) ||
      reach.clusterIds.includes(cluster.id))
  if (!within) throw notFound()
  return cluster
}
