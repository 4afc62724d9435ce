import { dayInTehran } from '../../kernel/clock.ts'
import { dayCell } from '../../kernel/lists/columns.ts'
import { type AnyList, type Locale, sheetList } from '../../kernel/lists/list.ts'
import type { EditionSubjects } from '../../kernel/manifest.ts'
import { provinceNames } from '../directory/index.ts'
import { Asked, type EditionLine } from './editions.schema.ts'
import { editionsView } from './editions.view.ts'

const states: Record<EditionLine['state'], Record<Locale, string>> = {
  sample: { fa: 'نمونه', en: 'Sample' },
  draft: { fa: 'پیش‌نویس', en: 'Draft' },
  adopted: { fa: 'مصوب', en: 'Adopted' },
  discarded: { fa: 'کنار گذاشته', en: 'Discarded' },
}
interface Line extends EditionLine {
  province: string | null
}

/** Editions of a by-law, newest first. Out only: an edition is written on its page and adopted by a decision. */
export const editionsLists = (subjects: EditionSubjects): readonly AnyList[] => [
  sheetList<Line, typeof Asked>({
    name: 'editions',
    fa: 'ویرایش‌های آیین‌نامه',
    en: 'Editions of the by-law',
    permission: 'signedIn',
    query: Asked,
    columns: [
      { key: 'code', fa: 'ویرایش', en: 'Edition', width: 24, of: (row, locale) => row.code[locale] },
      { key: 'title', fa: 'عنوان', en: 'Title', width: 48, of: (row, locale) => row.title[locale] },
      { key: 'state', fa: 'وضع', en: 'State', of: (row, locale) => states[row.state][locale] },
      { key: 'province', fa: 'استان', en: 'Province', of: (row) => row.province },
      { key: 'from', fa: 'اجرا از', en: 'In force from', of: (row, locale) => dayCell(row.validFrom, locale) },
      {
        key: 'adopted',
        fa: 'روز تصویب',
        en: 'Adopted on',
        of: (row, locale) => dayCell(row.adoptedAt && dayInTehran(new Date(row.adoptedAt)), locale),
      },
      { key: 'decision', fa: 'مصوبه', en: 'Resolution', width: 40, of: (row) => row.decision?.name },
    ],
    rows: async (ctx, asked, { limit, offset }) => {
      const names = await provinceNames(ctx)
      const { rows } = await editionsView(ctx, subjects, asked)
      return rows
        .map((row) => ({ ...row, province: row.provinceId ? (names.get(row.provinceId) ?? row.provinceId) : null }))
        .slice(offset, offset + limit)
    },
  }),
]
