import { z } from 'zod'
import { dayInTehran } from '../../kernel/clock.ts'
import { dayCell } from '../../kernel/lists/columns.ts'
import { type AnyList, type Sentence, sheetList } from '../../kernel/lists/list.ts'
import type { Rooms } from './desk.routes.ts'
import { DeskQuery } from './desk.schema.ts'
import { listMine } from './desk.store.ts'
import { askedOfOthers, shownRows } from './desk.view.ts'

type Asked = Awaited<ReturnType<typeof askedOfOthers>>['rows'][number]
type Row = Awaited<ReturnType<typeof shownRows>>[number]
const query = z.object({ putOff: DeskQuery.shape.putOff })
const noFilter = z.object({})
const decimal = /^-?\d+\.\d+$/

/** Values of a waiting thing for its sentence: decimals without idle zeros. */
function valuesOf(details: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(details)) {
    if (typeof value === 'string') values[key] = decimal.test(value) ? String(Number(value)) : value
    else if (typeof value === 'number') values[key] = value
  }
  return values
}

/** What waits for the caller, in the order of the desk. */
export const deskLists = ({ waiting, asked, paths }: Rooms, sentence: Sentence): readonly AnyList[] => [
  sheetList<Row, typeof query>({
    name: 'desk',
    fa: 'کارتابل',
    en: 'Desk',
    permission: 'signedIn',
    query,
    columns: [
      {
        key: 'what',
        fa: 'چه باید کرد',
        en: 'What is asked',
        width: 56,
        of: (row, locale) => sentence('waiting', row.what, valuesOf(row.details), locale),
      },
      { key: 'record', fa: 'پرونده', en: 'Record', width: 40, of: (row) => row.record.title },
      { key: 'since', fa: 'از تاریخ', en: 'Since', of: (row, locale) => dayCell(dayInTehran(row.since), locale) },
      { key: 'due', fa: 'مهلت', en: 'Due', of: (row, locale) => dayCell(row.due, locale) },
      { key: 'takenBy', fa: 'در دست', en: 'Taken by', width: 24, of: (row) => row.takenBy?.name },
      { key: 'from', fa: 'ارجاع از', en: 'Referred by', width: 24, of: (row) => row.referral?.from?.name },
      { key: 'note', fa: 'پی‌نوشت', en: 'Note', width: 40, of: (row) => row.referral?.note },
    ],
    rows: async (ctx, filter, page) =>
      shownRows(ctx, paths, await listMine(ctx.db, waiting, ctx.actor, ctx.clock.today(), { ...filter, ...page })),
  }),
  sheetList<Asked, typeof noFilter>({
    name: 'referrals',
    fa: 'خواسته‌های من از دیگران',
    en: 'What I asked of others',
    permission: 'signedIn',
    query: noFilter,
    columns: [
      {
        key: 'what',
        fa: 'چه خواسته‌ام',
        en: 'What I asked',
        width: 56,
        of: (row, locale) => {
          const kind = row.referral ? 'waiting' : 'asked'
          return row.what ? sentence(kind, row.what, valuesOf(row.details), locale) : row.record.title
        },
      },
      { key: 'record', fa: 'پرونده', en: 'Record', width: 40, of: (row) => row.record.title },
      { key: 'to', fa: 'از که', en: 'Of whom', width: 28, of: (row) => row.to.person?.name ?? row.names },
      { key: 'now', fa: 'اکنون نزد', en: 'Now with', width: 28, of: (row) => row.now.person?.name ?? row.names },
      { key: 'note', fa: 'پی‌نوشت', en: 'Note', width: 40, of: (row) => row.note },
      { key: 'since', fa: 'از تاریخ', en: 'Since', of: (row, locale) => dayCell(dayInTehran(row.since), locale) },
      { key: 'due', fa: 'مهلت', en: 'Due', of: (row, locale) => dayCell(row.due, locale) },
      { key: 'answer', fa: 'پاسخ', en: 'Answer', width: 48, of: (row) => row.answer?.text },
      { key: 'by', fa: 'پاسخ‌دهنده', en: 'Answered by', width: 28, of: (row) => row.answer?.by?.name },
      {
        key: 'on',
        fa: 'روز پاسخ',
        en: 'Answered on',
        of: (row, locale) => dayCell(row.answer && dayInTehran(row.answer.at), locale),
      },
    ],
    rows: async (ctx, _filter, page) => (await askedOfOthers(ctx, waiting, asked, paths, page)).rows,
  }),
]
