import { AsOf } from '../../kernel/http/schema.ts'
import { numberCell } from '../../kernel/lists/columns.ts'
import { sheetList } from '../../kernel/lists/list.ts'
import { stages } from './clusters.bylaw.ts'
import type { NationView } from './clusters.schema.ts'
import { nationView } from './front.view.ts'

type ProvinceLine = NationView['provinces'][number]
const short = (value: string | undefined) =>
  value === undefined ? null : String(Math.round(Number(value) * 100) / 100)

/** Provinces with their clusters by stage and the one furthest behind: counted figures, out only. */
export const nationList = sheetList<ProvinceLine, typeof AsOf>({
  name: 'nation',
  fa: 'استان‌ها',
  en: 'Provinces',
  permission: 'signedIn',
  query: AsOf,
  columns: [
    { key: 'province', fa: 'استان', en: 'Province', width: 24, of: (row, locale) => row[locale] },
    { key: 'count', fa: 'شمار خوشه‌ها', en: 'Clusters', of: (row, locale) => numberCell(row.count, locale) },
    ...stages
      .filter((stage) => stage.parent === null)
      .map((stage) => ({
        key: stage.code,
        fa: stage.fa,
        en: stage.en,
        of: (row: ProvinceLine, locale: 'fa' | 'en') =>
          numberCell(row.byStage.find((one) => one.code === stage.code)?.count, locale),
      })),
    { key: 'furthest', fa: 'عقب‌ترین خوشه', en: 'Furthest behind', width: 32, of: (row) => row.furthest?.cluster },
    {
      key: 'planned',
      fa: 'برنامه آن (٪)',
      en: 'Its planned (%)',
      of: (row, locale) => numberCell(short(row.furthest?.planned), locale),
    },
    {
      key: 'approved',
      fa: 'مصوب آن (٪)',
      en: 'Its approved (%)',
      of: (row, locale) => numberCell(short(row.furthest?.approved), locale),
    },
  ],
  rows: async (ctx, asked, { limit, offset }) => (await nationView(ctx, asked)).provinces.slice(offset, offset + limit),
})
