import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db/tables.ts'
import { type MasterKind, masterTables } from '../directory.store.ts'

/** Locks the rows in the order of their ids, so that two merges cannot wait for each other; id → what it is merged into. */
export async function lockForMerge(
  tx: Tx,
  kind: MasterKind,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; merged_into: string | null }>`
    select id, merged_into from ${sql.table(masterTables[kind])} where id = any(${[...ids]}::uuid[]) order by id for update`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.merged_into]))
}

export async function setMergedInto(tx: Tx, kind: MasterKind, id: string, into: string | null): Promise<void> {
  await sql`update ${sql.table(masterTables[kind])} set merged_into = ${into}::uuid where id = ${id}::uuid`.execute(tx)
}
