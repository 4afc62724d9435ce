import './commitments.tables.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { ClaimsTable, StepsTable } from './commitments.tables.ts'

/** The claim this person already sent with that key, with its item and what it says. */
export async function findClaimByKey(
  tx: Tx,
  personId: string,
  key: string,
): Promise<{
  id: string
  itemId: string
  asOf: string
  value: string | null
  quantity: string | null
  result: string
} | null> {
  const row = await tx
    .selectFrom('claims')
    .select(['id', 'item_id as itemId', 'as_of as asOf', 'value', 'quantity', 'result'])
    .where('made_by', '=', personId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
  return row ?? null
}

export async function insertClaim(tx: Tx, claim: ClaimsTable): Promise<void> {
  await tx.insertInto('claims').values(claim).execute()
}

export async function insertClaimFiles(tx: Tx, claimId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await tx
    .insertInto('claim_files')
    .values(fileIds.map((file_id) => ({ claim_id: claimId, file_id })))
    .execute()
}

export async function insertStep(tx: Tx, step: StepsTable): Promise<void> {
  await tx.insertInto('steps').values(step).execute()
}

/** Budget shares of a version and the money spent on a tree's items, for earned value and the plan's page. */
export async function loadMoney(db: Db | Tx, treeId: string, versionId: string) {
  const [shares, spending] = await Promise.all([
    db.selectFrom('shares').selectAll().where('version_id', '=', versionId).execute(),
    db
      .selectFrom('spending')
      .innerJoin('items', 'items.id', 'spending.item_id')
      .selectAll('spending')
      .where('items.tree_id', '=', treeId)
      .orderBy('spent_on')
      .execute(),
  ])
  return { shares, spending }
}

export async function insertClosing(
  tx: Tx,
  row: {
    itemId: string
    outcome: 'done' | 'notDone' | 'carried' | 'dropped'
    cause: string | null
    decisionId: string | null
    carriedToId: string | null
    by: string | null
    at: Date
  },
): Promise<void> {
  await tx
    .insertInto('closings')
    .values({
      item_id: row.itemId,
      outcome: row.outcome,
      cause: row.cause,
      decision_id: row.decisionId,
      carried_to_id: row.carriedToId,
      made_by: row.by,
      made_at: row.at,
    })
    .execute()
}
