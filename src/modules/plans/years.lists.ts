import { AsOf, Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { type Locale, sheetList } from '../../kernel/lists/list.ts'
import type { YearView } from './plans.schema.ts'
import { planOfCluster } from './plans.view.ts'

const query = AsOf.extend({ cluster: Id })
const short = (value: string | null) => (value === null ? null : String(Math.round(Number(value) * 100) / 100))
const yes = (is: boolean, locale: Locale) => (is ? { fa: 'بلی', en: 'Yes' }[locale] : null)

/** Years of a cluster's plan with their figures on a day: opened, frozen and closed on their pages, so out only. */
export const planYearList = sheetList<YearView, typeof query>({
  name: 'planyears',
  fa: 'سال‌های برنامه',
  en: 'Years of the plan',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'n', fa: 'سال برنامه', en: 'Year of the plan', of: (row, locale) => numberCell(row.n, locale) },
    { key: 'fiscalYear', fa: 'سال مالی', en: 'Fiscal year', of: (row, locale) => numberCell(row.fiscalYear, locale) },
    { key: 'weight', fa: 'وزن سال', en: 'Weight', of: (row, locale) => numberCell(short(row.yearWeight), locale) },
    { key: 'from', fa: 'از', en: 'From', of: (row, locale) => dayCell(row.from, locale) },
    { key: 'to', fa: 'تا', en: 'To', of: (row, locale) => dayCell(row.to, locale) },
    {
      key: 'planned',
      fa: 'برنامه (٪)',
      en: 'Planned (%)',
      of: (row, locale) => numberCell(short(row.planned), locale),
    },
    {
      key: 'approved',
      fa: 'مصوب (٪)',
      en: 'Approved (%)',
      of: (row, locale) => numberCell(short(row.approved), locale),
    },
    { key: 'frozen', fa: 'قطعی', en: 'Frozen', of: (row, locale) => yes(row.frozen, locale) },
    { key: 'closed', fa: 'بسته', en: 'Closed', of: (row, locale) => yes(row.closed, locale) },
    { key: 'takenOver', fa: 'تحویل‌گرفته', en: 'Taken over', of: (row, locale) => yes(row.takenOver, locale) },
  ],
  rows: async (ctx, { cluster, ...when }, { limit, offset }) =>
    ((await planOfCluster(ctx, cluster, when))?.years ?? []).slice(offset, offset + limit),
})
