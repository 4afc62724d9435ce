import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { claimOf, grouped, stepOf } from './trees.store.ts'

/** The last claim of each of these items, as of a day and as known at an instant, with its steps and the ladder that it climbs, by item. */
export async function loadLastClaims(db: Db | Tx, itemIds: readonly string[], when: { asOf: string; knownAt: string }) {
  const anyItem = (column: string) => sql<boolean>`${sql.ref(column)} = any(${[...itemIds]}::uuid[])`
  const lastClaims = db
    .selectFrom('claims')
    .distinctOn('item_id')
    .where(anyItem('item_id'))
    .where('as_of', '<=', when.asOf)
    .where('made_at', '<=', new Date(when.knownAt))
    .orderBy('item_id')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
  const [ladders, claims, steps] = await Promise.all([
    db
      .selectFrom('items')
      .innerJoin('trees', 'trees.id', 'items.tree_id')
      .select(['items.id as itemId', 'trees.ladder'])
      .where(anyItem('items.id'))
      .execute(),
    lastClaims.selectAll().execute(),
    db
      .selectFrom('steps')
      .innerJoin(lastClaims.select(['id', 'item_id']).as('last'), 'last.id', 'steps.claim_id')
      .selectAll('steps')
      .select('last.item_id as itemId')
      .execute(),
  ])
  return {
    ladderOf: new Map(ladders.map((row) => [row.itemId, row.ladder])),
    claims: new Map(
      Object.entries(
        grouped(
          claims,
          (row) => row.item_id,
          (row) => claimOf(row, []),
        ),
      ),
    ),
    steps: new Map(Object.entries(grouped(steps, (row) => row.itemId, stepOf))),
  }
}
