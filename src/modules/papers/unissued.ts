import type { Ctx } from '../../kernel/context.ts'
import { toJalali } from '../../kernel/fa/index.ts'
import type { PaperValues } from '../../kernel/manifest.ts'
import { getRecord } from '../../kernel/records.ts'
import { readLetterhead } from './letterhead.read.ts'
import { kindOf, templateInForce, wordType } from './templates.ts'
import { composePaper } from './word/compose.ts'
import { houseTemplate } from './word/house.ts'
import { type PaperLocale, paperKindOf } from './word/kinds.ts'

type Rows<Field extends string> = readonly Readonly<Record<Field, string>>[]

/** What minutes say, as `content/templates/fields.json` lists it; every value written for people. */
export type MinutesData = Readonly<
  Record<
    | 'session_title'
    | 'session_number'
    | 'session_kind'
    | 'session_date'
    | 'start_time'
    | 'end_time'
    | 'place'
    | 'minutes_state'
    | 'chair_name'
    | 'chair_post'
    | 'secretary_name'
    | 'secretary_post'
    | 'present_voting'
    | 'total_voting'
    | 'quorum_sentence'
    | 'next_session_date',
    string
  >
> & {
  readonly attendees: Rows<'name' | 'post' | 'institution' | 'attendance'>
  readonly guests: Rows<'name' | 'post' | 'institution'>
  readonly absentees: Rows<'name' | 'institution' | 'attendance'>
  readonly agenda: Rows<'item_number' | 'item_title' | 'discussion_line'>
  readonly resolutions: Rows<'resolution_number' | 'resolution_text' | 'responsible_body' | 'deadline'>
  readonly carried_items: Rows<'item_title' | 'reason'>
  readonly signatures: Rows<'name' | 'post' | 'signed_at'>
}

/**
 * Minutes as Word and PDF by the house's own template, before they are a paper: a draft that is circulated. It carries no check code, so
 * nobody takes it for the final text; final minutes are made with `makePaper`, from the same data.
 */
export async function minutesDocument(
  data: MinutesData,
  { locale = 'fa', organisation, at }: { locale?: PaperLocale; organisation: string; at: Date },
): Promise<{ word: Buffer; pdf: Buffer }> {
  const kind = paperKindOf('minutes')!
  const values = { ...data, organisation_name: organisation, slogan: '', verify_link: '—', verify_code: '—' }
  return composePaper(await houseTemplate(kind, locale), values, { locale, title: kind[locale], organisation, at })
}

/**
 * A record's paper as Word and PDF for reading, by the template and letterhead in force, before it is made: it has neither number nor check
 * code, and says so in their place. The caller has checked who sees the record.
 */
export async function unissuedPaper(
  ctx: Ctx,
  asked: { kind: string; recordId: string; locale: PaperLocale; dated: string; values: PaperValues },
): Promise<{ word: Buffer; pdf: Buffer; wordType: string }> {
  const kind = kindOf(asked.kind)
  const { locale } = asked
  const { provinceId } = await getRecord(ctx.db, ctx.actor, asked.recordId)
  const head = await readLetterhead(ctx.db, provinceId, toJalali(ctx.clock.today()).year, locale)
  const { bytes } = await templateInForce(ctx, ctx.db, { kind: kind.code, locale, provinceId, day: asked.dated })
  const values = {
    ...asked.values,
    organisation_name: head.organisation,
    slogan: head.slogan,
    verify_link: '',
    verify_code: '',
    ...(kind.numbered ? { letter_number: '—', letter_date: '—' } : {}),
  }
  const { organisation } = head
  const imprint = { locale, title: kind[locale], organisation, at: ctx.clock.now(), oneSheet: kind.oneSheet }
  return { ...(await composePaper(bytes, values, imprint)), wordType }
}
