import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { ClaimsTable, Rung } from './commitments.tables.ts'
import { answeringLine, RUNG } from './progress/leafValue.ts'
import type { Step } from './progress/shapes.ts'
import type { FullClaim } from './trees.shapes.ts'
import { claimOf, grouped, stepOf } from './trees.store.ts'

interface When {
  asOf: string
  knownAt: string
}

/** A step of one of these kinds upon the claim `c`, known then. */
const stepped = (kinds: readonly string[], { knownAt }: When) => sql<boolean>`exists (select 1 from steps s
  where s.claim_id = c.id and s.kind = any(${[...kinds]}) and s.made_at <= ${knownAt}::timestamptz)`

/** Claims of the item that stood then, the one that answers first: the order of `leafValue`, which is the index's own. */
const newestOf = (itemId: ReturnType<typeof sql.ref>, when: When) => sql`from claims c where c.item_id = ${itemId}
  and c.as_of <= ${when.asOf}::date and c.made_at <= ${when.knownAt}::timestamptz`
const answersFirst = sql`order by c.as_of desc, c.made_at desc, c.id desc limit 1`

/**
 * Of each item the claims that its figures rest on, as of a day and as known at an instant: the one that answers on each line, and the one
 * that was entered last. `leafValue` finds among them what it would find among all. With their steps and files.
 */
export async function loadDecisive(
  db: Db | Tx,
  ladder: readonly Rung[],
  itemIds: readonly string[],
  when: When,
): Promise<{ claims: FullClaim[]; steps: Step[] }> {
  const newest = newestOf(sql.ref('item.id'), when)
  const stands = sql`not ${stepped(['return', 'withdraw'], when)}`
  const onRungs = ladder.map(
    (rung) =>
      sql`union all (select c.id ${newest} and (c.taken_over or ${stepped([rung], when)}) and ${stands} ${answersFirst})`,
  )
  const { rows } = await sql<ClaimsTable>`
    select claims.* from claims where claims.id in (
      select one.id from unnest(${[...itemIds]}::uuid[]) as item (id) cross join lateral (
        (select c.id ${newest} order by c.made_at desc, c.id desc limit 1)
        union all (select c.id ${newest} and ${stands} ${answersFirst})
        ${sql.join(onRungs, sql` `)}
      ) one)
    order by claims.made_at, claims.id`.execute(db)
  const claimIds = rows.map((row) => row.id)
  const ofClaims = sql<string>`any(${claimIds}::uuid[])`
  const [steps, files] = await Promise.all([
    db.selectFrom('steps').selectAll().where('claim_id', '=', ofClaims).orderBy('made_at').execute(),
    db.selectFrom('claim_files').selectAll().where('claim_id', '=', ofClaims).execute(),
  ])
  const fileIds = grouped(
    files,
    (row) => row.claim_id,
    (row) => row.file_id,
  )
  return { claims: rows.map((row) => claimOf(row, fileIds[row.id] ?? [])), steps: steps.map(stepOf) }
}

/**
 * The words of the claim that the approved figure of each of these items rests on, as of a day and as known at an instant, by item. Items
 * without such a claim are left out.
 */
export async function loadApprovedWords(
  db: Db | Tx,
  ladder: readonly Rung[],
  itemIds: readonly string[],
  when: When,
): Promise<Map<string, string>> {
  const line = answeringLine(ladder, 'approved')
  const passed = line === 'claimed' ? sql`` : sql`and (c.taken_over or ${stepped([RUNG[line]], when)})`
  const { rows } = await sql<{ item_id: string; result: string }>`
    select item.id as item_id, one.result from unnest(${[...itemIds]}::uuid[]) as item (id) cross join lateral (
      select c.result ${newestOf(sql.ref('item.id'), when)} ${passed} and not ${stepped(['return', 'withdraw'], when)} ${answersFirst}
    ) one`.execute(db)
  return new Map(rows.map((row) => [row.item_id, row.result]))
}

/** The last step of each day of Tehran by which something of the tree was noted, as known at an instant, oldest first. */
export async function listNotings(
  db: Db | Tx,
  treeId: string,
  knownAt: string,
): Promise<{ day: string; at: string; decisionId: string | null }[]> {
  const { rows } = await sql<{ day: string; at: Date; decisionId: string | null }>`
    select distinct on (day) (s.made_at at time zone 'Asia/Tehran')::date as day, s.made_at as at, s.decision_id as "decisionId"
    from items join claims c on c.item_id = items.id join steps s on s.claim_id = c.id and s.kind = 'note'
    where items.tree_id = ${treeId}::uuid and s.made_at <= ${knownAt}::timestamptz order by day, s.made_at desc`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
