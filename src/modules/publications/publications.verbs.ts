import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord, type RecordRow, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { publicationsPolicy } from './publications.policy.ts'
import { publishable } from './publications.rules.ts'
import type { PublishBody, WithdrawBody } from './publications.schema.ts'
import { setAudience } from './publications.store.ts'

async function open(tx: Tx, ctx: Ctx, id: string, permission: keyof typeof publicationsPolicy): Promise<RecordRow> {
  const record = await getRecord(tx, ctx.actor, id)
  authorize(publicationsPolicy[permission], ctx.actor, record, null)
  if (!publishable.includes(record.kind)) throw refuse('publications.notThisKind', { title: record.title })
  return record
}

/**
 * Shows a record to everybody: its audience becomes the public. With a resolution go its text, number and deadline, the body and session
 * that decided it, the organisation that answers for it, and how far it is; never a person. Published twice is published once.
 *
 * @throws 404; 403; 409 `publications.partiesOnly`, `kernel.stale`; 422 `publications.notThisKind`
 */
export const publishRecord = (ctx: Ctx, id: string, input: PublishBody): Promise<void> =>
  runVerb(ctx, 'publications.publish', async (tx, entry) => {
    const record = await open(tx, ctx, id, 'publications.publish')
    if (record.audience === 'public') return entry(null)
    // what was for its parties alone was so for a reason: it is not opened to all by one hand
    if (record.audience === 'parties') throw conflict('publications.partiesOnly', { title: record.title })
    await touchRecord(tx, record, input.version ?? null)
    await setAudience(tx, id, 'public')
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { audience: record.audience },
      after: { audience: 'public', source: input.source, title: record.title },
    })
  })

/**
 * Takes a record back from the public, with the reason; whoever has it in reach sees it as before.
 *
 * @throws 404; 403; 409 `publications.notPublished`, `kernel.stale`; 422 `publications.notThisKind`
 */
export const withdrawRecord = (ctx: Ctx, id: string, input: WithdrawBody): Promise<void> =>
  runVerb(ctx, 'publications.withdraw', async (tx, entry) => {
    const record = await open(tx, ctx, id, 'publications.withdraw')
    if (record.audience !== 'public') throw conflict('publications.notPublished', { title: record.title })
    await touchRecord(tx, record, input.version ?? null)
    await setAudience(tx, id, 'reach')
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { audience: 'public' },
      after: { audience: 'reach', title: record.title },
      reason: input.reason,
    })
  })
