import '../meetings.tables.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'

/** An open asking for a seat's member ends within the verb that makes it needless: somebody sits, or the seat is another's or is no more. */
export async function settleNomination(
  tx: Tx,
  ctx: Pick<Ctx, 'clock'>,
  seatId: string,
  by: { sittingId: string } | { reason: string },
): Promise<void> {
  await tx
    .updateTable('nominations')
    .set({
      settled_at: ctx.clock.now(),
      ...('sittingId' in by ? { sitting_id: by.sittingId } : { withdrawn_reason: by.reason }),
    })
    .where('seat_id', '=', seatId)
    .where('settled_at', 'is', null)
    .execute()
}
