import { AsOf } from '../../kernel/http/schema.ts'
import { numberCell } from '../../kernel/lists/columns.ts'
import { sheetList } from '../../kernel/lists/list.ts'
import { type LateItem, nationLate } from '../clusters/index.ts'
import { compareView } from './compare.view.ts'
import { type ComparedCluster, type ComparedProvince, CompareQuery } from './insight.schema.ts'

/** Figures of a list have two decimals at most; receipts have them all. */
const short = (value: string | null | undefined) =>
  value == null ? null : String(Math.round(Number(value) * 100) / 100)

/** Provinces side by side; without a choice, every province with a cluster. */
const provincesList = sheetList<ComparedProvince, typeof CompareQuery>({
  name: 'provinces',
  fa: 'استان‌ها',
  en: 'Provinces',
  permission: 'signedIn',
  query: CompareQuery,
  columns: [
    { key: 'province', fa: 'استان', en: 'Province', width: 22, of: (row, locale) => row[locale] },
    { key: 'clusters', fa: 'شمار خوشه‌ها', en: 'Clusters', of: (row, locale) => numberCell(row.clusters, locale) },
    {
      key: 'stage',
      fa: 'پیشرفته‌ترین مرحله',
      en: 'Furthest stage',
      width: 24,
      of: (row, locale) => row.furthestStage?.[locale],
    },
    {
      key: 'running',
      fa: 'در پیاده‌سازی',
      en: 'In implementation',
      of: (row, locale) => numberCell(row.running, locale),
    },
    { key: 'withPlan', fa: 'دارای پیشرفت', en: 'With progress', of: (row, locale) => numberCell(row.withPlan, locale) },
    {
      key: 'onPlan',
      fa: 'برابر برنامه یا جلوتر',
      en: 'On plan or ahead',
      of: (row, locale) => numberCell(row.onPlan, locale),
    },
    { key: 'furthest', fa: 'دورترین از برنامه', en: 'Furthest behind', width: 32, of: (row) => row.furthest?.title },
    {
      key: 'planned',
      fa: 'برنامه آن (٪)',
      en: 'Its plan (%)',
      of: (row, locale) => numberCell(short(row.furthest?.year.planned), locale),
    },
    {
      key: 'approved',
      fa: 'مصوب آن (٪)',
      en: 'Its approved (%)',
      of: (row, locale) => numberCell(short(row.furthest?.year.approved), locale),
    },
    { key: 'late', fa: 'گذشته از مهلت', en: 'Late activities', of: (row, locale) => numberCell(row.late, locale) },
    {
      key: 'targets',
      fa: 'هدف‌های شاخص',
      en: 'Index targets',
      of: (row, locale) => numberCell(row.targets?.targets, locale),
    },
    {
      key: 'attainment',
      fa: 'تحقق میانگین (٪)',
      en: 'Mean attainment (%)',
      of: (row, locale) => numberCell(short(row.targets?.meanAttainment), locale),
    },
    { key: 'units', fa: 'واحدها', en: 'Units', of: (row, locale) => numberCell(row.units, locale) },
  ],
  rows: async (ctx, { trade: _, isic: __, ...query }, page) =>
    (await compareView(ctx, query)).provinces.slice(page.offset, page.offset + page.limit),
})

/** Clusters of one trade over the provinces. */
const tradeList = sheetList<ComparedCluster, typeof CompareQuery>({
  name: 'trade',
  fa: 'خوشه‌های یک رشته',
  en: 'Clusters of one trade',
  permission: 'signedIn',
  query: CompareQuery,
  columns: [
    { key: 'province', fa: 'استان', en: 'Province', width: 22, of: (row, locale) => row.province[locale] },
    { key: 'cluster', fa: 'خوشه', en: 'Cluster', width: 32, of: (row) => row.title },
    { key: 'isic', fa: 'کد آیسیک', en: 'ISIC code', of: (row) => row.isicCode },
    { key: 'stage', fa: 'مرحله', en: 'Stage', width: 24, of: (row, locale) => row.stage?.[locale] },
    { key: 'year', fa: 'سال برنامه', en: 'Plan year', of: (row, locale) => numberCell(row.year?.fiscalYear, locale) },
    {
      key: 'planned',
      fa: 'برنامه (٪)',
      en: 'Planned (%)',
      of: (row, locale) => numberCell(short(row.year?.planned), locale),
    },
    {
      key: 'approved',
      fa: 'مصوب (٪)',
      en: 'Approved (%)',
      of: (row, locale) => numberCell(short(row.year?.approved), locale),
    },
    { key: 'late', fa: 'گذشته از مهلت', en: 'Late activities', of: (row, locale) => numberCell(row.late, locale) },
    {
      key: 'attainment',
      fa: 'تحقق شاخص‌ها (٪)',
      en: 'Index attainment (%)',
      of: (row, locale) => numberCell(short(row.targets?.meanAttainment), locale),
    },
  ],
  rows: async (ctx, query, page) =>
    // without a trade every cluster is of some trade
    (await compareView(ctx, { ...query, trade: query.trade ?? (query.isic ? undefined : '') })).clusters.slice(
      page.offset,
      page.offset + page.limit,
    ),
})

/** What is late nation-wide, longest first, with its province: the longest of them, as the page names them. */
const nationLateList = sheetList<LateItem & { province: string }, typeof AsOf>({
  name: 'nationlate',
  fa: 'گذشته از مهلت در کشور',
  en: 'Late in the country',
  permission: 'signedIn',
  query: AsOf,
  columns: [
    { key: 'province', fa: 'استان', en: 'Province', width: 20, of: (row) => row.province },
    { key: 'cluster', fa: 'خوشه', en: 'Cluster', width: 32, of: (row) => row.cluster },
    { key: 'title', fa: 'فعالیت', en: 'Activity', width: 48, of: (row) => row.title },
    { key: 'owner', fa: 'مسئول', en: 'Owner', width: 28, of: (row) => row.owner?.name },
    { key: 'days', fa: 'روز دیرکرد', en: 'Days late', of: (row, locale) => numberCell(row.days, locale) },
    {
      key: 'approved',
      fa: 'مصوب (٪)',
      en: 'Approved (%)',
      of: (row, locale) => numberCell(short(row.approved), locale),
    },
  ],
  rows: async (ctx, query, page) => {
    const { late, provinces } = await nationLate(ctx, query, Number.POSITIVE_INFINITY)
    const nameOf = new Map(provinces.map((one) => [one.code, one.fa]))
    return late
      .slice(page.offset, page.offset + page.limit)
      .map((row) => ({ ...row, province: nameOf.get(row.provinceId) ?? row.provinceId }))
  },
})

export const insightLists = [provincesList, tradeList, nationLateList]
