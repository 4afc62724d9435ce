import type { Ctx } from '../../../kernel/context.ts'
import { formatJalali, toPersianDigits } from '../../../kernel/fa/index.ts'
import type { PaperSource } from '../../../kernel/manifest.ts'
import { namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { editionTitle } from '../meetings.kinds.ts'
import { policy } from '../meetings.policy.ts'
import { postOf } from '../resolutions/resolutions.papers.ts'
import { rulesOf, seatsOf, sittingsOf } from './bodies.store.ts'

const open = '—'

/** Sittings of a body that have not ended by today, the newest of each person. */
async function sittingNow(ctx: Ctx, bodyId: string) {
  const today = ctx.clock.today()
  const rows = (await sittingsOf(ctx.db, bodyId)).filter((row) => row.valid_until === null || row.valid_until >= today)
  return new Map(rows.map((row) => [row.person_id, row]))
}

/** Whole months of a term; a dash where an end is open. */
export function termMonths(from: string | null, until: string | null): number | null {
  if (from === null || until === null) return null
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1
  return Math.round(days / 30.44)
}

/** The order by which somebody is appointed to a seat: one for each who sits in the body today or will. */
export const appointmentPaper: PaperSource = {
  of: 'body',
  asks: ['recipient_title', 'clause_label', 'introducing_institution', 'signer_name', 'signer_post', 'copies'],
  choose: {
    required: true,
    list: async (ctx, id) => {
      const sitting = await sittingNow(ctx, id)
      const nameOf = await namesOf(ctx.db, sitting.keys())
      return [...sitting.keys()].flatMap((person) => {
        const named = nameOf(person)
        return named ? [{ id: named.id, title: named.name }] : []
      })
    },
  },
  may: async (ctx, id) => {
    const record = await getRecord(ctx.db, ctx.actor, id, 'body')
    if ((await sittingNow(ctx, id)).size === 0) return 'meetings.nobodySits'
    return may(policy['meetings.seat'], ctx.actor, record, null)
  },
  values: async (ctx, id, locale, forId) => {
    const body = await getRecord(ctx.db, ctx.actor, id, 'body')
    const sitting = (await sittingNow(ctx, id)).get(forId ?? '')
    const seat = (await seatsOf(ctx.db, id)).find((row) => row.id === sitting?.seat_id)
    const substitute = sitting && (await sittingsOf(ctx.db, id)).find((row) => row.substitute_of === sitting.id)
    const { edition } = await rulesOf(ctx.db, id, sitting?.valid_from ?? ctx.clock.today())
    const [nameOf, signerPost] = await Promise.all([
      namesOf(ctx.db, [forId, seat?.organisation_id, substitute?.person_id]),
      postOf(ctx, ctx.actor.personId || null, null),
    ])
    const institution = nameOf(seat?.organisation_id)?.name ?? open
    const months = termMonths(sitting?.valid_from ?? null, sitting?.valid_until ?? null)
    const day = (iso: string | null | undefined) => (iso ? formatJalali(iso, 'dayYear', locale) : open)
    const title = seat?.title as { fa: string; en: string } | undefined
    return {
      recipient_title: '',
      recipient_name: nameOf(forId)?.name ?? open,
      clause_label: '',
      by_law_title: editionTitle(edition)[locale],
      introducing_institution: institution,
      term_months: months === null ? open : locale === 'fa' ? toPersianDigits(String(months)) : String(months),
      term_start: day(sitting?.valid_from),
      term_end: day(sitting?.valid_until),
      seat_title: title?.[locale] ?? open,
      body_name: body.title,
      institution,
      substitute_name: nameOf(substitute?.person_id)?.name ?? open,
      signer_name: ctx.actor.name,
      signer_post: signerPost,
      copies: open,
    }
  },
}
