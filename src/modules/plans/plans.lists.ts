import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { AsOf, Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { type AnyList, sheetList } from '../../kernel/lists/list.ts'
import { openTree, versionAt } from '../commitments/index.ts'
import { takeActivities } from './activities.take-in.ts'
import { columns as known } from './pasted.rules.ts'
import { getYear, listActivities, listStrategies } from './plans.store.ts'

const query = AsOf.extend({ year: Id })

interface ActivityRow {
  code: string
  strategy: string | null
  title: string
  type: string | null
  weight: string
  start: string | null
  finish: string | null
  unit: string | null
  target: string | null
  executor: string | null
  partner: string | null
  expectedResult: string | null
  network: string | null
  evidence: string | null
  after: string
}

/** The activities of the draft, where one is open and nothing past is asked; else of the version in force on the day. */
async function activitiesOf(ctx: Ctx, asked: z.output<typeof query>): Promise<ActivityRow[]> {
  const { record, tree } = await openTree(ctx.db, ctx, asked.year)
  if (record.kind !== 'planYear') throw notFound()
  const asOf = asked.asOf ?? ctx.clock.today()
  const knownAt = asked.knownAt ? new Date(asked.knownAt).toISOString() : ctx.clock.now().toISOString()
  const past = asOf < ctx.clock.today() || asked.knownAt !== undefined
  const draft = past ? undefined : tree.versions.find((version) => version.frozenAt === null)
  const version = draft ?? versionAt(tree.versions, asOf, knownAt)
  if (!version) return []
  const year = await getYear(ctx.db, asked.year)
  const strategies = new Map((await listStrategies(ctx.db, year.plan_id)).map((one) => [one.id, one.title]))
  const own = new Map((await listActivities(ctx.db, asked.year)).map((row) => [row.item_id, row]))
  const codeOf = (itemId: string) => own.get(itemId)?.code ?? ''
  const waits = Map.groupBy(tree.precedence[version.id] ?? [], (one) => one.to)
  return (tree.terms[version.id] ?? []).map((term) => {
    const row = own.get(term.itemId)
    return {
      code: row?.code ?? '',
      strategy: row?.strategy_id ? (strategies.get(row.strategy_id) ?? null) : null,
      title: term.title,
      type: row?.activity_type ?? null,
      weight: term.weight,
      start: term.start,
      finish: term.finish,
      unit: term.unit ?? null,
      target: term.target ?? null,
      executor: row?.executor ?? null,
      partner: row?.partner ?? null,
      expectedResult: row?.expected_result ?? null,
      network: row?.network ?? null,
      evidence: row?.evidence ?? null,
      after: (waits.get(term.itemId) ?? []).map((one) => codeOf(one.from)).join('، '),
    }
  })
}

/** The activities of a plan year under the very headings that the draft reads when they are pasted again. */
export const activityList: AnyList = sheetList<ActivityRow, typeof query>({
  name: 'activities',
  fa: 'فعالیت‌های سال برنامه',
  en: 'Activities of a plan year',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'code', also: known.code, fa: 'ردیف', en: 'code', width: 8, of: (row) => row.code },
    {
      key: 'strategy',
      also: known.strategy,
      fields: ['strategyId'],
      fa: 'راهبرد',
      en: 'strategy',
      width: 32,
      of: (row) => row.strategy,
    },
    { key: 'title', also: known.title, fa: 'فعالیت', en: 'activity', width: 56, of: (row) => row.title },
    { key: 'type', also: known.type, fa: 'نوع فعالیت', en: 'type', of: (row) => row.type },
    {
      key: 'weight',
      also: known.weight,
      fa: 'وزن',
      en: 'weight',
      width: 10,
      of: (row, locale) => numberCell(row.weight, locale),
    },
    { key: 'start', also: known.start, fa: 'آغاز', en: 'start', of: (row, locale) => dayCell(row.start, locale) },
    { key: 'finish', also: known.finish, fa: 'پایان', en: 'finish', of: (row, locale) => dayCell(row.finish, locale) },
    { key: 'unit', also: known.unit, fa: 'واحد سنجش', en: 'unit', of: (row) => row.unit },
    {
      key: 'target',
      also: known.target,
      fa: 'هدف کمی',
      en: 'target',
      of: (row, locale) => numberCell(row.target, locale),
    },
    { key: 'executor', also: known.executor, fa: 'مجری', en: 'executor', width: 24, of: (row) => row.executor },
    { key: 'partner', also: known.partner, fa: 'نهاد همکار', en: 'partner', width: 24, of: (row) => row.partner },
    {
      key: 'expectedResult',
      also: known.expectedResult,
      fa: 'نتیجه مورد انتظار',
      en: 'expected result',
      width: 40,
      of: (row) => row.expectedResult,
    },
    { key: 'network', also: known.network, fa: 'شبکه مربوط', en: 'network', width: 24, of: (row) => row.network },
    {
      key: 'evidence',
      also: known.evidence,
      fa: 'سند مورد انتظار',
      en: 'evidence',
      width: 32,
      of: (row) => row.evidence,
    },
    { key: 'after', also: known.after, fa: 'پیش‌نیاز', en: 'after', of: (row) => row.after },
  ],
  rows: async (ctx, asked, { limit, offset }) => (await activitiesOf(ctx, asked)).slice(offset, offset + limit),
  takeIn: {
    permission: 'plans.draft',
    whole: async (ctx, rows, { year }) =>
      takeActivities(activityList, ctx, rows, year, await activitiesOf(ctx, { year })),
  },
})
