import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { AsOf } from '../../kernel/http/schema.ts'
import { dayCell, idColumn, numberCell, wordsColumn } from '../../kernel/lists/columns.ts'
import { type Cells, sheetList } from '../../kernel/lists/list.ts'
import { codeCell, countyNames, dayTyped, nameCell, placeNamed, provinceNames } from '../directory/index.ts'
import { en } from './clusters.en.ts'
import { fa } from './clusters.fa.ts'
import { type ClusterLine, RegisterBody, RegisterQuery } from './clusters.schema.ts'
import { findCluster, listClusters } from './clusters.store.ts'
import { type Scope, scopes } from './clusters.tables.ts'
import { registerCluster } from './clusters.verbs.ts'
import { clusterLines, stagesOn, whenOf } from './clusters.view.ts'
import type { LateItem } from './front.schema.ts'
import { lateOfProvince } from './front.view.ts'
import { registerView } from './register.view.ts'

interface ClusterRow extends ClusterLine {
  province: string
  county: string | null
  isic: string | null
  note: string | null
}

const scopeWords = wordsColumn<Scope>(scopes, { fa: (one) => fa[`scopes.${one}`], en: (one) => en[`scopes.${one}`] })

/** Lines of the register with what only their own row says: county, activity, note. */
async function clusterRows(ctx: Ctx, lines: readonly ClusterLine[]): Promise<ClusterRow[]> {
  const [provinces, counties, rows] = [
    await provinceNames(ctx),
    await countyNames(ctx),
    await listClusters(ctx.db, ctx.actor),
  ]
  const own = new Map(rows.map((row) => [row.id, row]))
  return lines.map((line) => {
    const row = own.get(line.id)
    return {
      ...line,
      province: provinces.get(line.provinceId) ?? line.provinceId,
      county: row?.countyId ? (counties.get(row.countyId) ?? null) : null,
      isic: row?.isicCode ?? null,
      note: row?.note ?? null,
    }
  })
}

async function registerRow(ctx: Ctx, cells: Cells) {
  const place = await placeNamed(ctx, cells)
  const identifiedOn = dayTyped('since', cells.since)
  const body = RegisterBody.parse({
    trade: nameCell(cells.trade),
    ...(cells.title ? { title: nameCell(cells.title) } : {}),
    provinceId: place.provinceId,
    scope: scopeWords.typed('scope', cells.scope),
    ...(place.countyId ? { countyId: place.countyId } : {}),
    ...(cells.isic ? { isicCode: codeCell(cells.isic) } : {}),
    ...(cells.note ? { note: cells.note } : {}),
    ...(identifiedOn ? { identifiedOn } : {}),
    ...(cells.source ? { source: { mark: 'document', source: nameCell(cells.source) } } : {}),
  })
  return registerCluster(ctx, body)
}

const registerQuery = RegisterQuery.omit({ limit: true, offset: true })

/** The register of clusters: out with its figures, in as clusters to be registered. A stage is never moved by a file. */
export const clusterList = sheetList<ClusterRow, typeof registerQuery>({
  name: 'clusters',
  fa: 'خوشه‌ها',
  en: 'Clusters',
  permission: 'signedIn',
  query: registerQuery,
  columns: [
    idColumn(),
    { key: 'trade', fa: 'رشته', en: 'Trade', width: 24, of: (row) => row.trade },
    { key: 'title', fa: 'نام خوشه', en: 'Title', width: 32, of: (row) => row.title },
    { key: 'province', fa: 'استان', en: 'Province', of: (row) => row.province, fields: ['provinceId'] },
    { key: 'county', fa: 'شهرستان', en: 'County', of: (row) => row.county, fields: ['countyId'] },
    {
      key: 'scope',
      fa: 'حوزه کار',
      en: 'Scope',
      of: (row, locale) => scopeWords.out(row.scope, locale),
      choices: scopeWords.choices,
    },
    { key: 'isic', fa: 'کد آیسیک', en: 'ISIC code', of: (row) => row.isic, fields: ['isicCode'] },
    { key: 'note', fa: 'یادداشت', en: 'Note', width: 40, of: (row) => row.note },
    { key: 'stage', fa: 'مرحله', en: 'Stage', width: 24, of: (row, locale) => row.stage?.[locale], outOnly: true },
    {
      key: 'stageSince',
      fa: 'از تاریخ',
      en: 'Since',
      of: (row, locale) => dayCell(row.stage?.since, locale),
      outOnly: true,
    },
    { key: 'since', fa: 'تاریخ شناسایی', en: 'Identified on', of: () => null, fields: ['identifiedOn', 'since'] },
    { key: 'source', fa: 'منبع', en: 'Source', width: 24, of: () => null },
    { key: 'agent', fa: 'عامل توسعه', en: 'Agent', width: 24, of: (row) => row.agent?.name, outOnly: true },
    { key: 'custodian', fa: 'متولی', en: 'Custodian', width: 32, of: (row) => row.custodian?.name, outOnly: true },
    {
      key: 'planned',
      fa: 'برنامه (٪)',
      en: 'Planned (%)',
      of: (row, locale) => numberCell(short(row.year?.planned), locale),
      outOnly: true,
    },
    {
      key: 'approved',
      fa: 'مصوب (٪)',
      en: 'Approved (%)',
      of: (row, locale) => numberCell(short(row.year?.approved), locale),
      outOnly: true,
    },
  ],
  rows: async (ctx, query, page) => clusterRows(ctx, (await registerView(ctx, { ...query, ...page })).rows),
  takeIn: {
    permission: 'clusters.register',
    find: async (ctx, id) => {
      const row = await findCluster(ctx.db, ctx.actor, id)
      if (!row) return null
      const when = whenOf(ctx, {})
      const { lines } = await clusterLines(ctx, await stagesOn(ctx, [row], when), when)
      return (await clusterRows(ctx, lines))[0]!
    },
    create: registerRow,
  },
})

/** Figures of a list have two decimals at most; receipts have them all. */
const short = (value: string | null | undefined) =>
  value == null ? null : String(Math.round(Number(value) * 100) / 100)

const lateQuery = AsOf.extend({ province: z.string().regex(/^IR-\d\d$/, 'clusters.badProvince') })

/** Late activities of a province, longest first: all of them, where its front page names the longest. */
export const lateList = sheetList<LateItem, typeof lateQuery>({
  name: 'late',
  fa: 'فعالیت‌های دیرکرده',
  en: 'Late activities',
  permission: 'signedIn',
  query: lateQuery,
  columns: [
    { key: 'title', fa: 'فعالیت', en: 'Activity', width: 48, of: (row) => row.title },
    { key: 'cluster', fa: 'خوشه', en: 'Cluster', width: 32, of: (row) => row.cluster },
    { key: 'owner', fa: 'مسئول', en: 'Owner', width: 28, of: (row) => row.owner?.name },
    { key: 'finish', fa: 'پایان', en: 'Finish', of: (row, locale) => dayCell(row.finish, locale) },
    { key: 'days', fa: 'روز دیرکرد', en: 'Days late', of: (row, locale) => numberCell(row.days, locale) },
    {
      key: 'approved',
      fa: 'مصوب (٪)',
      en: 'Approved (%)',
      of: (row, locale) => numberCell(short(row.approved), locale),
    },
    { key: 'why', fa: 'چرا', en: 'Why', width: 36, of: (row, locale) => ({ fa, en })[locale][`late.${row.why}`] },
    { key: 'quote', fa: 'به گفته', en: 'In the words of', width: 48, of: (row) => row.quote },
  ],
  rows: async (ctx, query, page) =>
    (await lateOfProvince(ctx, query.province, query)).slice(page.offset, page.offset + page.limit),
})
