import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { notFound, refuse } from '../../../kernel/errors.ts'
import { attachFiles } from '../../../kernel/files/attach.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { commitmentsPolicy } from '../commitments.policy.ts'
import { type OpenTree, openTree } from '../read.ts'
import { findRecordOfItem, lockTree } from '../trees.store.ts'
import { correctionTo, spendingEntries } from './spending.rules.ts'
import { findSpendingItem, insertSpending, listSpending } from './spending.store.ts'

export interface SpendingInput {
  /** Whole rials, more than nothing. */
  amount: string
  spentOn: string
  note: string
  /** Whose money: a code of the catalogue of sources, or the source's own name. */
  fundingSource?: string
  kind?: 'cash' | 'inKind'
  /** The paper that proves it. */
  fileId?: string
}

async function openForSpending(
  tx: Tx,
  ctx: Ctx,
  itemId: string,
  permission: 'commitments.spend' | 'commitments.correctSpending',
): Promise<OpenTree> {
  const recordId = await findRecordOfItem(tx, itemId)
  if (!recordId) throw notFound()
  await lockTree(tx, recordId)
  const open = await openTree(tx, ctx, recordId)
  authorize(commitmentsPolicy[permission], ctx.actor, open.record, open)
  if (open.tree.closedAt) throw refuse('commitments.spendingClosed')
  return open
}

/** Title of an item in the newest frozen version that has it; only what was promised can be spent on. */
function promisedTitle({ tree }: OpenTree, itemId: string): string {
  const frozen = tree.versions.filter((version) => version.frozenAt !== null)
  if (frozen.length === 0) throw refuse('commitments.spendingNotFrozen')
  const term = frozen.flatMap((version) => tree.terms[version.id]?.find((one) => one.itemId === itemId) ?? []).at(-1)
  if (!term) throw refuse('commitments.spendingNotInForce')
  return term.title
}

/**
 * Records money really spent on an item, with its day, source and paper. What was wrong is put right by `correctSpending`.
 *
 * @throws 422 `spendingNotFrozen`, `spendingNotInForce`, `spendingClosed`, `spentInFuture`, `spendingNotPositive`, `paperNeeded`
 */
export function recordSpending(ctx: Ctx, itemId: string, input: SpendingInput): Promise<{ id: string }> {
  return runVerb(ctx, 'commitments.spend', async (tx, entry) => {
    const open = await openForSpending(tx, ctx, itemId, 'commitments.spend')
    const title = promisedTitle(open, itemId)
    const field = (path: string, code: string, details = {}) => refuse(code, details, [{ path, code, details }])
    if (input.spentOn > ctx.clock.today()) throw field('spentOn', 'commitments.spentInFuture', { day: input.spentOn })
    if (/^0+$/.test(input.amount)) throw field('amount', 'commitments.spendingNotPositive')
    if (!input.fileId) throw field('fileId', 'commitments.paperNeeded')
    const at = ctx.clock.now()
    const id = newId()
    await attachFiles(tx, at, ctx.actor, [input.fileId], open.record.id, 'fileId')
    const { amount, spentOn, note, fundingSource = null, kind = 'cash' } = input
    await insertSpending(tx, {
      id,
      item_id: itemId,
      amount,
      spent_on: spentOn,
      note,
      file_id: input.fileId,
      made_by: ctx.actor.personId,
      made_at: at,
      funding_source: fundingSource,
      kind,
      corrects_id: null,
      reason: null,
    })
    entry({
      recordId: open.record.id,
      provinceId: open.record.provinceId,
      after: { item: itemId, title, amount, spentOn, source: fundingSource, kind },
    })
    return { id }
  })
}

/**
 * Puts an entry of spending right: a row of its own adds or takes off the difference, with its reason and, where there is one, its paper.
 * The first entry stays as it was written. An amount of zero withdraws it.
 *
 * @param input.amount what the entry should stand at, whole rials
 * @throws 404; 422 `spendingSame`, `spendingClosed`
 */
export function correctSpending(
  ctx: Ctx,
  spendingId: string,
  input: { amount: string; reason: string; fileId?: string },
): Promise<{ amount: string }> {
  return runVerb(ctx, 'commitments.correctSpending', async (tx, entry) => {
    const itemId = await findSpendingItem(tx, spendingId)
    if (!itemId) throw notFound()
    const open = await openForSpending(tx, ctx, itemId, 'commitments.correctSpending')
    const at = ctx.clock.now()
    const entries = spendingEntries(await listSpending(tx, open.tree.id), {
      asOf: '9999-12-31',
      knownAt: at.toISOString(),
    })
    const first = entries.find((one) => one.id === spendingId)
    if (!first) throw notFound()
    const difference = correctionTo(first.now, input.amount)
    if (difference === null)
      throw refuse('commitments.spendingSame', { amount: first.now }, [
        { path: 'amount', code: 'commitments.spendingSame', details: { amount: first.now } },
      ])
    if (input.fileId) await attachFiles(tx, at, ctx.actor, [input.fileId], open.record.id, 'fileId')
    await insertSpending(tx, {
      id: newId(),
      item_id: itemId,
      amount: difference,
      // of the same day, so that the figure of that day is right from now on, and what was known before stays
      spent_on: first.spentOn,
      note: first.note,
      file_id: input.fileId ?? null,
      made_by: ctx.actor.personId,
      made_at: at,
      funding_source: first.fundingSource,
      kind: first.kind,
      corrects_id: spendingId,
      reason: input.reason,
    })
    entry({
      recordId: open.record.id,
      provinceId: open.record.provinceId,
      reason: input.reason,
      before: { amount: first.now },
      after: { item: itemId, spending: spendingId, from: first.now, amount: input.amount },
    })
    return { amount: input.amount }
  })
}
