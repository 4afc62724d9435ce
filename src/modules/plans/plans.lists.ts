import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { AsOf, Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { type AnyList, type Locale, sheetList } from '../../kernel/lists/list.ts'
import { openTree, spentOnItems, versionAt } from '../commitments/index.ts'
import { takeActivities } from './activities.take-in.ts'
import { columns as known } from './pasted.rules.ts'
import { sourceName, sourcePlace } from './plans.catalogue.ts'
import { getYear, listActivities, listStrategies } from './plans.store.ts'

const query = AsOf.extend({ year: Id })

interface ActivityRow {
  code: string
  strategy: string | null
  title: string | null
  type: string | null
  weight: string | null
  start: string | null
  finish: string | null
  unit: string | null
  target: string | null
  executor: string | null
  partner: string | null
  expectedResult: string | null
  network: string | null
  evidence: string | null
  after: string | null
  /** What one source promises; null in every other row of an activity with one source or none. */
  share: { source: string; cash: string; inKind: string; nonMoney: string | null; nonMoneyUnit: string | null } | null
  /** Rials spent on the activity up to the day; null: nothing yet. */
  spent: string | null
}

/** A further source of an activity stands in a row of its own under it, with the code and nothing else. */
const further = (code: string, share: ActivityRow['share']): ActivityRow => ({
  code,
  strategy: null,
  title: null,
  type: null,
  weight: null,
  start: null,
  finish: null,
  unit: null,
  target: null,
  executor: null,
  partner: null,
  expectedResult: null,
  network: null,
  evidence: null,
  after: null,
  share,
  spent: null,
})

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
  const sharesOf = Map.groupBy(
    tree.shares.filter((one) => one.versionId === version.id),
    (one) => one.itemId,
  )
  const spentOn = await spentOnItems(ctx.db, tree.id, { asOf, knownAt })
  return (tree.terms[version.id] ?? []).flatMap((term) => {
    const row = own.get(term.itemId)
    const [first = null, ...others] = (sharesOf.get(term.itemId) ?? [])
      .toSorted((one, other) => sourcePlace(one.fundingSource) - sourcePlace(other.fundingSource))
      .map(({ fundingSource: source, cash, inKind, nonMoney, nonMoneyUnit }) => ({
        source,
        cash,
        inKind,
        nonMoney,
        nonMoneyUnit,
      }))
    const activity: ActivityRow = {
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
      share: first,
      spent: spentOn.get(term.itemId) ?? null,
    }
    return [activity, ...others.map((share) => further(activity.code, share))]
  })
}

/** An amount of rials; none stays empty, so that a row says only what a source really gives. */
const amountCell = (value: string | undefined, locale: Locale) => (value === '0' ? null : numberCell(value, locale))

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
    {
      key: 'source',
      also: known.source,
      fields: ['shares'],
      fa: 'منبع مالی',
      en: 'funding source',
      width: 32,
      of: ({ share }, locale) => share && sourceName(share.source, locale),
    },
    {
      key: 'cash',
      also: known.cash,
      fa: 'نقدی (ریال)',
      en: 'cash (rials)',
      width: 18,
      of: ({ share }, locale) => amountCell(share?.cash, locale),
    },
    {
      key: 'inKind',
      also: known.inKind,
      fa: 'غیرنقدی (ریال)',
      en: 'in kind (rials)',
      width: 18,
      of: ({ share }, locale) => amountCell(share?.inKind, locale),
    },
    {
      key: 'nonMoney',
      also: known.nonMoney,
      fa: 'غیرپولی',
      en: 'no money',
      of: ({ share }, locale) => numberCell(share?.nonMoney, locale),
    },
    {
      key: 'nonMoneyUnit',
      also: known.nonMoneyUnit,
      fa: 'واحد غیرپولی',
      en: 'unit of no money',
      of: ({ share }) => share?.nonMoneyUnit,
    },
    {
      key: 'spent',
      fa: 'هزینه‌شده (ریال)',
      en: 'spent (rials)',
      width: 18,
      of: (row, locale) => numberCell(row.spent, locale),
      outOnly: true,
    },
  ],
  rows: async (ctx, asked, { limit, offset }) => (await activitiesOf(ctx, asked)).slice(offset, offset + limit),
  takeIn: {
    permission: 'plans.draft',
    whole: async (ctx, rows, { year }) =>
      takeActivities(activityList, ctx, rows, year, await activitiesOf(ctx, { year })),
  },
})
