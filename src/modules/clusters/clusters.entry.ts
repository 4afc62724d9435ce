import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { findRecord, getRecord, type RecordRow, touchRecord } from '../../kernel/records.ts'
import { clustersPolicy } from './clusters.policy.ts'
import type { RegisterBody } from './clusters.schema.ts'

export type SourceGiven = RegisterBody['source']

/** One line as it is stored. */
export const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()
/** What a stage's row says of its source; an example may have none. */
export const sourceText = (source: SourceGiven) => (source?.source ? clean(source.source) : null)
/** The mark of a source on a field; none where none was given. */
export const marksFor = (field: string, source: SourceGiven) =>
  source ? [{ field, mark: source.mark, source: sourceText(source) ?? '' }] : []

/** A new row of a stage without what each verb says of it. */
export const stageRow = (clusterId: string, stage: string, at: Date) => ({
  id: newId(),
  cluster_id: clusterId,
  stage,
  reached: true,
  reason: null,
  decision_id: null,
  entered_at: at,
})

/** The cluster, visible, permitted, locked and moved on one version. */
export async function openCluster(
  tx: Tx,
  ctx: Ctx,
  id: string,
  permission: Exclude<keyof typeof clustersPolicy, 'clusters.withdrawPaper'>,
  version: number | undefined,
): Promise<RecordRow> {
  const cluster = await getRecord(tx, ctx.actor, id, 'cluster')
  authorize(clustersPolicy[permission], ctx.actor, cluster, null)
  await touchRecord(tx, cluster, version ?? null)
  return cluster
}

/** The record that a field names, visible and of that kind, or the refusal at the field. */
export async function named(
  tx: Db | Tx,
  ctx: Ctx,
  kind: string,
  path: string,
  id: string,
  code: string,
): Promise<RecordRow> {
  const record = await findRecord(tx, ctx.actor, id, kind)
  if (!record) throw refuse(code, {}, [{ path, code }])
  return record
}
