import type { ItemView, ProgressView } from '../../commitments/screens/index.ts'
import type { PlanYearView, YearView } from '../plans.schema.ts'

/** An activity as the page shows it: its terms and progress with the room's own words. */
export interface ActivityRow {
  item: ItemView
  code: string
  strategyId: string | null
  type: string | null
  executor: string | null
  partner: string | null
  network: string | null
  evidence: string | null
  result: string | null
  expectedResult: string | null
}

const byCode = new Intl.Collator('fa', { numeric: true })

/** Activities by strategy as the plan orders them, those without a strategy last, each group by its codes. */
export function activityRows(
  year: Pick<PlanYearView, 'activities' | 'strategies'>,
  items: readonly ItemView[],
): ActivityRow[] {
  const own = new Map(year.activities.map((activity) => [activity.itemId, activity]))
  const place = new Map(year.strategies.map((strategy) => [strategy.id, strategy.position]))
  const at = (row: ActivityRow) => (row.strategyId ? (place.get(row.strategyId) ?? Infinity) : Infinity)
  return items
    .map((item): ActivityRow => {
      const activity = own.get(item.itemId)
      return {
        item,
        code: activity?.code ?? String(item.order),
        strategyId: activity?.strategyId ?? null,
        type: activity?.type ?? null,
        executor: activity?.executor ?? null,
        partner: activity?.partner ?? null,
        network: activity?.network ?? null,
        evidence: activity?.evidence ?? null,
        result: activity?.result ?? null,
        expectedResult: activity?.expectedResult ?? null,
      }
    })
    .toSorted((one, other) => {
      const order = at(one) - at(other)
      return (Number.isNaN(order) ? 0 : order) || byCode.compare(one.code, other.code)
    })
}

/** Of every 100 points that should be done by now, how many are approved; null where nothing was due yet. */
export function acceptedOfDue(whole: ProgressView['whole']): number | null {
  const planned = Number(whole.planned ?? 0)
  return planned > 0 ? Math.round((Number(whole.approved ?? 0) / planned) * 100) : null
}

/** The year a reader of today wants: the one that holds today, else the last that has begun, else the first. */
export function currentYear(years: readonly YearView[], today: string): YearView | undefined {
  const holding = years.find((year) => year.from <= today && today <= year.to)
  return holding ?? years.findLast((year) => year.from <= today) ?? years[0]
}

const DAY = 86_400_000

export interface CurvePoint {
  at: string
  value: number
}

type CurveKey = 'planned' | 'claimed' | 'verified' | 'approved'

/** One line of the curve: the days on which it has a value. Before a taken-over year is known only the plan has one. */
export const lineOf = (curve: ProgressView['curve'], key: CurveKey, silentUntil: string | null = null): CurvePoint[] =>
  curve.flatMap((point) =>
    point[key] === null || (key !== 'planned' && silentUntil !== null && point.date < silentUntil)
      ? []
      : [{ at: point.date, value: Number(point[key]) }],
  )

/** The days of taken-over years of which nothing is known, as the drawings show them. */
export const silences = (years: readonly Pick<YearView, 'from' | 'silentUntil'>[]): { from: string; to: string }[] =>
  years.flatMap((year) => (year.silentUntil ? [{ from: year.from, to: year.silentUntil }] : []))

/** The council's figure at each noting: the day of the session and what was noted by then. */
export const notedSteps = (notings: ProgressView['notings']): CurvePoint[] =>
  notings.map((noting) => ({ at: noting.date, value: Number(noting.percent) }))

/** The forecast's line from the as-of day to its finish, cut at the end of the drawing; empty without a forecast. */
export function forecastLine(tree: Pick<ProgressView, 'asOf' | 'whole' | 'forecast'>, to: string): CurvePoint[] {
  const { finish } = tree.forecast
  const now = Number(tree.whole.approved ?? 0)
  if (!finish || finish <= tree.asOf || tree.asOf >= to) return []
  const from = { at: tree.asOf, value: now }
  if (finish <= to) return [from, { at: finish, value: 100 }]
  const days = (one: string, other: string) => (Date.parse(other) - Date.parse(one)) / DAY
  return [from, { at: to, value: now + ((100 - now) * days(tree.asOf, to)) / days(tree.asOf, finish) }]
}

/** First and last day that the drawings need: the fiscal year, stretched where an activity lies outside it. */
export function drawnSpan(
  year: Pick<YearView, 'from' | 'to'>,
  items: readonly ItemView[],
): { from: string; to: string } {
  const starts = items.flatMap((item) => item.start ?? [])
  const finishes = items.flatMap((item) => item.finish ?? [])
  return { from: [year.from, ...starts].sort()[0]!, to: [year.to, ...finishes].sort().at(-1)! }
}

/** Document codes (D0…D4) that state something of an item. */
export const documentsOf = (item: Pick<ItemView, 'documents'>): Array<'D0' | 'D1' | 'D2' | 'D3' | 'D4'> =>
  [...new Set(item.documents.flatMap((source) => /\bD[0-4]\b/.exec(source)?.[0] ?? []))] as never

/** Where the examples are told: at the heading when most activities hold made-up values, else at the few rows. */
export function exampleAt(items: readonly ItemView[]): 'heading' | 'rows' | null {
  const made = items.filter((item) => item.examples.length > 0).length
  return made === 0 ? null : made * 2 > items.length ? 'heading' : 'rows'
}
