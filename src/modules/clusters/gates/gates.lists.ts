import { z } from 'zod'
import { dayInTehran } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { dayCell } from '../../../kernel/lists/columns.ts'
import { type AnyList, type Locale, sheetList } from '../../../kernel/lists/list.ts'
import { stageByCode } from '../clusters.bylaw.ts'
import type { ClusterPapersTable } from '../clusters.tables.ts'
import { clusterView } from '../clusters.view.ts'
import { bylawInForce } from './bylaw.read.ts'
import type { GateLine, PaperShown } from './gates.schema.ts'
import { papersOf, reportsOf } from './papers.store.ts'
import { paperShapes } from './papers.view.ts'

const query = z.object({ cluster: Id })
const both = (fa: string, en: string): Record<Locale, string> => ({ fa, en })
const kinds = {
  earlier: both('مرحله پیشین', 'Earlier stage'),
  condition: both('شرط', 'Condition'),
  document: both('سند', 'Document'),
  decision: both('تصمیم', 'Decision'),
}
const states = { fulfilled: both('برآورده', 'Met'), open: both('باز', 'Open'), unknown: both('نامعلوم', 'Not known') }

interface Paper extends PaperShown {
  row: ClusterPapersTable
  says: Record<Locale, string>
}

/** Papers filed, statements made and reports of custodians, oldest first; what was taken back says so. */
async function papersList(ctx: Ctx, clusterId: string): Promise<Paper[]> {
  const cluster = await clusterView(ctx, clusterId, {})
  if (!cluster.people) return []
  const filed = (await papersOf(ctx.db, [clusterId])).get(clusterId) ?? []
  const reports = await reportsOf(ctx.db, cluster.delegation ? [cluster.delegation.id] : [])
  const bylaw = await bylawInForce(ctx.db, {
    provinceId: cluster.province.code,
    day: ctx.clock.today(),
    knownAt: ctx.clock.now().toISOString(),
  })
  const says = (row: ClusterPapersTable): Record<Locale, string> => {
    if (row.delegation_id) return both('گزارش دستگاه متولی', 'Report of the custodian')
    const gate = row.gate ? bylaw.gateOf(row.gate) : null
    const named = gate && [...gate.documents, ...gate.conditions].find((one) => one.code === row.code)
    return named ?? both(row.code, row.code)
  }
  const all = [...filed, ...reports.toReversed()]
  const shown = await paperShapes(ctx, all, cluster.marks, () => false)
  return all.map((row) => ({ ...shown.get(row.id)!, row, says: says(row) }))
}

/** What the gates know of a cluster. Nothing of it comes in from a file: a paper is filed with its file, a statement by a person. */
export const gatesLists: readonly AnyList[] = [
  sheetList<GateLine & { gate: Record<Locale, string> }, typeof query>({
    name: 'gatelines',
    fa: 'شرط‌های دروازه بعد',
    en: 'What the next gate asks for',
    permission: 'signedIn',
    query,
    columns: [
      { key: 'gate', fa: 'دروازه', en: 'Gate', width: 28, of: (row, locale) => row.gate[locale] },
      { key: 'kind', fa: 'نوع', en: 'Kind', of: (row, locale) => kinds[row.kind][locale] },
      { key: 'says', fa: 'چه می‌خواهد', en: 'What it asks', width: 64, of: (row, locale) => row[locale] },
      { key: 'state', fa: 'وضع', en: 'State', of: (row, locale) => row.state && states[row.state][locale] },
      { key: 'paper', fa: 'شماره سند', en: 'Paper', width: 24, of: (row) => row.paper?.number },
      { key: 'dated', fa: 'تاریخ سند', en: 'Dated', of: (row, locale) => dayCell(row.paper?.dated, locale) },
      { key: 'clause', fa: 'ماده', en: 'Clause', width: 24, of: (row, locale) => row.clause.label[locale] },
    ],
    rows: async (ctx, { cluster }, { limit, offset }) => {
      const { next } = await clusterView(ctx, cluster, {})
      const gate = next && both(next.fa, next.en)
      return (next?.lines ?? []).map((line) => ({ ...line, gate: gate! })).slice(offset, offset + limit)
    },
  }),
  sheetList<Paper, typeof query>({
    name: 'papers',
    fa: 'سندها و گواهی‌های خوشه',
    en: 'Papers of a cluster',
    permission: 'signedIn',
    query,
    columns: [
      {
        key: 'gate',
        fa: 'دروازه',
        en: 'Gate',
        width: 28,
        of: ({ row }, locale) => (row.gate ? (stageByCode(row.gate)?.[locale] ?? row.gate) : null),
      },
      { key: 'says', fa: 'سند یا شرط', en: 'Paper or condition', width: 56, of: (row, locale) => row.says[locale] },
      { key: 'holds', fa: 'درست است', en: 'Holds', of: (row, locale) => both(...holding(row))[locale] },
      { key: 'dated', fa: 'تاریخ', en: 'Dated', of: (row, locale) => dayCell(row.dated, locale) },
      { key: 'number', fa: 'شماره', en: 'Number', of: (row) => row.number },
      { key: 'edition', fa: 'ویرایش', en: 'Edition', of: (row) => row.edition },
      { key: 'note', fa: 'یادداشت', en: 'Note', width: 40, of: (row) => row.note },
      { key: 'file', fa: 'فایل', en: 'File', width: 28, of: (row) => row.file?.name },
      { key: 'by', fa: 'ثبت‌کننده', en: 'Entered by', width: 24, of: (row) => row.by?.name },
      {
        key: 'on',
        fa: 'روز ثبت',
        en: 'Entered on',
        of: (row, locale) => dayCell(dayInTehran(new Date(row.madeAt)), locale),
      },
    ],
    rows: async (ctx, { cluster }, { limit, offset }) => (await papersList(ctx, cluster)).slice(offset, offset + limit),
  }),
  sheetList<PaperShown & { custodian: string }, typeof query>({
    name: 'delegationreports',
    fa: 'گزارش‌های دستگاه متولی',
    en: 'Reports of the custodian',
    permission: 'signedIn',
    query,
    columns: [
      { key: 'custodian', fa: 'دستگاه متولی', en: 'Custodian', width: 32, of: (row) => row.custodian },
      { key: 'dated', fa: 'تا تاریخ', en: 'Up to', of: (row, locale) => dayCell(row.dated, locale) },
      { key: 'text', fa: 'گزارش', en: 'Report', width: 80, of: (row) => row.note },
      { key: 'number', fa: 'شماره', en: 'Number', of: (row) => row.number },
      { key: 'file', fa: 'فایل', en: 'File', width: 28, of: (row) => row.file?.name },
      { key: 'by', fa: 'ثبت‌کننده', en: 'Entered by', width: 24, of: (row) => row.by?.name },
      {
        key: 'on',
        fa: 'روز ثبت',
        en: 'Entered on',
        of: (row, locale) => dayCell(dayInTehran(new Date(row.madeAt)), locale),
      },
    ],
    rows: async (ctx, { cluster }, { limit, offset }) => {
      const { delegation } = await clusterView(ctx, cluster, {})
      if (!delegation) return []
      const custodian = delegation.custodian.name
      return delegation.reports.map((report) => ({ ...report, custodian })).slice(offset, offset + limit)
    },
  }),
]

const holding = ({ holds, row }: Paper): [string, string] =>
  holds ? ['بلی', 'Yes'] : row.what === 'document' ? ['پس گرفته شد', 'Taken back'] : ['خیر', 'No']
