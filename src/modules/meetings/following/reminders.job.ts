import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Job } from '../../../kernel/jobs.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { findInForce } from '../../editions/index.ts'
import { sampleFollowUp } from './reminders.content.ts'
import { dueReminders } from './reminders.rules.ts'
import { FollowUpContent } from './reminders.schema.ts'
import {
  type Candidate,
  endDay,
  insertReminders,
  isDayDone,
  listCandidates,
  type NewReminder,
} from './reminders.store.ts'

import { tellReminders } from './tell.ts'

const batch = 500

/** The following-up rules in force in a province on a day: of its own edition, the nation's, or the sample. */
export async function followUpInForce(ctx: Pick<Ctx, 'db'>, provinceId: string | null, day: string) {
  const edition = await findInForce(ctx.db, { subject: 'followUp', provinceId, day })
  return edition ? FollowUpContent.parse(edition.content) : sampleFollowUp
}

/** What is due of a resolution that may be reminded of. */
export const dueOf = (content: FollowUpContent, one: Candidate, day: string) =>
  dueReminders(
    content,
    {
      category: one.category,
      bodyKind: one.body_kind,
      state: one.state,
      notifiedOn: one.notified_on,
      deadline: one.deadline,
      saidDone: one.said_done,
      written: one.written,
    },
    day,
  )

/** Writes the reminders of one place for one batch: one transaction, one entry, and none where all stand already. */
const remind = (ctx: Ctx, provinceId: string | null, day: string, rows: readonly NewReminder[]): Promise<number> =>
  runVerb(ctx, 'meetings.remind', async (tx, entry) => {
    const fresh = await insertReminders(tx, rows)
    await tellReminders(tx, ctx, fresh)
    const count = fresh.length
    entry(count === 0 ? null : { recordId: null, provinceId, after: { day, count } })
    return count
  })

/**
 * Writes the reminders that the rules in force today ask for. Begun again after a stop it repeats nothing: a rule is written once a
 * notification, whoever writes it.
 *
 * @returns how many were written; null: the house stops, and the rest is for the next start
 */
export async function remindAll(ctx: Ctx, stopping: () => boolean = () => false): Promise<number | null> {
  const day = ctx.clock.today()
  const rules = new Map<string | null, FollowUpContent>()
  let written = 0
  for (let after: string | null = null; ; ) {
    if (stopping()) return null
    const found = await listCandidates(ctx.db, day, { after, limit: batch })
    for (const [provinceId, own] of Map.groupBy(found, (one) => one.province_id)) {
      const content = rules.get(provinceId) ?? (await followUpInForce(ctx, provinceId, day))
      rules.set(provinceId, content)
      const rows = own.flatMap((one) =>
        dueOf(content, one, day).map(({ rule, forDay }) => ({
          id: newId(),
          resolution_id: one.id,
          notification_id: one.notification_id,
          rule: rule.code,
          whom: rule.to,
          said: { fa: rule.fa, en: rule.en },
          for_day: forDay,
          made_at: ctx.clock.now(),
        })),
      )
      if (rows.length > 0) written += await remind(ctx, provinceId, day, rows)
    }
    if (found.length < batch) return written
    after = found.at(-1)!.id
  }
}

/** Once a day in Tehran: who is to be reminded of what. What is sent by message later reads the same rows. */
export const reminderJob: Job = {
  name: 'meetings.reminders',
  async step(house) {
    const ctx = (await house.ctxOf(null))!
    const day = ctx.clock.today()
    if (await isDayDone(ctx.db, day)) return false
    const written = await remindAll(ctx, () => house.stopping)
    if (written !== null) await endDay(ctx.db, day, ctx.clock.now(), written)
    return false
  },
}
