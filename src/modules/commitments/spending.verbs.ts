import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { attachFiles } from '../../kernel/files/attach.ts'
import { newId } from '../../kernel/ids.ts'
import { runVerb } from '../../kernel/verb.ts'
import { openForChange } from './claim.verbs.ts'
import { insertSpending } from './claims.store.ts'
import { findRecordOfItem } from './trees.store.ts'

/** Records money really spent on an item, with its day and paper. */
export function recordSpending(
  ctx: Ctx,
  itemId: string,
  input: { amount: string; spentOn: string; note: string; fileId?: string },
): Promise<{ id: string }> {
  return runVerb(ctx, 'commitments.spend', async (tx, entry) => {
    const open = await openForChange(tx, ctx, await findRecordOfItem(tx, itemId), 'commitments.spend')
    if (input.spentOn > ctx.clock.today())
      throw refuse('commitments.spentInFuture', { day: input.spentOn }, [
        { path: 'spentOn', code: 'commitments.spentInFuture', details: { day: input.spentOn } },
      ])
    const at = ctx.clock.now()
    const id = newId()
    if (input.fileId) await attachFiles(tx, at, ctx.actor, [input.fileId], open.record.id, 'fileId')
    await insertSpending(tx, {
      id,
      itemId,
      amount: input.amount,
      spentOn: input.spentOn,
      note: input.note,
      fileId: input.fileId ?? null,
      by: ctx.actor.personId,
      at,
    })
    entry({
      recordId: open.record.id,
      provinceId: open.record.provinceId,
      after: { item: itemId, amount: input.amount, spentOn: input.spentOn },
    })
    return { id }
  })
}
