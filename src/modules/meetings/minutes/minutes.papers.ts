import type { PaperSource } from '../../../kernel/manifest.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import { policy } from '../meetings.policy.ts'
import { findSessionRow } from '../sessions/sessions.store.ts'
import { minutesFields } from './minutes.read.ts'
import { findMinutes } from './minutes.store.ts'

/** Minutes as a paper with its number and check code: once they are final, by the secretariat. Their words are Persian in either language. */
export const minutesPaper: PaperSource = {
  of: 'session',
  asks: [],
  may: async (ctx, id) => {
    const record = await getRecord(ctx.db, ctx.actor, id, 'session')
    if ((await findMinutes(ctx.db, id))?.state !== 'final') return 'meetings.finaliseFirst'
    const secretaryIds = await secretariesOf(ctx.db, record.bodyId!, ctx.clock.today())
    return may(policy['meetings.minute'], ctx.actor, record, { where: record, secretaryIds })
  },
  // the chair signs what the session decided
  signer: async (ctx, id) => (await findSessionRow(ctx.db, ctx.actor, id))?.chairPersonId ?? null,
  values: async (ctx, id) => {
    await getRecord(ctx.db, ctx.actor, id, 'session')
    // the paper's own office stands on its head
    const { organisation_name: _office, ...values } = await minutesFields(ctx.db, ctx, id)
    return values
  },
}
