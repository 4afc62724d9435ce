import type { Ctx } from '../../kernel/context.ts'
import type { AskedCount } from '../../kernel/counts.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { fiscalYear, yearRange } from '../../kernel/fa/index.ts'
import { counterUses } from './indicators.counters.ts'
import { countTargets } from './indicators.counts.store.ts'
import type { Indicator } from './indicators.library.ts'
import { attainment, inForce, plain, stateOf, type TargetState, type ValueRow, type When } from './indicators.rules.ts'
import { findFreeze, listValues } from './indicators.store.ts'
import { indicatorsOf } from './library.verbs.ts'

/** A year of an indicator: rows as entered, or the count of what a room recorded. */
export interface YearOfIndicator {
  fiscalYear: number
  over: boolean
  target: ValueRow | null
  /** Entered actual, or the counted figure with the day until which it was counted. */
  actual: ValueRow | { counted: string; until: string } | null
  attainment: string | null
  state: TargetState
  reason: ValueRow | null
}

export interface FiguresOfIndicator {
  indicator: Indicator
  unit: string | null
  baseline: ValueRow | null
  /** Of a baseline corrected after freezing: what was frozen. */
  frozenBaseline: ValueRow | null
  years: YearOfIndicator[]
}

/** Days within which a target's year is counted by then; null before the year begins. */
export function daysCounted(target: { fiscalYear: number | null; counter: string | null }, asOf: string) {
  const { first, last } = yearRange(target.fiscalYear!)
  if (asOf < first) return null
  return { since: counterUses[target.counter!]?.as === 'level' ? null : first, until: asOf < last ? asOf : last }
}

/** The value of an actual, whether entered or counted. */
export const figureIn = (actual: YearOfIndicator['actual']): string | null =>
  actual === null ? null : 'counted' in actual ? actual.counted : actual.value

/** All figures of a place as of a day and as known at an instant, in the order of the library. Asks each counter once. */
export async function figuresOf(
  db: Db | Tx,
  ctx: Ctx,
  place: { recordId: string; provinceId: string },
  when: When,
): Promise<FiguresOfIndicator[]> {
  const [all, indicators, freeze] = await Promise.all([
    listValues(db, place.recordId),
    indicatorsOf(db, place.provinceId),
    findFreeze(db, place.recordId),
  ])
  const rows = all.filter((row) => row.enteredAt <= when.knownAt)
  const years = [...new Set(rows.flatMap((row) => row.fiscalYear ?? []))].sort((a, b) => a - b)
  const targets = indicators.flatMap(({ code }) =>
    years.flatMap((year) => inForce(rows, { indicator: code, what: 'target', fiscalYear: year }, when) ?? []),
  )
  const counts = await countAll(db, ctx, place.recordId, targets, when)
  return indicators.flatMap((indicator): FiguresOfIndicator[] => {
    const own = rows.filter((row) => row.indicator === indicator.code)
    if (own.length === 0) return []
    const baseline = inForce(own, { indicator: indicator.code, what: 'baseline' }, when)
    const ofYears = years
      .map((year) => yearOf(own, indicator, year, baseline, counts, when))
      .filter((one) => one !== null)
    if (!baseline && ofYears.length === 0) return []
    const frozenAt = freeze && freeze.entered_at.toISOString() <= when.knownAt ? freeze.entered_at.toISOString() : null
    const frozen =
      frozenAt && inForce(own, { indicator: indicator.code, what: 'baseline' }, { ...when, knownAt: frozenAt })
    const said = own.findLast((row) => !row.withdrawn && row.what !== 'reason')
    return [
      {
        indicator,
        unit: said?.unit ?? null,
        baseline,
        frozenBaseline: frozen && frozen.id !== baseline?.id ? frozen : null,
        years: ofYears,
      },
    ]
  })
}

function yearOf(
  own: readonly ValueRow[],
  indicator: Indicator,
  year: number,
  baseline: ValueRow | null,
  counts: ReadonlyMap<string, { counted: string; until: string }>,
  when: When,
): YearOfIndicator | null {
  const of = (what: ValueRow['what']) => inForce(own, { indicator: indicator.code, what, fiscalYear: year }, when)
  const target = of('target')
  const actual = target?.counter ? (counts.get(target.id) ?? null) : of('actual')
  const reason = of('reason')
  if (!target && !actual) return null
  const over = when.asOf > yearRange(year).last
  const measured = {
    direction: indicator.direction,
    baseline: baseline?.value ?? null,
    target: target?.value ?? null,
    actual: figureIn(actual),
  }
  return {
    fiscalYear: year,
    over,
    target,
    actual,
    attainment: attainment(measured),
    state: stateOf(measured, { over, reason: reason !== null }),
    reason,
  }
}

/** Counted figures by their target's row. A counter that no room fills is a defect of the house and is said aloud. */
async function countAll(db: Db | Tx, ctx: Ctx, recordId: string, targets: readonly ValueRow[], when: When) {
  const counted = new Map<string, { counted: string; until: string }>()
  const asked = targets.flatMap((target) => {
    const days = target.counter === null ? null : daysCounted(target, when.asOf)
    return days
      ? [{ counter: target.counter!, ask: { itemId: target.id, recordId, ...days } satisfies AskedCount }]
      : []
  })
  await Promise.all(
    [...Map.groupBy(asked, (one) => one.counter)].map(async ([name, group]) => {
      const counter = ctx.counters?.[name]
      if (!counter) throw new Error(`a target counts ${name}, which no room fills`)
      const totals = await countTargets(
        db,
        counter,
        group.map((one) => one.ask),
        when.knownAt,
      )
      for (const { ask } of group)
        counted.set(ask.itemId, { counted: plain(totals.get(ask.itemId) ?? '0'), until: ask.until! })
    }),
  )
  return counted
}

/** Both dates of a question: today and now unless a past is asked for. */
export function whenOf(ctx: Ctx, asked: { asOf?: string | undefined; knownAt?: string | undefined }) {
  const today = ctx.clock.today()
  const asOf = asked.asOf ?? today
  const knownAt = asked.knownAt ? new Date(asked.knownAt).toISOString() : ctx.clock.now().toISOString()
  return { asOf, knownAt, isPast: asOf < today || asked.knownAt !== undefined }
}

/** Every year that has a figure, and the one of the day, oldest first. */
export const yearsShown = (figures: readonly FiguresOfIndicator[], asOf: string): number[] =>
  [...new Set([...figures.flatMap((one) => one.years.map((year) => year.fiscalYear)), fiscalYear(asOf)])].sort(
    (a, b) => a - b,
  )
