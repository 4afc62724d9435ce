import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { loadCarriedIn } from './carry.store.ts'
import type { ClaimsTable, StepsTable, TermsTable, VersionsTable } from './commitments.tables.ts'
import { dec, text } from './decimal.ts'
import type { Step } from './progress/shapes.ts'
import type { FullClaim, FullTerm, FullTree, FullVersion, Precedence, PromisedTree } from './trees.shapes.ts'

/** A numeric column carries the zeros of its scale; people and rules see the number. */
const plain = (value: string): string => text(dec(value))

export const instant = (at: Date | null): string | null => at?.toISOString() ?? null

export const termOf = (row: TermsTable): FullTerm => ({
  itemId: row.item_id,
  parentId: row.parent_id,
  order: row.position,
  title: row.title,
  ownerPersonId: row.owner_person_id,
  ownerOrganisationId: row.owner_organisation_id,
  weight: plain(row.weight),
  start: row.start,
  finish: row.finish,
  measure: row.measure,
  unit: row.unit,
  target: row.target === null ? null : plain(row.target),
  source: row.source,
  mirrors: row.mirrors_tree_id ? { treeId: row.mirrors_tree_id, itemId: row.mirrors_item_id } : null,
  counter: row.counter,
})

export const versionOf = (row: VersionsTable): FullVersion => ({
  id: row.id,
  n: row.n,
  frozenAt: instant(row.frozen_at),
  frozenBy: row.frozen_by,
  decisionId: row.decision_id,
  reason: row.reason,
})

export const claimOf = (row: ClaimsTable, fileIds: readonly string[]): FullClaim => ({
  id: row.id,
  itemId: row.item_id,
  asOf: row.as_of,
  value: row.value === null ? null : plain(row.value),
  quantity: row.quantity === null ? null : plain(row.quantity),
  by: row.made_by ?? '',
  for: row.for_person_id,
  forOrganisationId: row.for_organisation_id,
  how: row.how,
  at: row.made_at.toISOString(),
  reason: row.reason,
  result: row.result,
  takenOver: row.taken_over,
  fileIds,
})

export const stepOf = (row: StepsTable): Step => ({
  id: row.id,
  claimId: row.claim_id,
  kind: row.kind,
  value: row.value === null ? null : plain(row.value),
  reason: row.reason,
  by: row.made_by ?? '',
  at: row.made_at.toISOString(),
  decisionId: row.decision_id,
})

export const grouped = <Row, Value>(rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => Value) => {
  const groups: Record<string, Value[]> = {}
  for (const row of rows) {
    const name = key(row)
    groups[name] ??= []
    groups[name].push(value(row))
  }
  return groups
}

/** What trees promise, without what was claimed of it: enough for drafts, baselines and conditions, and few of the rows. */
export async function loadPromises(db: Db | Tx, recordIds: readonly string[]): Promise<Map<string, PromisedTree>> {
  if (recordIds.length === 0) return new Map()
  const trees = await db
    .selectFrom('trees')
    .selectAll()
    .where(sql<boolean>`record_id = any(${[...recordIds]}::uuid[])`)
    .execute()
  if (trees.length === 0) return new Map()
  // one array and not a list that grows: one text for PostgreSQL however many are asked for
  const treeIds = sql<string>`any(${trees.map((tree) => tree.id)}::uuid[])`
  const [versions, terms, precedence, closings, shares, carriedIn] = await Promise.all([
    db.selectFrom('versions').selectAll().where('tree_id', '=', treeIds).orderBy('n').execute(),
    db
      .selectFrom('terms')
      .innerJoin('versions', 'versions.id', 'terms.version_id')
      .selectAll('terms')
      .where('versions.tree_id', '=', treeIds)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('precedence')
      .innerJoin('versions', 'versions.id', 'precedence.version_id')
      .selectAll('precedence')
      .where('versions.tree_id', '=', treeIds)
      .execute(),
    db
      .selectFrom('closings')
      .innerJoin('items', 'items.id', 'closings.item_id')
      .leftJoin('items as target', 'target.id', 'closings.carried_to_id')
      .leftJoin('trees as later', 'later.id', 'target.tree_id')
      .selectAll('closings')
      .select(['items.tree_id as treeId', 'later.record_id as carriedToRecordId'])
      .where('items.tree_id', '=', treeIds)
      .execute(),
    db
      .selectFrom('shares')
      .innerJoin('versions', 'versions.id', 'shares.version_id')
      .select([
        'version_id as versionId',
        'item_id as itemId',
        'funding_source as fundingSource',
        'cash',
        'in_kind as inKind',
        'non_money as nonMoney',
        'non_money_unit as nonMoneyUnit',
        'versions.tree_id as treeId',
      ])
      .where('versions.tree_id', '=', treeIds)
      .execute(),
    loadCarriedIn(
      db,
      trees.map((tree) => tree.id),
    ),
  ])
  const versionsOf = grouped(versions, (row) => row.tree_id, versionOf)
  const termsOf = grouped(terms, (row) => row.version_id, termOf)
  const precedenceOf = grouped(
    precedence,
    (row) => row.version_id,
    (row): Precedence => ({
      from: row.from_id,
      to: row.to_id,
      type: row.kind,
      lag: row.lag,
    }),
  )
  const sharesOf = grouped(
    shares,
    (row) => row.treeId,
    (row) => ({ ...row, nonMoney: row.nonMoney === null ? null : plain(row.nonMoney) }),
  )
  const closingsOf = grouped(
    closings,
    (row) => row.treeId,
    (row) => row,
  )
  const carriedOf = grouped(
    carriedIn,
    (row) => row.treeId,
    (row) => row.carried,
  )
  return new Map(
    trees.map((tree): [string, PromisedTree] => {
      const own = versionsOf[tree.id] ?? []
      return [
        tree.record_id,
        {
          id: tree.id,
          recordId: tree.record_id,
          ladder: tree.ladder,
          closedAt: instant(tree.closed_at),
          versions: own,
          terms: Object.fromEntries(own.map((version) => [version.id, termsOf[version.id] ?? []])),
          precedence: Object.fromEntries(own.map((version) => [version.id, precedenceOf[version.id] ?? []])),
          closings: closingsOf[tree.id] ?? [],
          endedAt: new Map((closingsOf[tree.id] ?? []).map((row) => [row.item_id, row.made_at.toISOString()])),
          carriedIn: carriedOf[tree.id] ?? [],
          shares: sharesOf[tree.id] ?? [],
        },
      ]
    }),
  )
}

/** The trees of these records, whole, by record id. The caller has checked that the records may be seen. */
export async function loadTrees(db: Db | Tx, recordIds: readonly string[]): Promise<Map<string, FullTree>> {
  if (recordIds.length === 0) return new Map()
  const ofTrees = sql<string>`any(${[...recordIds]}::uuid[])`
  const [promised, claims, steps, files] = await Promise.all([
    loadPromises(db, recordIds),
    db
      .selectFrom('claims')
      .innerJoin('items', 'items.id', 'claims.item_id')
      .innerJoin('trees', 'trees.id', 'items.tree_id')
      .selectAll('claims')
      .select('items.tree_id as treeId')
      .where('trees.record_id', '=', ofTrees)
      .orderBy('claims.made_at')
      .execute(),
    db
      .selectFrom('steps')
      .innerJoin('claims', 'claims.id', 'steps.claim_id')
      .innerJoin('items', 'items.id', 'claims.item_id')
      .innerJoin('trees', 'trees.id', 'items.tree_id')
      .selectAll('steps')
      .select('items.tree_id as treeId')
      .where('trees.record_id', '=', ofTrees)
      .orderBy('steps.made_at')
      .execute(),
    db
      .selectFrom('claim_files')
      .innerJoin('claims', 'claims.id', 'claim_files.claim_id')
      .innerJoin('items', 'items.id', 'claims.item_id')
      .innerJoin('trees', 'trees.id', 'items.tree_id')
      .select(['claim_id', 'file_id'])
      .where('trees.record_id', '=', ofTrees)
      .execute(),
  ])
  const fileIds = grouped(
    files,
    (row) => row.claim_id,
    (row) => row.file_id,
  )
  const claimsOf = grouped(
    claims,
    (row) => row.treeId,
    (row) => claimOf(row, fileIds[row.id] ?? []),
  )
  const stepsOf = grouped(steps, (row) => row.treeId, stepOf)
  return new Map(
    [...promised].map(([recordId, tree]): [string, FullTree] => [
      recordId,
      { ...tree, claims: claimsOf[tree.id] ?? [], steps: stepsOf[tree.id] ?? [] },
    ]),
  )
}

/** Record ids that own these trees, or the trees of these items. */
export async function recordsOfTrees(db: Db | Tx, treeIds: readonly string[]): Promise<string[]> {
  if (treeIds.length === 0) return []
  const rows = await db
    .selectFrom('trees')
    .select('record_id')
    .where('id', 'in', [...treeIds])
    .execute()
  return rows.map((row) => row.record_id)
}

/** The record whose tree holds the item. */
export async function findRecordOfItem(db: Db | Tx, itemId: string): Promise<string | null> {
  const row = await db
    .selectFrom('items')
    .innerJoin('trees', 'trees.id', 'items.tree_id')
    .select('trees.record_id')
    .where('items.id', '=', itemId)
    .executeTakeFirst()
  return row?.record_id ?? null
}

/** The item that the claim was made on. */
export async function findItemOfClaim(db: Db | Tx, claimId: string): Promise<string | null> {
  const row = await db.selectFrom('claims').select('item_id').where('id', '=', claimId).executeTakeFirst()
  return row?.item_id ?? null
}

/** The record whose tree the claim belongs to. */
export async function findRecordOfClaim(db: Db | Tx, claimId: string): Promise<string | null> {
  const itemId = await findItemOfClaim(db, claimId)
  return itemId && findRecordOfItem(db, itemId)
}

/** Does the record's tree hold a single promise? */
export const isSingle = async (db: Db | Tx, recordId: string): Promise<boolean> =>
  (await db.selectFrom('trees').select('shape').where('record_id', '=', recordId).executeTakeFirst())?.shape ===
  'single'

/** Locks the tree so that two changes of one tree follow each other. */
export async function lockTree(tx: Tx, recordId: string): Promise<void> {
  await tx.selectFrom('trees').select('id').where('record_id', '=', recordId).forUpdate().execute()
}

/** Lets drafts that mirror other trees be frozen one after the other, until the transaction ends. */
export async function lockMirrors(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('commitments.mirrors'))`.execute(tx)
}
