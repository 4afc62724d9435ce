import Big from 'big.js'

/** Exact decimals of this room; a quotient that does not end is cut, half up, at 20 places. */
const Exact = Big()
Exact.DP = 20
Exact.RM = 1
type Exact = Big

/** Which way an indicator is to move. */
export const directions = ['up', 'down'] as const
export type Direction = (typeof directions)[number]
/** What a row of values says. */
export const whats = ['baseline', 'target', 'actual', 'reason'] as const
export type What = (typeof whats)[number]

/** A decimal as plain text, without exponent and trailing zeros. */
export const plain = (value: string | Exact): string => {
  const number = Exact(value)
  return number.eq(0) ? '0' : number.toFixed()
}
/** For the eye, half up; the exact figure stays in its receipts. */
export const rounded = (value: string, places = 2): string => plain(Exact(value).round(places, 1))
/** The exact sum of decimals. */
export const total = (values: readonly string[]): string =>
  plain(values.reduce<Exact>((sum, value) => sum.plus(value), Exact(0)))

/** An indicator's figures of one year, decimal text; null where nothing is recorded. */
export interface Measured {
  direction: Direction
  baseline: string | null
  target: string | null
  actual: string | null
}

/** Whether the actual reached the target in the indicator's direction; null where one of them is missing. */
export function isReached({ direction, target, actual }: Measured): boolean | null {
  if (target === null || actual === null) return null
  return direction === 'up' ? Exact(actual).gte(target) : Exact(actual).lte(target)
}

/**
 * Attainment in percent (by-law 10.2: by baseline and target): the way gone from the baseline, (actual − baseline) ÷ (target − baseline).
 * Without a baseline, or where the target does not lie beyond it in the indicator's direction: actual ÷ target; of what is to fall,
 * target ÷ actual. 100 exactly where the target is reached, more beyond it, below 0 where it went backwards. Null, never 0, where there is
 * no target, no actual, or no ratio (a quantity that is not above zero).
 */
export function attainment(measured: Measured): string | null {
  const { direction, baseline } = measured
  if (measured.target === null || measured.actual === null) return null
  const [target, actual] = [Exact(measured.target), Exact(measured.actual)]
  if (baseline !== null) {
    const way = target.minus(baseline)
    if (direction === 'up' ? way.gt(0) : way.lt(0)) return percent(actual.minus(baseline), way)
  }
  const [part, whole] = direction === 'up' ? [actual, target] : [target, actual]
  return whole.gt(0) && part.gte(0) ? percent(part, whole) : null
}
const percent = (part: Exact, whole: Exact): string => plain(part.times(100).div(whole))

/**
 * How a year's target stands. `noTarget`; `running`: the year is not over; `unknown`: it is over without an actual; `reached`;
 * `missed`: without a reason; `explained`: missed, with its reason.
 */
export const targetStates = ['noTarget', 'running', 'unknown', 'reached', 'missed', 'explained'] as const
export type TargetState = (typeof targetStates)[number]

export function stateOf(measured: Measured, year: { over: boolean; reason: boolean }): TargetState {
  if (measured.target === null) return 'noTarget'
  if (!year.over) return 'running'
  const reached = isReached(measured)
  if (reached === null) return 'unknown'
  return reached ? 'reached' : year.reason ? 'explained' : 'missed'
}

/**
 * Attainment of a place in a year: the mean over its targets, each between 0 and 100, so that one index far beyond its target hides
 * no other (`index_attainment` of the library). Null where none can be said.
 */
export function meanAttainment(percents: readonly (string | null)[]): string | null {
  const known = percents.filter((one) => one !== null).map((one) => Exact(one))
  if (known.length === 0) return null
  const capped = known.map((one) => (one.gt(100) ? Exact(100) : one.lt(0) ? Exact(0) : one))
  return plain(capped.reduce((sum, one) => sum.plus(one), Exact(0)).div(known.length))
}

/** A row of values as it is known. */
export interface ValueRow {
  id: string
  indicator: string
  what: What
  fiscalYear: number | null
  asOf: string | null
  value: string | null
  withdrawn: boolean
  unit: string | null
  counter: string | null
  source: string | null
  fileId: string | null
  reasonCode: string | null
  note: string | null
  decisionId: string | null
  enteredBy: string | null
  /** ISO instant. */
  enteredAt: string
}

/** What one wants to know: which figure, as of which day, as known at which instant. */
export interface Wanted {
  indicator: string
  what: What
  fiscalYear?: number
}
export interface When {
  asOf: string
  knownAt: string
}

const entered = (one: ValueRow, other: ValueRow) =>
  one.enteredAt === other.enteredAt ? one.id.localeCompare(other.id) : one.enteredAt.localeCompare(other.enteredAt)

/** All rows of that figure known by then, in the order of their entry. */
export const rowsOf = (rows: readonly ValueRow[], wanted: Wanted, when: When): ValueRow[] =>
  rows
    .filter(
      (row) =>
        row.indicator === wanted.indicator &&
        row.what === wanted.what &&
        (wanted.fiscalYear === undefined || row.fiscalYear === wanted.fiscalYear) &&
        (row.asOf === null || row.asOf <= when.asOf) &&
        row.enteredAt <= when.knownAt,
    )
    .sort(entered)

/**
 * The row in force: of targets and reasons the one entered last; of baselines too, whatever day they speak of; of actuals the one of the
 * latest day, and of one day the one entered last. A row taken back stands for nothing. Null: nothing stands.
 */
export function inForce(rows: readonly ValueRow[], wanted: Wanted, when: When): ValueRow | null {
  const known = rowsOf(rows, wanted, when)
  if (wanted.what !== 'actual') {
    const last = known.at(-1)
    return last && !last.withdrawn ? last : null
  }
  const byDay = new Map(known.map((row) => [row.asOf!, row]))
  const standing = [...byDay.values()].filter((row) => !row.withdrawn)
  return standing.reduce<ValueRow | null>((latest, row) => (latest && latest.asOf! > row.asOf! ? latest : row), null)
}

/** Where a figure came from, as entered; each missing piece is refused by its name, at its field. */
export interface FigureInput {
  asOf?: string | undefined
  source?: string | undefined
  fileId?: string | undefined
}
export function figureProblem(input: FigureInput, today: string): { path: string; code: string } | null {
  if (!input.asOf) return { path: 'asOf', code: 'indicators.dateNeeded' }
  if (input.asOf > today) return { path: 'asOf', code: 'indicators.futureDay' }
  if (!input.source && !input.fileId) return { path: 'source', code: 'indicators.sourceNeeded' }
  return null
}

/**
 * The unit of a figure: what was said with it, else the indicator's own. All figures of an indicator at a place are in one unit.
 * `known`: unit of the figures that stand there, null where none does.
 */
export function unitProblem(said: string | null, own: string | null, known: string | null): string | null {
  const unit = said ?? known ?? own
  if (unit === null) return 'indicators.unitNeeded'
  return known !== null && unit !== known ? 'indicators.unitDiffers' : null
}
