import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { refuse } from '../../kernel/errors.ts'
import { runVerb } from '../../kernel/verb.ts'
import { openForChange, storeStep } from './claim.verbs.ts'
import { renewPoints, withMore } from './points.ts'
import type { Step } from './progress/shapes.ts'
import { type OpenTree, openTree } from './read.ts'
import type { FullClaim } from './trees.shapes.ts'
import { lockTree } from './trees.store.ts'

/** Claims of a tree that are approved and that no council has noted yet. */
const waitingForNoting = ({ tree }: OpenTree): FullClaim[] => {
  const kinds = (kind: Step['kind']) =>
    new Set(tree.steps.filter((step) => step.kind === kind).map((step) => step.claimId))
  const [approved, noted, returned] = [kinds('approve'), kinds('note'), kinds('return')]
  return tree.claims.filter((claim) => approved.has(claim.id) && !noted.has(claim.id) && !returned.has(claim.id))
}

/** Is there approved progress of the record that no council has noted? @throws 404; 422 `commitments.nothingToNote` */
export async function checkNoting(db: Db | Tx, ctx: Ctx, recordId: string): Promise<void> {
  if (waitingForNoting(await openTree(db, ctx, recordId)).length === 0) throw refuse('commitments.nothingToNote')
}

/** The council notes the approved progress of a record: one step on every claim that waits for noting, one decision, one entry. */
export const noteProgress = (ctx: Ctx, recordId: string, decisionId: string | null): Promise<{ noted: number }> =>
  noteAs(ctx, recordId, decisionId, (tx) => openForChange(tx, ctx, recordId, 'commitments.note'))

/** The same as the effect of a resolution: the body decided it, so whoever finalises its minutes needs no permission of this room. */
export const noteByResolution = (ctx: Ctx, recordId: string, decisionId: string): Promise<{ noted: number }> =>
  noteAs(ctx, recordId, decisionId, async (tx) => {
    await lockTree(tx, recordId)
    return openTree(tx, ctx, recordId)
  })

function noteAs(
  ctx: Ctx,
  recordId: string,
  decisionId: string | null,
  opened: (tx: Tx) => Promise<OpenTree>,
): Promise<{ noted: number }> {
  return runVerb(ctx, 'commitments.note', async (tx, entry) => {
    const open = await opened(tx)
    const waiting = waitingForNoting(open)
    if (waiting.length === 0) throw refuse('commitments.nothingToNote')
    const at = ctx.clock.now()
    const steps: Step[] = []
    for (const claim of waiting) {
      const { step } = await storeStep(tx, ctx, open, claim.id, 'note', decisionId ? { decisionId } : {}, at)
      steps.push(step)
    }
    await renewPoints(tx, ctx, recordId, at, withMore(open, { steps }))
    entry({
      recordId,
      provinceId: open.record.provinceId,
      after: { claims: waiting.length, decision: decisionId },
    })
    return { noted: waiting.length }
  })
}
