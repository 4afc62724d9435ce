import type { Ctx } from '../../../kernel/context.ts'
import { refuse } from '../../../kernel/errors.ts'
import { authorize } from '../../../kernel/policy.ts'
import { getRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../directory.policy.ts'
import type { MasterKind } from '../directory.store.ts'
import { whyNotMerge } from './merging.rules.ts'
import type { Merge, SplitBack } from './merging.schema.ts'
import { lockForMerge, setMergedInto } from './merging.store.ts'

/**
 * Settles that two master records are one: the loser points to the winner and reads follow it. Nothing is re-pointed and no field is
 * copied, so the merge can be undone. Refuses records of two kinds and a record that is merged already.
 */
export function merge(ctx: Ctx, input: Merge): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.merge', async (tx, entry) => {
    const loser = await getRecord(tx, ctx.actor, input.loserId)
    const winner = await getRecord(tx, ctx.actor, input.winnerId)
    const kinds = whyNotMerge({ ...loser, mergedInto: null }, { ...winner, mergedInto: null })
    if (kinds) throw refuse(kinds)
    authorize(policy['directory.merge'], ctx.actor, loser, null)
    authorize(policy['directory.merge'], ctx.actor, winner, null)
    const kind = loser.kind as MasterKind
    const locked = await lockForMerge(tx, kind, [loser.id, winner.id])
    const why = whyNotMerge(
      { ...loser, mergedInto: locked.get(loser.id) ?? null },
      { ...winner, mergedInto: locked.get(winner.id) ?? null },
    )
    if (why) throw refuse(why, { loser: loser.title, winner: winner.title })
    await touchRecord(tx, loser, input.loserVersion ?? null)
    await touchRecord(tx, winner, input.winnerVersion ?? null)
    await setMergedInto(tx, kind, loser.id, winner.id)
    entry({
      recordId: loser.id,
      provinceId: loser.provinceId,
      before: { mergedInto: null },
      after: { mergedInto: winner.id, winner: winner.title },
      reason: input.reason,
    })
    return { id: winner.id }
  })
}

/** Undoes a merge: the record stands by itself again, with everything that was entered under it. */
export function splitBack(ctx: Ctx, id: string, input: SplitBack): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.splitBack', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, id)
    const kind = record.kind as MasterKind
    if (!['organisation', 'person', 'unit'].includes(kind)) throw refuse('directory.notMerged')
    authorize(policy['directory.merge'], ctx.actor, record, null)
    const into = (await lockForMerge(tx, kind, [id])).get(id)
    if (!into) throw refuse('directory.notMerged')
    await touchRecord(tx, record, null)
    await setMergedInto(tx, kind, id, null)
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { mergedInto: into },
      after: { mergedInto: null },
      reason: input.reason,
    })
    return { id }
  })
}
