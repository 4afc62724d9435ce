import content from '../../../../content/catalogues.json' with { type: 'json' }
import { AsOf, Id } from '../../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../../kernel/lists/columns.ts'
import { sheetList } from '../../../kernel/lists/list.ts'
import type { SpendingView } from './money.schema.ts'
import { moneyView } from './money.view.ts'

const sources = new Map(content.funding_sources.map((one) => [one.code, one]))
const query = AsOf.extend({ record: Id })
const kinds = { cash: { fa: 'نقدی', en: 'Cash' }, inKind: { fa: 'غیرنقدی', en: 'In kind' } } as const

/** What was really spent on the promises of a record, newest first, as its page shows it. Each entry needs its paper, so it goes out only. */
export const spendingList = sheetList<SpendingView, typeof query>({
  name: 'spending',
  fa: 'هزینه‌ها',
  en: 'Spending',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'note', fa: 'بابت', en: 'For', width: 48, of: (row) => row.note },
    { key: 'title', fa: 'فعالیت', en: 'Activity', width: 56, of: (row) => row.title },
    { key: 'spentOn', fa: 'تاریخ هزینه', en: 'Spent on', of: (row, locale) => dayCell(row.spentOn, locale) },
    {
      key: 'amount',
      fa: 'مبلغ (ریال)',
      en: 'Amount (rial)',
      width: 20,
      of: (row, locale) => numberCell(row.amount, locale),
    },
    {
      key: 'first',
      fa: 'نخست نوشته شد (ریال)',
      en: 'First written (rial)',
      width: 20,
      of: (row, locale) => (row.first === row.amount ? null : numberCell(row.first, locale)),
    },
    {
      key: 'reason',
      fa: 'علت اصلاح',
      en: 'Reason of correction',
      width: 40,
      of: (row) => row.corrections.at(-1)?.reason,
    },
    { key: 'kind', fa: 'نوع', en: 'Kind', of: (row, locale) => kinds[row.kind][locale] },
    {
      key: 'source',
      fa: 'منبع',
      en: 'Source',
      width: 28,
      of: (row, locale) => (row.source === null ? null : (sources.get(row.source)?.[locale] ?? row.source)),
    },
    { key: 'paper', fa: 'سند هزینه', en: 'Paper', width: 32, of: (row) => row.file?.name },
    { key: 'by', fa: 'ثبت', en: 'Entered by', width: 24, of: (row) => row.by?.name },
  ],
  rows: async (ctx, { record, ...when }, { limit, offset }) =>
    (await moneyView(ctx, record, when)).spending.slice(offset, offset + limit),
})
