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
