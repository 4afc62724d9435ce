import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'

export interface TreeState {
  closedAt: string | null
  /** Null: nothing is frozen yet; else the resolution that the newest frozen version stands on, where it has one. */
  frozen: { decisionId: string | null } | null
}

/** How far the trees of these records have come, by record: approved, closed. Records without a tree are left out. */
export async function loadTreeStates(db: Db | Tx, recordIds: readonly string[]): Promise<Map<string, TreeState>> {
  const { rows } = await sql<{
    record_id: string
    closed_at: Date | null
    id: string | null
    decision_id: string | null
  }>`
    select trees.record_id, trees.closed_at, last.id, last.decision_id from trees
    left join lateral (select versions.id, versions.decision_id from versions
      where versions.tree_id = trees.id and versions.frozen_at is not null order by versions.n desc limit 1) last on true
    where trees.record_id = any(${[...recordIds]}::uuid[])`.execute(db)
  return new Map(
    rows.map((row) => [
      row.record_id,
      {
        closedAt: row.closed_at?.toISOString() ?? null,
        frozen: row.id === null ? null : { decisionId: row.decision_id },
      },
    ]),
  )
}
