import '../clusters.tables.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'
import type { ClusterPapersTable } from '../clusters.tables.ts'

export const insertPaper = (tx: Tx, row: ClusterPapersTable) => tx.insertInto('cluster_papers').values(row).execute()

/** Everything ever filed or stated for the gates of these clusters, by cluster, oldest first. */
export async function papersOf(db: Db | Tx, clusterIds: readonly string[]): Promise<Map<string, ClusterPapersTable[]>> {
  if (clusterIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('cluster_papers')
    .selectAll()
    .where('cluster_id', 'in', [...clusterIds])
    .where('gate', 'is not', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, (row) => row.cluster_id)
}

/** The paper of that id, or undefined. */
export const findPaper = (db: Db | Tx, id: string) =>
  db.selectFrom('cluster_papers').selectAll().where('id', '=', id).executeTakeFirst()

/** Reports of these delegations, newest day first. */
export const reportsOf = async (db: Db | Tx, delegationIds: readonly string[]): Promise<ClusterPapersTable[]> =>
  delegationIds.length === 0
    ? []
    : db
        .selectFrom('cluster_papers')
        .selectAll()
        .where('delegation_id', 'in', [...delegationIds])
        .orderBy('dated', 'desc')
        .orderBy('made_at', 'desc')
        .execute()

/** Which of these records the actor may see: a file is opened through the record it hangs on. */
export async function seenRecords(db: Db | Tx, actor: Actor | null, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('records')
    .select('records.id')
    .where('records.id', 'in', [...ids])
    .where(visible(actor))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Stages of this cluster, other than that one, that stand on the resolution; and the other clusters that stand on it. */
export const stagesDecidedBy = (db: Db | Tx, decisionId: string) =>
  db
    .selectFrom('cluster_stages')
    .select(['cluster_id as clusterId', 'stage', 'reached', 'entered_at as enteredAt'])
    .where('decision_id', '=', decisionId)
    .execute()
