import { AsOf, Id } from '../../../kernel/http/schema.ts'
import { dayCell } from '../../../kernel/lists/columns.ts'
import { sheetList } from '../../../kernel/lists/list.ts'
import { en } from '../directory.en.ts'
import { fa } from '../directory.fa.ts'
import { unitPage } from './units.routes.ts'

const words: Record<'fa' | 'en', Record<string, string>> = { fa, en }
const query = AsOf.extend({ unit: Id })
type Fact = Awaited<ReturnType<typeof unitPage>>['history'][number]

/** Everything stated about a unit, each fact with its days and source, newest first. Facts of many units come in by the register's import. */
export const unitFactList = sheetList<Fact, typeof query>({
  name: 'unitfacts',
  fa: 'دانسته‌های واحد',
  en: 'Facts of a unit',
  permission: 'signedIn',
  query,
  columns: [
    {
      key: 'kind',
      fa: 'چه',
      en: 'Fact',
      width: 28,
      of: (row, locale) => [words[locale][`fact.${row.kind}`] ?? row.kind, row.aspect].filter(Boolean).join(' '),
    },
    {
      key: 'value',
      fa: 'مقدار',
      en: 'Value',
      of: (row, locale) => (row.value ? (words[locale][`state.${row.value}`] ?? row.value) : null),
    },
    { key: 'from', fa: 'از تاریخ', en: 'Since', of: (row, locale) => dayCell(row.fromDay, locale) },
    { key: 'until', fa: 'تا تاریخ', en: 'Until', of: (row, locale) => dayCell(row.untilDay, locale) },
    { key: 'source', fa: 'منبع', en: 'Source', width: 36, of: (row) => row.source },
  ],
  rows: async (ctx, { unit, ...when }, { limit, offset }) =>
    (await unitPage(ctx, unit, when)).history.slice(offset, offset + limit),
})
