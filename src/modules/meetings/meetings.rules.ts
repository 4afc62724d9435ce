import type { BodyKind, Numbering, SeatRule } from './meetings.kinds.ts'

const jalaliYear = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { year: 'numeric', timeZone: 'UTC' })

/** Jalali year of an ISO day, as a number. */
export const jalaliYearOf = (day: string): number =>
  Number.parseInt(jalaliYear.format(new Date(`${day}T00:00:00Z`)), 10)

/**
 * The series in which a session is numbered: one for the body's whole life, or one a Jalali year where its rules say so.
 * Null when a year is needed and neither the day nor the year is known.
 */
export function seriesOf(
  numbering: Pick<Numbering, 'restarts_each_year'>,
  when: { heldOn?: string | null; year?: number | null },
): string | null {
  if (!numbering.restarts_each_year) return 'sessions'
  const year = when.year ?? (when.heldOn ? jalaliYearOf(when.heldOn) : null)
  return year === null ? null : `sessions:${year}`
}

/** The year of a yearly series, or null. */
export const yearOfSeries = (series: string): number | null => {
  const year = series.split(':')[1]
  return year === undefined ? null : Number(year)
}

/**
 * Persian title of a session, after the way its kind counts: «جلسه ششم شورای …» or «جلسه شماره ۱۱۲۴ هیئت مدیره …».
 *
 * @param say writes the ordinal in words, and the number and year in digits
 */
export function sessionTitle(
  session: { number: number; series: string; bodyTitle: string; pattern: string },
  say: { ordinal: (number: number) => string; digits: (number: number) => string },
): string {
  const { number, series, bodyTitle, pattern } = session
  const year = yearOfSeries(series)
  const counted = pattern.includes('{{ordinal}}') ? `جلسه ${say.ordinal(number)}` : `جلسه شماره ${say.digits(number)}`
  return `${counted} ${bodyTitle}${year === null ? '' : ` در سال ${say.digits(year)}`}`
}

/** The standing seats of a kind, one entry each; seats «as many as are invited» (count 0) are none. */
export const standingSeats = (kind: Pick<BodyKind, 'seats'>): { rule: SeatRule; position: number }[] =>
  kind.seats.flatMap((rule) => Array.from({ length: rule.count }, (_, index) => ({ rule, position: index + 1 })))

/** A time in a seat; an end left open by its paper is null. */
export interface Term {
  from: string | null
  until: string | null
}

/** Does the term hold on that day? Both ends count. */
export const holdsOn = (term: Term, day: string): boolean =>
  (term.from === null || term.from <= day) && (term.until === null || day <= term.until)

/** Do two terms share a day? */
export const overlap = (one: Term, other: Term): boolean =>
  (one.from === null || other.until === null || one.from <= other.until) &&
  (other.from === null || one.until === null || other.from <= one.until)

/** Categories (content/catalogues.json) that take effect by the decision itself and give nobody a task. */
export const selfExecuting: readonly string[] = ['plan_approval', 'progress_noting', 'gate_decision']

/** Does a resolution of this category give somebody work, so that an owner and a day must be found for it? */
export const asksForWork = (category: string | null | undefined): boolean =>
  category == null || !selfExecuting.includes(category)

export interface Completeness {
  responsibleOrganisationId: string | null
  responsiblePersonId: string | null
  deadline: string | null
}
export type Gap = 'responsible' | 'deadline'

/** What a resolution still lacks before it can be notified. Gaps stay open until somebody fills them; none is guessed. */
export function gapsOf(resolution: Completeness): Gap[] {
  const gaps: Gap[] = []
  if (resolution.responsibleOrganisationId === null && resolution.responsiblePersonId === null) gaps.push('responsible')
  if (resolution.deadline === null) gaps.push('deadline')
  return gaps
}

/** Why the wording of a resolution does not change any more, or null: what was notified, put to a vote in writing, or made final stands. */
export function whyNotAmend(of: { minutes: string | null; notified: boolean; written: boolean }): string | null {
  if (of.notified) return 'meetings.alreadyNotified'
  if (of.written) return 'meetings.writtenStands'
  return of.minutes === 'final' ? 'meetings.textFinal' : null
}

/** A record's title made of longer text: whole words, at most 120 characters. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= 120) return line
  const cut = line.slice(0, 119)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60))}…`
}

/** A source as typed in a cell: one of the documents of the project by its code, else a state taken over from the paper named. */
export const sourceTyped = (
  text: string | undefined,
): { mark: 'document' | 'takenOver'; source: string } | undefined =>
  text === undefined
    ? undefined
    : { mark: /^D[0-4]$/.test(text.trim()) ? 'document' : 'takenOver', source: text.trim() }
