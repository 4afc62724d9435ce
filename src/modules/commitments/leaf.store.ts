import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db/tables.ts'
import type { ClosingsTable, Rung } from './commitments.tables.ts'
import type { Step, Tree } from './progress/shapes.ts'
import type { FullClaim, FullTerm, FullVersion } from './trees.shapes.ts'
import { claimOf, grouped, instant, stepOf, termOf, versionOf } from './trees.store.ts'

/** A tree with the claims and steps of one item alone, and of its versions the frozen ones. */
export interface LeafTree extends Tree {
  recordId: string
  closedAt: string | null
  versions: readonly FullVersion[]
  terms: Readonly<Record<string, readonly FullTerm[]>>
  claims: readonly FullClaim[]
  steps: readonly Step[]
  /** The item's own closing, where it is closed. */
  closings: readonly Pick<ClosingsTable, 'item_id'>[]
}

/**
 * Locks the tree of an item, so that two changes of one tree follow each other, and reads what claiming on that item needs: few rows,
 * however much was claimed on the others. Null: no such item.
 */
export async function lockLeaf(tx: Tx, itemId: string): Promise<LeafTree | null> {
  const { rows } = await sql<{
    id: string
    record_id: string
    ladder: Rung[]
    closed_at: Date | null
    ended_at: Date | null
  }>`
    select trees.id, trees.record_id, trees.ladder, trees.closed_at, closings.made_at as ended_at
    from items join trees on trees.id = items.tree_id left join closings on closings.item_id = items.id
    where items.id = ${itemId}::uuid for update of trees`.execute(tx)
  const tree = rows[0]
  if (!tree) return null
  // a frozen version always holds terms: their weights total 100
  const promised = await tx
    .selectFrom('versions')
    .innerJoin('terms', 'terms.version_id', 'versions.id')
    .selectAll(['versions', 'terms'])
    .where('versions.tree_id', '=', tree.id)
    .where('versions.frozen_at', 'is not', null)
    .orderBy('versions.n')
    .orderBy('terms.position')
    .execute()
  const claims = await tx.selectFrom('claims').selectAll().where('item_id', '=', itemId).orderBy('made_at').execute()
  const steps = await tx
    .selectFrom('steps')
    .selectAll()
    .where('claim_id', '=', sql<string>`any(${claims.map((claim) => claim.id)}::uuid[])`)
    .orderBy('made_at')
    .execute()
  const termsOf = grouped(promised, (row) => row.version_id, termOf)
  const versions = [...new Map(promised.map((row) => [row.id, versionOf(row)])).values()]
  return {
    id: tree.id,
    recordId: tree.record_id,
    ladder: tree.ladder,
    closedAt: instant(tree.closed_at),
    versions,
    terms: Object.fromEntries(versions.map((version) => [version.id, termsOf[version.id] ?? []])),
    claims: claims.map((row) => claimOf(row, [])),
    steps: steps.map(stepOf),
    closings: tree.ended_at ? [{ item_id: itemId }] : [],
    endedAt: new Map(tree.ended_at ? [[itemId, tree.ended_at.toISOString()]] : []),
  }
}
