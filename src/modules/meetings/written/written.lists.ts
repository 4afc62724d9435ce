import { z } from 'zod'
import { dayInTehran } from '../../../kernel/clock.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../../kernel/lists/columns.ts'
import { type AnyList, sheetList } from '../../../kernel/lists/list.ts'
import { writtenOfBody } from './written.read.ts'
import { words } from './written.words.ts'

const query = z.object({ body: Id })
type Line = Awaited<ReturnType<typeof writtenOfBody>>[number]

/** Decisions in writing of a body, newest first. */
export const writtenList: AnyList = sheetList<Line, typeof query>({
  name: 'writtendecisions',
  fa: 'تصمیم‌های کتبی',
  en: 'Written decisions',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'text', fa: 'متن', en: 'Text', width: 60, of: (row) => row.text },
    { key: 'state', fa: 'حال', en: 'State', of: (row, locale) => words[locale][`written.state.${row.state}`] },
    { key: 'asked', fa: 'پرسیده', en: 'Asked', of: (row, locale) => numberCell(row.asked, locale) },
    { key: 'answered', fa: 'پاسخ‌داده', en: 'Answered', of: (row, locale) => numberCell(row.answered, locale) },
    {
      key: 'proposedOn',
      fa: 'از تاریخ',
      en: 'Proposed on',
      of: (row, locale) => dayCell(dayInTehran(row.proposedAt), locale),
    },
    { key: 'due', fa: 'آخرین روز پاسخ', en: 'Answers until', of: (row, locale) => dayCell(row.due, locale) },
    {
      key: 'closedOn',
      fa: 'بسته‌شده در',
      en: 'Closed on',
      of: (row, locale) => dayCell(row.closedAt && dayInTehran(row.closedAt), locale),
    },
  ],
  rows: (ctx, { body }, page) => writtenOfBody(ctx, body, page),
})
