import { addDays, weekday } from '../../kernel/fa/index.ts'

export type DueGroup = 'overdue' | 'week' | 'later'

/** The Friday that ends the week of that day. */
export const endOfWeek = (today: string): string => addDays(today, 6 - weekday(today))

/** Where a row stands on the desk. A deadline is the end of its day, so what is due today is not overdue. No deadline is later. */
export function groupOf(due: string | null, today: string): DueGroup {
  if (due === null) return 'later'
  if (due < today) return 'overdue'
  return due <= endOfWeek(today) ? 'week' : 'later'
}

/** May an item be put off until that day? It comes back before its deadline passes unseen. Returns the reason why not. */
export function mayPutOff(until: string, due: string | null, today: string): true | string {
  if (until <= today) return 'desk.untilNotAhead'
  if (due !== null && until > due) return 'desk.untilAfterDue'
  return true
}

/** The page of a record by its kind's path; where the path speaks of more than the record, the record's own address finds it. */
export const pageOf = (path: string, recordId: string): string =>
  /:(cluster|province)\b/.test(path) ? `/records/${recordId}` : path.replace(':id', recordId)

/**
 * The page on which a row is acted: the path of its record with the act asked for, which the room reads and opens.
 *
 * @param what `meetings.complete`; its last word is the act
 */
export function hrefOf(
  path: string | undefined,
  item: { recordId: string; what: string; subjectId: string },
): string | null {
  if (!path) return null
  // a thing with a page of its own is done there
  if (/:(record|subject)\b/.test(path))
    return path.replace(':record', item.recordId).replace(':subject', item.subjectId)
  const page = pageOf(path, item.recordId)
  if (item.what.startsWith('desk.')) return page
  return `${page}?act=${item.what.split('.').at(-1)}&subject=${item.subjectId}`
}

/** Acts that may be done with many items in one go. None of them decides, answers or approves anything: they only say who saw or took it. */
export const actsAtOnce = ['seen', 'take', 'putBack'] as const
export type ActAtOnce = (typeof actsAtOnce)[number]

/** Kinds of row that ask for nothing and leave the desk once seen. */
export const toKnow: readonly string[] = ['desk.information', 'desk.copy']

/** Which of them an item allows; those of a room's own work are never ended so. */
export function atOnceOf(item: {
  what: string
  role: string | null
  taken: 'mine' | 'another' | 'nobody'
}): ActAtOnce[] {
  if (toKnow.includes(item.what)) return ['seen']
  if (item.taken === 'mine') return ['putBack']
  return item.role !== null && item.taken === 'nobody' ? ['take'] : []
}
