import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { ClosingsTable } from './commitments.tables.ts'
import { unverifiedClaims, type WaitingClaim } from './standing.ts'
import type { FullClosing } from './trees.shapes.ts'
import { claimOf, grouped, stepOf } from './trees.store.ts'

/** Claims of a record that nobody has verified yet and somebody still can, by the title of what they tell of. Visibility is the caller's. */
export async function loadUnverified(db: Db | Tx, recordId: string): Promise<(WaitingClaim & { title: string })[]> {
  const tree = await db
    .selectFrom('trees')
    .select(['id', 'ladder', 'closed_at'])
    .where('record_id', '=', recordId)
    .executeTakeFirst()
  if (!tree) return []
  // few of the rows: what was verified once is nothing to ask about
  const asked = db
    .selectFrom('claims')
    .innerJoin('items', 'items.id', 'claims.item_id')
    .where('items.tree_id', '=', tree.id)
    .where('claims.awaits', '=', 'verify')
  const claims = await asked.selectAll('claims').orderBy('claims.made_at').execute()
  if (claims.length === 0) return []
  const steps = await db
    .selectFrom('steps')
    .selectAll()
    .where('claim_id', 'in', asked.select('claims.id'))
    .orderBy('made_at')
    .execute()
  const closings = await db
    .selectFrom('closings')
    .innerJoin('items', 'items.id', 'closings.item_id')
    .selectAll('closings')
    .where('items.tree_id', '=', tree.id)
    .execute()
  const found = unverifiedClaims({
    ladder: tree.ladder,
    closedAt: tree.closed_at?.toISOString() ?? null,
    claims: claims.map((row) => claimOf(row, [])),
    steps: steps.map(stepOf),
    closings: closings.map((row: ClosingsTable): FullClosing => ({ ...row, carriedToRecordId: null })),
  })
  const titles = await newestTitles(
    db,
    found.map((claim) => claim.itemId),
  )
  return found.map((claim) => ({ ...claim, title: titles[claim.itemId]?.[0] ?? '' }))
}

/** The title of each item in the newest version that holds it. */
async function newestTitles(db: Db | Tx, itemIds: readonly string[]) {
  if (itemIds.length === 0) return {}
  const rows = await db
    .selectFrom('terms')
    .innerJoin('versions', 'versions.id', 'terms.version_id')
    .select(['terms.item_id as itemId', 'terms.title'])
    .where('terms.item_id', 'in', [...new Set(itemIds)])
    .orderBy('versions.n', 'desc')
    .execute()
  return grouped(
    rows,
    (row) => row.itemId,
    (row) => row.title,
  )
}

/** What was carried out of a record's tree, with the weight that the newest version of the later tree gives it; null where it holds it no more. */
export async function listCarriedOut(
  db: Db | Tx,
  recordId: string,
): Promise<{ title: string; weight: string | null }[]> {
  const { rows } = await sql<{ title: string; weight: string | null }>`
    select own.title, later.weight::text as weight
    from closings join items on items.id = closings.item_id join trees on trees.id = items.tree_id
    join items target on target.id = closings.carried_to_id
    join lateral (select terms.title from terms join versions on versions.id = terms.version_id
      where terms.item_id = closings.item_id order by versions.n desc limit 1) own on true
    left join terms later on later.item_id = target.id and later.version_id =
      (select versions.id from versions where versions.tree_id = target.tree_id order by versions.n desc limit 1)
    where trees.record_id = ${recordId}::uuid order by closings.made_at, own.title`.execute(db)
  return rows
}
