import type { Ctx } from '../../../kernel/context.ts'
import { conflict } from '../../../kernel/errors.ts'
import { getRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../meetings.policy.ts'
import { takeSession } from '../sessions/session.entry.ts'
import type { RecordVote } from './holding.schema.ts'
import { decidedAt } from './quorum.entry.ts'

/**
 * Records the minute of a resolution and its votes.
 *
 * @throws 404; 409 `meetings.notSitting`, `meetings.minutesFinal`, and what `decidedAt` refuses
 */
export const recordVote = (ctx: Ctx, resolutionId: string, input: RecordVote): Promise<void> =>
  runVerb(ctx, 'meetings.recordVote', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, resolutionId, 'resolution')
    const row = await tx.selectFrom('resolutions').selectAll().where('id', '=', resolutionId).executeTakeFirstOrThrow()
    if (row.session_id === null) throw conflict('meetings.notSitting', { title: record.title })
    const { session } = await takeSession(tx, ctx, row.session_id, policy['meetings.minute'], {
      states: ['sitting', 'held'],
    })
    const { at, ...vote } = input
    await decidedAt(tx, ctx, session, { at, vote })
    const after = {
      decided_at: at,
      votes_for: vote.for,
      votes_against: vote.against,
      votes_abstaining: vote.abstaining,
    }
    await tx.updateTable('resolutions').set(after).where('id', '=', resolutionId).execute()
    entry({
      recordId: resolutionId,
      provinceId: record.provinceId,
      before: { decidedAt: row.decided_at?.slice(0, 5) ?? null, for: row.votes_for },
      after: { decidedAt: at, ...vote },
    })
  })
