import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db/tables.ts'
import { newId } from '../../kernel/ids.ts'
import type { Rung, TermsTable } from './commitments.tables.ts'
import type { FullTerm, Precedence } from './trees.shapes.ts'

export async function insertTree(
  tx: Tx,
  at: Date,
  tree: { recordId: string; ladder: Rung[]; shape: 'weighted' | 'single' },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('trees')
    .values({ id, record_id: tree.recordId, ladder: tree.ladder, shape: tree.shape, opened_at: at, closed_at: null })
    .execute()
  return id
}

/** Opens a draft: the next version, with the terms and precedence of the newest frozen one copied into it. */
export async function insertDraft(
  tx: Tx,
  at: Date,
  treeId: string,
  by: string | null,
  reason: string | null,
): Promise<string> {
  const last = await tx
    .selectFrom('versions')
    .select(['id', 'n'])
    .where('tree_id', '=', treeId)
    .orderBy('n', 'desc')
    .executeTakeFirst()
  const id = newId()
  await tx
    .insertInto('versions')
    .values({
      id,
      tree_id: treeId,
      n: (last?.n ?? 0) + 1,
      drafted_by: by,
      drafted_at: at,
      frozen_by: null,
      frozen_at: null,
      decision_id: null,
      reason,
    })
    .execute()
  if (last) {
    await sql`insert into terms select ${id}::uuid, item_id, parent_id, position, title, owner_person_id, owner_organisation_id, weight, start,
      finish, measure, unit, target, source, mirrors_item_id, mirrors_tree_id, counter from terms where version_id = ${last.id}`.execute(
      tx,
    )
    await sql`insert into precedence select ${id}::uuid, from_id, to_id, kind, lag from precedence where version_id = ${last.id}`.execute(
      tx,
    )
    await sql`insert into shares (version_id, item_id, funding_source, cash, in_kind, non_money, non_money_unit)
      select ${id}::uuid, item_id, funding_source, cash, in_kind, non_money, non_money_unit from shares where version_id = ${last.id}`.execute(
      tx,
    )
  }
  return id
}

export interface TermInput extends Omit<FullTerm, 'mirrors'> {
  mirrors?: { treeId: string; itemId?: string | null } | null
}

/** Money and help promised for one item by one source: rials in cash and in kind, and what is no money in its own unit. */
export interface ShareInput {
  itemId: string
  fundingSource: string
  cash: string
  inKind: string
  nonMoney?: string | null
  nonMoneyUnit?: string | null
}

export interface DraftContent {
  terms: readonly TermInput[]
  precedence: readonly Precedence[]
  shares: readonly ShareInput[]
}

const rowOf = (versionId: string, term: TermInput): TermsTable => ({
  version_id: versionId,
  item_id: term.itemId,
  parent_id: term.parentId,
  position: term.order,
  title: term.title,
  owner_person_id: term.ownerPersonId,
  owner_organisation_id: term.ownerOrganisationId,
  weight: term.weight,
  start: term.start,
  finish: term.finish,
  measure: term.measure,
  unit: term.unit ?? null,
  target: term.target ?? null,
  source: term.source,
  mirrors_item_id: term.mirrors?.itemId ?? null,
  mirrors_tree_id: term.mirrors?.treeId ?? null,
  counter: term.counter,
})

/** Adds one new item to a draft, beside what it holds. */
export async function addTerm(tx: Tx, at: Date, treeId: string, versionId: string, term: TermInput): Promise<void> {
  await tx.insertInto('items').values({ id: term.itemId, tree_id: treeId, created_at: at }).execute()
  await tx.insertInto('terms').values(rowOf(versionId, term)).execute()
}

/** Writes the whole content of a draft: terms, precedence and cost shares, in place of what it held. Items that are new are made. */
export async function replaceDraft(
  tx: Tx,
  at: Date,
  treeId: string,
  versionId: string,
  content: DraftContent,
): Promise<void> {
  await tx.deleteFrom('precedence').where('version_id', '=', versionId).execute()
  await tx.deleteFrom('shares').where('version_id', '=', versionId).execute()
  await tx.deleteFrom('terms').where('version_id', '=', versionId).execute()
  if (content.terms.length === 0) return
  await tx
    .insertInto('items')
    .values(content.terms.map((term) => ({ id: term.itemId, tree_id: treeId, created_at: at })))
    .onConflict((oc) => oc.column('id').doNothing())
    .execute()
  await tx
    .insertInto('terms')
    .values(content.terms.map((term) => rowOf(versionId, term)))
    .execute()
  if (content.precedence.length > 0)
    await tx
      .insertInto('precedence')
      .values(
        content.precedence.map((one) => ({
          version_id: versionId,
          from_id: one.from,
          to_id: one.to,
          kind: one.type,
          lag: one.lag,
        })),
      )
      .execute()
  if (content.shares.length > 0)
    await tx
      .insertInto('shares')
      .values(
        content.shares.map((one) => ({
          version_id: versionId,
          item_id: one.itemId,
          funding_source: one.fundingSource,
          cash: one.cash,
          in_kind: one.inKind,
          non_money: one.nonMoney ?? null,
          non_money_unit: one.nonMoneyUnit ?? null,
        })),
      )
      .execute()
}

export async function freezeVersion(
  tx: Tx,
  at: Date,
  versionId: string,
  by: string | null,
  decisionId: string | null,
): Promise<void> {
  await tx
    .updateTable('versions')
    .set({ frozen_at: at, frozen_by: by, decision_id: decisionId })
    .where('id', '=', versionId)
    .execute()
}

export async function closeTree(tx: Tx, at: Date, treeId: string): Promise<void> {
  await tx.updateTable('trees').set({ closed_at: at }).where('id', '=', treeId).execute()
}
