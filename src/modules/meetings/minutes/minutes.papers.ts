import type { Ctx } from '../../../kernel/context.ts'
import type { PaperSource, PaperValues } from '../../../kernel/manifest.ts'
import { namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import { attendanceOf } from '../holding/attendance.store.ts'
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
  // the chair signs what the session decided, and every member who was there
  signers: async (ctx, id) => {
    const row = await findSessionRow(ctx.db, ctx.actor, id)
    const { signatures } = await minutesFields(ctx.db, ctx, id)
    const chair = row?.chairPersonId ? (await namesOf(ctx.db, [row.chairPersonId]))(row.chairPersonId) : undefined
    const came = (await attendanceOf(ctx.db, id)).flatMap(({ as, personId, name }) =>
      as !== 'guest' && personId ? [{ id: personId, name }] : [],
    )
    const known = new Map([...(chair ? [chair] : []), ...came].map(({ id: person, name }) => [person, name]))
    return [...known].map(([person, name]) => ({
      id: person,
      name,
      post: signatures.find((one) => one.name === name)?.post ?? '',
    }))
  },
  values: async (ctx, id) => {
    await getRecord(ctx.db, ctx.actor, id, 'session')
    return minutesValues(ctx, id)
  },
}

/** What fills the paper; the caller has checked sight. */
export async function minutesValues(ctx: Ctx, id: string): Promise<PaperValues> {
  // the paper's own office stands on its head
  const { organisation_name: _office, signatures, ...values } = await minutesFields(ctx.db, ctx, id)
  // minutes that became final earlier have a dash where a hand belongs
  return { ...values, signatures: signatures.map((one) => ({ ...one, signed_at: '' })) }
}
