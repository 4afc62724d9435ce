import type { Ctx } from '../../kernel/context.ts'
import { fiscalYear, foldKey } from '../../kernel/fa/index.ts'
import {
  decimalTyped,
  lineTyped,
  namingColumns,
  refuseCell,
  wholeTyped,
  wordsColumn,
} from '../../kernel/lists/columns.ts'
import type { Cells } from '../../kernel/lists/list.ts'
import { dayTyped } from '../directory/index.ts'
import { counterUses } from './indicators.counters.ts'
import { en } from './indicators.en.ts'
import { fa } from './indicators.fa.ts'
import { missReasons } from './indicators.library.ts'
import { openPlace, type PlaceKey } from './indicators.place.ts'
import {
  ActualBody,
  BaselineBody,
  type IndicatorLine,
  MissBody,
  TargetBody,
  type TargetLine,
} from './indicators.schema.ts'
import { indicatorsView } from './indicators.view.ts'
import { indicatorsOf } from './library.verbs.ts'
import { enterActual, explainMiss, setBaseline, setTarget } from './values.verbs.ts'

/** Words for what a target is counted from, and for why one was missed. */
export const counterWords = wordsColumn<string>(Object.keys(counterUses), {
  fa: (one) => fa[`counter.${one}` as keyof typeof fa] ?? one,
  en: (one) => en[`counter.${one}` as keyof typeof en] ?? one,
})
export const reasonWords = wordsColumn<string>(
  missReasons.map((one) => one.code),
  {
    fa: (code) => missReasons.find((one) => one.code === code)?.fa ?? code,
    en: (code) => missReasons.find((one) => one.code === code)?.en ?? code,
  },
)

/** An indicator in a year, as a list shows it. */
export interface FiguresRow {
  line: IndicatorLine
  year: TargetLine | null
  fiscalYear: number
}
interface Asked {
  year?: number | undefined
}

/** The indicator that a cell names, by its name in either language or its code. Refuses none and several at the column. */
async function indicatorNamed(ctx: Ctx, key: PlaceKey, cells: Cells) {
  const name = cells.indicator
  if (!name) throw refuseCell('indicator', 'kernel.required')
  const place = await openPlace(ctx.db, ctx, key)
  const found = (await indicatorsOf(ctx.db, place.provinceId)).filter((one) =>
    [one.code, one.fa, one.en].some((text) => foldKey(text) === foldKey(name)),
  )
  if (found.length === 0) throw refuseCell('indicator', 'kernel.listNotFound', { value: name })
  if (found.length > 1) throw refuseCell('indicator', 'kernel.listAmbiguous', { value: name })
  return found[0]!
}

const yearOf = (ctx: Ctx, cells: Cells, asked: Asked) =>
  wholeTyped('year', cells.year) ?? asked.year ?? fiscalYear(ctx.clock.today())

/** What stands for the indicator and year that the cells name; null: nothing is entered yet. Of an earlier day the figure of that day. */
export async function figuresRowAt(ctx: Ctx, key: PlaceKey, cells: Cells, asked: Asked): Promise<FiguresRow | null> {
  const indicator = await indicatorNamed(ctx, key, cells)
  const fiscalYear = yearOf(ctx, cells, asked)
  const shown = async (asOf?: string) => {
    const view = await indicatorsView(ctx, key, { year: fiscalYear, ...(asOf ? { asOf } : {}) })
    const line = view.lines.find((one) => one.code === indicator.code)
    return line ? { line, fiscalYear, year: line.years.find((one) => one.fiscalYear === fiscalYear) ?? null } : null
  }
  const now = await shown()
  const day = dayTyped('actualDay', cells.actualDay)
  if (!now?.year?.actual || !day || day >= (now.year.actual.asOf ?? day)) return now
  const actual = (await shown(day))?.year?.actual ?? null
  return { ...now, year: { ...now.year, actual: actual?.asOf === day ? actual : null } }
}

/** What the row says in all, and in which cells it differs from what stands. */
export interface Row {
  differing: Cells
  said: Cells
}
const touches = ({ differing }: Row, keys: readonly string[]) => keys.some((key) => differing[key] !== undefined)

/**
 * Takes the figures of one row in, each through its own deed: what the row changes of the baseline, the target, the actual and the reason
 * for a miss. A new figure brings its own day and source; what stood of an old one is no word for it.
 */
export async function takeFigures(ctx: Ctx, key: PlaceKey, standing: FiguresRow | null, row: Row, asked: Asked) {
  const { said } = row
  const indicator = await indicatorNamed(ctx, key, said)
  const own = [indicator.unit?.fa, indicator.unit?.en].some(
    (unit) => unit && foldKey(unit) === foldKey(said.unit ?? ''),
  )
  const about = { indicator: indicator.code, ...(said.unit && !own ? { unit: lineTyped(said.unit) } : {}) }
  const year = { indicator: indicator.code, fiscalYear: standing?.fiscalYear ?? yearOf(ctx, said, asked) }
  const deeds = [
    figureDeed('baseline', row, standing?.line.baseline ?? null, (figure) =>
      setBaseline(ctx, key, BaselineBody.parse({ ...about, ...figure })),
    ),
    targetDeed(row, standing, (target) => setTarget(ctx, key, TargetBody.parse({ ...about, ...year, ...target }))),
    figureDeed('actual', row, standing?.year?.actual ?? null, (figure) =>
      enterActual(ctx, key, ActualBody.parse({ ...about, ...figure })),
    ),
    missDeed(row, standing, (miss) => explainMiss(ctx, key, MissBody.parse({ ...year, ...miss }))),
  ].filter((deed) => deed !== null)
  if (deeds.length === 0) throw refuseCell('actual', 'kernel.required')
  for (const deed of deeds) await deed()
}

type Deed = (() => Promise<unknown>) | null
type Standing = { value: string; asOf: string | null; source: string | null } | null

/** A baseline or an actual, with its day and source. */
function figureDeed(
  name: 'baseline' | 'actual',
  row: Row,
  stands: Standing,
  deed: (figure: object) => Promise<unknown>,
): Deed {
  const [day, paper] = [`${name}Day`, `${name}Source`]
  if (!touches(row, [name, day, paper])) return null
  const isNew = touches(row, [name, day])
  return () =>
    namingColumns({ value: name, asOf: day, source: paper }, async () => {
      const value = decimalTyped(name, row.said[name]) ?? (isNew ? undefined : stands?.value)
      if (value === undefined) throw refuseCell(name, 'kernel.required')
      const asOf = dayTyped(day, row.said[day]) ?? (isNew ? undefined : stands?.asOf)
      const source = lineTyped(row.said[paper])
      return deed({ value, ...(asOf ? { asOf } : {}), ...(source ? { source } : {}) })
    })
}

/** A year's target with its source; what it is counted from stays unless the row says otherwise. */
function targetDeed(row: Row, standing: FiguresRow | null, deed: (target: object) => Promise<unknown>): Deed {
  if (!touches(row, ['target', 'targetSource', 'counter'])) return null
  return () =>
    namingColumns({ value: 'target', source: 'targetSource' }, async () => {
      const value = decimalTyped('target', row.said.target) ?? standing?.year?.target?.value
      if (value === undefined) throw refuseCell('target', 'kernel.required')
      const counter = counterWords.typed('counter', row.said.counter) ?? standing?.year?.counter
      const source = lineTyped(row.said.targetSource)
      return deed({ value, ...(counter ? { counter } : {}), ...(source ? { source } : {}) })
    })
}

function missDeed(row: Row, standing: FiguresRow | null, deed: (miss: object) => Promise<unknown>): Deed {
  if (!touches(row, ['reason', 'reasonWords'])) return null
  return async () => {
    const reason = reasonWords.typed('reason', row.said.reason) ?? standing?.year?.miss?.code
    if (!reason) throw refuseCell('reason', 'kernel.required')
    const words = lineTyped(row.said.reasonWords)
    return deed({ reason, ...(words ? { words } : {}) })
  }
}
