import { z } from 'zod'
import { dayInTehran } from '../../kernel/clock.ts'
import { Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { type AnyList, type Sentence, sheetList } from '../../kernel/lists/list.ts'
import { namesOf } from '../../kernel/names.ts'
import { getRecord } from '../../kernel/records.ts'
import { listHistory } from './journal.store.ts'

const query = z.object({ record: Id })
type Line = Awaited<ReturnType<typeof listHistory>>[number]
interface HistoryRow extends Line {
  by: string | null
  forWhom: string | null
}

const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tehran', hour: '2-digit', minute: '2-digit' })

/** The history of a record, newest first, with the hash of each line, so that a printed list can be held against the journal. */
export const journalLists = (sentence: Sentence): readonly AnyList[] => [
  sheetList<HistoryRow, typeof query>({
    name: 'history',
    fa: 'تاریخچه',
    en: 'History',
    permission: 'signedIn',
    query,
    columns: [
      { key: 'day', fa: 'تاریخ', en: 'Day', of: (row, locale) => dayCell(dayInTehran(row.at), locale) },
      { key: 'time', fa: 'ساعت', en: 'Time', of: (row, locale) => numberCell(time.format(row.at), locale) },
      { key: 'by', fa: 'چه کسی', en: 'Who', width: 28, of: (row) => row.by },
      {
        key: 'verb',
        fa: 'چه کرد',
        en: 'What',
        width: 40,
        of: (row, locale) => sentence('verbs', row.verb, {}, locale),
      },
      { key: 'record', fa: 'موضوع', en: 'Subject', width: 40, of: (row) => row.recordTitle },
      { key: 'forWhom', fa: 'از سوی', en: 'On behalf of', width: 28, of: (row) => row.forWhom },
      { key: 'reason', fa: 'چرا', en: 'Why', width: 40, of: (row) => row.reason },
      { key: 'seq', fa: 'شماره در دفتر', en: 'Number', of: (row, locale) => numberCell(row.seq, locale) },
      { key: 'hash', fa: 'درهم‌ساز', en: 'Hash', width: 68, of: (row) => row.hash },
    ],
    rows: async (ctx, { record }, page) => {
      await getRecord(ctx.db, ctx.actor, record)
      const rows = await listHistory(ctx.db, ctx.actor, [record], page)
      const nameOf = await namesOf(
        ctx.db,
        rows.flatMap((row) => [row.actorId, row.forPersonId, row.forOrganisationId]),
      )
      return rows.map((row) => ({
        ...row,
        by: nameOf(row.actorId)?.name ?? null,
        forWhom: (nameOf(row.forPersonId) ?? nameOf(row.forOrganisationId))?.name ?? null,
      }))
    },
  }),
]
