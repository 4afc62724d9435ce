import type { Ctx } from '../../../kernel/context.ts'
import { addDays, formatJalali } from '../../../kernel/fa/index.ts'
import type { EditionChange, EditionSubject } from '../../../kernel/manifest.ts'
import { followUpEdition, sampleFollowUp } from './reminders.content.ts'
import { dueOf, followUpInForce } from './reminders.job.ts'
import { FollowUpContent } from './reminders.schema.ts'
import { listCandidates } from './reminders.store.ts'

/** Who would be reminded of what tomorrow, compared with the rules in force, for the open resolutions of a place: at most 200 of them. */
async function preview(ctx: Ctx, provinceId: string | null, raw: unknown): Promise<EditionChange[]> {
  const content = FollowUpContent.parse(raw)
  const tomorrow = addDays(ctx.clock.today(), 1)
  const found = await listCandidates(ctx.db, tomorrow, {
    after: null,
    limit: 200,
    ...(provinceId === null ? {} : { provinceId }),
  })
  const now = await followUpInForce(ctx, provinceId, tomorrow)
  return found.flatMap((one): EditionChange[] => {
    const [before, after] = [dueOf(now, one, tomorrow), dueOf(content, one, tomorrow)]
    const only = (these: typeof before, those: typeof before) =>
      these
        .filter(({ rule }) => !those.some((other) => other.rule.code === rule.code && other.rule.to === rule.to))
        .map(({ rule }) => ({ fa: rule.fa, en: rule.en, clause: { fa: '', en: '' } }))
    const [appears, vanishes] = [only(after, before), only(before, after)]
    if (appears.length + vanishes.length === 0) return []
    const about = {
      fa: `مهلت ${formatJalali(one.deadline, 'numeric', 'fa')}`,
      en: `deadline ${formatJalali(one.deadline, 'numeric', 'en')}`,
    }
    return [{ recordId: one.id, title: one.title, about, appears, vanishes }]
  })
}

/** The following-up rules, kept in editions: who is reminded how many days before and after a deadline. */
export const followUpSubject: EditionSubject = {
  shape: FollowUpContent,
  sample: {
    code: followUpEdition.code,
    fa: followUpEdition.fa,
    en: followUpEdition.en,
    title: { fa: 'قاعده‌های پیگیری مصوبه‌ها', en: 'Rules of following resolutions up' },
    content: sampleFollowUp,
  },
  preview,
}
