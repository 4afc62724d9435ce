import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Rung } from './commitments.tables.ts'
import { answeringLine, RUNG } from './progress/leafValue.ts'
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

/**
 * The words of the claim that the approved figure of each of these items rests on, as of a day and as known at an instant, by item: the
 * latest among those that stand on the line, as `leafValue` has it. Items without such a claim are left out.
 */
export async function loadApprovedWords(
  db: Db | Tx,
  ladder: readonly Rung[],
  itemIds: readonly string[],
  when: { asOf: string; knownAt: string },
): Promise<Map<string, string>> {
  const line = answeringLine(ladder, 'approved')
  const step = (kinds: readonly string[]) => sql<boolean>`exists (select 1 from steps where steps.claim_id = claims.id
    and steps.kind = any(${[...kinds]}) and steps.made_at <= ${when.knownAt}::timestamptz)`
  const { rows } = await sql<{ item_id: string; result: string }>`
    select distinct on (item_id) item_id, result from claims
    where item_id = any(${[...itemIds]}::uuid[]) and as_of <= ${when.asOf}::date and made_at <= ${when.knownAt}::timestamptz
      and not ${step(['return', 'withdraw'])} ${line === 'claimed' ? sql`` : sql`and (taken_over or ${step([RUNG[line]])})`}
    order by item_id, as_of desc, made_at desc, id desc`.execute(db)
  return new Map(rows.map((row) => [row.item_id, row.result]))
}
