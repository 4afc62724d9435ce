import { z } from 'zod'
import { Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { sheetList } from '../../kernel/lists/list.ts'
import { getRecord } from '../../kernel/records.ts'
import { en } from './meetings.en.ts'
import { fa } from './meetings.fa.ts'
import { listResolutionsOf } from './resolutions/resolutions.read.ts'
import { listSessionRows } from './sessions/sessions.store.ts'

const words = { fa, en }
type SessionLine = Awaited<ReturnType<typeof listSessionRows>>['rows'][number]
const OfBody = z.object({ body: Id })

/** Sessions of a body, newest first. */
export const sessionList = sheetList<SessionLine, typeof OfBody>({
  name: 'sessions',
  fa: 'جلسه‌ها',
  en: 'Sessions',
  permission: 'signedIn',
  query: OfBody,
  columns: [
    { key: 'number', fa: 'شماره', en: 'Number', width: 10, of: (row, locale) => numberCell(row.number, locale) },
    { key: 'title', fa: 'جلسه', en: 'Session', width: 40, of: (row) => row.title },
    { key: 'kind', fa: 'نوع', en: 'Kind', of: (row, locale) => words[locale][`kind.${row.kind}`] },
    { key: 'state', fa: 'حال', en: 'State', of: (row, locale) => words[locale][`state.${row.state}`] },
    { key: 'heldOn', fa: 'تاریخ', en: 'Held on', of: (row, locale) => dayCell(row.heldOn, locale) },
    { key: 'startsAt', fa: 'ساعت', en: 'Starts at', of: (row, locale) => numberCell(row.startsAt, locale) },
    { key: 'place', fa: 'محل', en: 'Place', width: 28, of: (row) => row.place },
    {
      key: 'resolutions',
      fa: 'شمار مصوبه‌ها',
      en: 'Resolutions',
      of: (row, locale) => numberCell(Number(row.resolutionCount ?? 0), locale),
    },
  ],
  rows: async (ctx, { body }, page) => {
    await getRecord(ctx.db, ctx.actor, body, 'body')
    return (await listSessionRows(ctx.db, ctx.actor, body, page)).rows
  },
})

type ResolutionLine = Awaited<ReturnType<typeof listResolutionsOf>>[number]

/** Resolutions of a body, oldest first; what the minutes left open stays an empty cell. */
export const resolutionList = sheetList<ResolutionLine, typeof OfBody>({
  name: 'resolutions',
  fa: 'مصوبه‌ها',
  en: 'Resolutions',
  permission: 'signedIn',
  query: OfBody,
  columns: [
    { key: 'session', fa: 'جلسه', en: 'Session', width: 32, of: (row) => row.session?.title },
    { key: 'number', fa: 'شماره', en: 'Number', width: 10, of: (row, locale) => numberCell(row.number, locale) },
    { key: 'text', fa: 'متن مصوبه', en: 'Text', width: 72, of: (row) => row.text },
    { key: 'category', fa: 'دسته', en: 'Category', of: (row) => row.category },
    { key: 'decidedOn', fa: 'تاریخ تصمیم', en: 'Decided on', of: (row, locale) => dayCell(row.decidedOn, locale) },
    {
      key: 'responsible',
      fa: 'مسئول',
      en: 'Responsible',
      width: 32,
      of: (row) => [row.responsibleOrganisation?.name, row.responsiblePerson?.name].filter(Boolean).join('، '),
    },
    { key: 'deadline', fa: 'مهلت', en: 'Deadline', of: (row, locale) => dayCell(row.deadline, locale) },
    { key: 'state', fa: 'حال', en: 'State', of: (row, locale) => words[locale][`state.${row.state}`] },
  ],
  rows: async (ctx, { body }, { limit, offset }) => {
    await getRecord(ctx.db, ctx.actor, body, 'body')
    return (await listResolutionsOf(ctx, { bodyId: body })).slice(offset, offset + limit)
  },
})
