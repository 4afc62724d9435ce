import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { dayCell, numberCell } from '../../../kernel/lists/columns.ts'
import { type Locale, sheetList } from '../../../kernel/lists/list.ts'
import { placeNames } from '../../clusters/index.ts'
import { type Period, periodOf } from './period.rules.ts'
import { MonthQuery, type PeriodPart, QuarterQuery } from './period.schema.ts'
import { periodHappenings } from './period.view.ts'
import { periodWords } from './period.words.ts'

interface Line {
  what: PeriodPart
  on: string
  title: string
  of: string | null
  province: { fa: string; en: string } | null
  stage: { fa: string; en: string } | null
  amount: string | null
}

async function linesOf(ctx: Ctx, period: Period, provinceId: string | null): Promise<Line[]> {
  const places = await placeNames(ctx.db)
  if (provinceId && !places.knows(provinceId)) throw notFound()
  const { parts } = await periodHappenings(ctx, period, provinceId)
  return parts.flatMap(({ what, rows }) =>
    rows.map((row) => ({
      what,
      on: row.on,
      title: row.title,
      of: row.of,
      province: row.provinceId ? places.provinceOf(row.provinceId) : null,
      stage: row.stage ?? null,
      amount: row.amount,
    })),
  )
}

const columns = [
  {
    key: 'what',
    fa: 'رویداد',
    en: 'What',
    width: 26,
    of: (row: Line, locale: Locale) => periodWords(locale)(`period.part.${row.what}`),
  },
  { key: 'on', fa: 'روز', en: 'Day', of: (row: Line, locale: Locale) => dayCell(row.on, locale) },
  { key: 'title', fa: 'عنوان', en: 'Title', width: 60, of: (row: Line) => row.title },
  { key: 'of', fa: 'نهاد یا خوشه', en: 'Body or cluster', width: 30, of: (row: Line) => row.of },
  { key: 'province', fa: 'استان', en: 'Province', of: (row: Line, locale: Locale) => row.province?.[locale] },
  { key: 'stage', fa: 'مرحله', en: 'Stage', width: 20, of: (row: Line, locale: Locale) => row.stage?.[locale] },
  {
    key: 'amount',
    fa: 'مبلغ (ریال)',
    en: 'Amount (rials)',
    of: (row: Line, locale: Locale) => numberCell(row.amount, locale),
  },
]

/** Everything that a report counts, a row each. */
export const periodLists = [
  sheetList<Line, typeof MonthQuery>({
    name: 'month',
    fa: 'گزارش ماهانه',
    en: 'Monthly report',
    permission: 'signedIn',
    query: MonthQuery,
    columns,
    rows: async (ctx, { province, month }, { limit, offset }) =>
      (await linesOf(ctx, periodOf('month', month), province)).slice(offset, offset + limit),
  }),
  sheetList<Line, typeof QuarterQuery>({
    name: 'quarter',
    fa: 'گزارش فصلی',
    en: 'Quarterly report',
    permission: 'signedIn',
    query: QuarterQuery,
    columns,
    rows: async (ctx, { quarter }, { limit, offset }) =>
      (await linesOf(ctx, periodOf('quarter', quarter), null)).slice(offset, offset + limit),
  }),
]
