import { AsOf, Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { sheetList } from '../../kernel/lists/list.ts'
import { en } from './commitments.en.ts'
import { fa } from './commitments.fa.ts'
import type { ItemView } from './commitments.schema.ts'
import { progressView } from './progress.view.ts'

const query = AsOf.extend({ record: Id })
const lines = ['planned', 'claimed', 'verified', 'approved', 'noted'] as const
/** Figures of a list have two decimals at most; receipts have them all. */
const short = (value: string | null) => (value === null ? null : String(Math.round(Number(value) * 100) / 100))

/** Promises of a record with their figures on a day, as its page shows them: counted, so out only. */
export const progressList = sheetList<ItemView, typeof query>({
  name: 'progress',
  fa: 'پیشرفت',
  en: 'Progress',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'title', fa: 'عنوان', en: 'Title', width: 56, of: (row) => row.title },
    { key: 'owner', fa: 'مسئول', en: 'Owner', width: 28, of: (row) => row.owner?.name },
    { key: 'weight', fa: 'وزن', en: 'Weight', width: 10, of: (row, locale) => numberCell(short(row.weight), locale) },
    { key: 'start', fa: 'آغاز', en: 'Start', of: (row, locale) => dayCell(row.start, locale) },
    { key: 'finish', fa: 'پایان', en: 'Finish', of: (row, locale) => dayCell(row.finish, locale) },
    { key: 'unit', fa: 'واحد سنجش', en: 'Unit', of: (row) => row.unit },
    { key: 'target', fa: 'هدف کمی', en: 'Target', of: (row, locale) => numberCell(row.target, locale) },
    { key: 'shown', fa: 'مقدار', en: 'Amount', of: (row, locale) => numberCell(row.shown, locale) },
    ...lines.map((line) => ({
      key: line,
      fa: `${fa[`line.${line}`]} (٪)`,
      en: `${en[`line.${line}`]} (%)`,
      of: (row: ItemView, locale: 'fa' | 'en') => numberCell(short(row.lines[line]), locale),
    })),
    {
      key: 'late',
      fa: 'دیرکرد',
      en: 'Late',
      of: (row, locale) => (row.late ? { fa: 'دارد', en: 'Yes' }[locale] : null),
    },
    { key: 'result', fa: 'آخرین نتیجه', en: 'Last result', width: 56, of: (row) => row.lastClaim?.result },
    { key: 'asOf', fa: 'تا روز', en: 'As of', of: (row, locale) => dayCell(row.lastClaim?.asOf, locale) },
  ],
  rows: async (ctx, { record, ...when }, { limit, offset }) =>
    (await progressView(ctx, record, when)).items.slice(offset, offset + limit),
})
