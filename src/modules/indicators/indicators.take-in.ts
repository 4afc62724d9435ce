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

/** What stands for the indicator and year that the cells name; null: nothing is entered yet. */
export async function figuresRowAt(ctx: Ctx, key: PlaceKey, cells: Cells, asked: Asked): Promise<FiguresRow | null> {
  const indicator = await indicatorNamed(ctx, key, cells)
  const year = yearOf(ctx, cells, asked)
  const view = await indicatorsView(ctx, key, { year })
  const line = view.lines.find((one) => one.code === indicator.code)
  return line ? { line, fiscalYear: year, year: line.years.find((one) => one.fiscalYear === year) ?? null } : null
}

const any = (cells: Cells, keys: readonly string[]) => keys.some((key) => cells[key] !== undefined)

/**
 * Takes the figures of one row in, each through its own deed: what the row changes of the baseline, the target, the actual and the reason
 * for a miss. `standing` is what is there already; of it the row keeps what it does not say.
 */
export async function takeFigures(ctx: Ctx, key: PlaceKey, standing: FiguresRow | null, cells: Cells, asked: Asked) {
  const named = standing ? { ...cells, indicator: standing.line.code } : cells
  const indicator = await indicatorNamed(ctx, key, named)
  const year = standing?.fiscalYear ?? yearOf(ctx, cells, asked)
  const own =
    indicator.unit && [indicator.unit.fa, indicator.unit.en].some((one) => foldKey(one) === foldKey(cells.unit ?? ''))
  const about = { indicator: indicator.code, ...(cells.unit && !own ? { unit: lineTyped(cells.unit) } : {}) }
  const deeds = [
    baselineOf(ctx, key, about, standing, cells),
    targetOf(ctx, key, { ...about, fiscalYear: year }, standing, cells),
    actualOf(ctx, key, about, standing, cells),
    missOf(ctx, key, { indicator: indicator.code, fiscalYear: year }, standing, cells),
  ].filter((deed) => deed !== null)
  if (deeds.length === 0) throw refuseCell('actual', 'kernel.required')
  for (const deed of deeds) await deed()
}

type Deed = (() => Promise<unknown>) | null
type About = { indicator: string; unit?: string | undefined }

/** A figure with its day and source: what the row says of it, else what stands. */
function figure(
  cells: Cells,
  name: 'baseline' | 'actual',
  stands: { value: string; asOf: string | null; source: string | null } | null,
) {
  const value = decimalTyped(name, cells[name]) ?? stands?.value
  if (value === undefined) throw refuseCell(name, 'kernel.required')
  const asOf = dayTyped(`${name}Day`, cells[`${name}Day`]) ?? stands?.asOf
  const source = lineTyped(cells[`${name}Source`]) ?? stands?.source
  return { value, ...(asOf ? { asOf } : {}), ...(source ? { source } : {}) }
}

function baselineOf(ctx: Ctx, key: PlaceKey, about: About, standing: FiguresRow | null, cells: Cells): Deed {
  if (!any(cells, ['baseline', 'baselineDay', 'baselineSource'])) return null
  return () =>
    namingColumns({ value: 'baseline', asOf: 'baselineDay', source: 'baselineSource' }, () =>
      setBaseline(
        ctx,
        key,
        BaselineBody.parse({ ...about, ...figure(cells, 'baseline', standing?.line.baseline ?? null) }),
      ),
    )
}

function targetOf(
  ctx: Ctx,
  key: PlaceKey,
  about: About & { fiscalYear: number },
  standing: FiguresRow | null,
  cells: Cells,
): Deed {
  if (!any(cells, ['target', 'targetSource', 'counter'])) return null
  return () =>
    namingColumns({ value: 'target', source: 'targetSource' }, () => {
      const stands = standing?.year?.target ?? null
      const value = decimalTyped('target', cells.target) ?? stands?.value
      if (value === undefined) throw refuseCell('target', 'kernel.required')
      const counter = counterWords.typed('counter', cells.counter) ?? standing?.year?.counter
      const source = lineTyped(cells.targetSource) ?? stands?.source
      return setTarget(
        ctx,
        key,
        TargetBody.parse({ ...about, value, ...(counter ? { counter } : {}), ...(source ? { source } : {}) }),
      )
    })
}

function actualOf(ctx: Ctx, key: PlaceKey, about: About, standing: FiguresRow | null, cells: Cells): Deed {
  if (!any(cells, ['actual', 'actualDay', 'actualSource'])) return null
  return () =>
    namingColumns({ value: 'actual', asOf: 'actualDay', source: 'actualSource' }, () =>
      enterActual(ctx, key, ActualBody.parse({ ...about, ...figure(cells, 'actual', standing?.year?.actual ?? null) })),
    )
}

function missOf(
  ctx: Ctx,
  key: PlaceKey,
  about: { indicator: string; fiscalYear: number },
  standing: FiguresRow | null,
  cells: Cells,
): Deed {
  if (!any(cells, ['reason', 'reasonWords'])) return null
  return () => {
    const reason = reasonWords.typed('reason', cells.reason) ?? standing?.year?.miss?.code
    if (!reason) throw refuseCell('reason', 'kernel.required')
    const said = lineTyped(cells.reasonWords) ?? standing?.year?.miss?.words
    return explainMiss(ctx, key, MissBody.parse({ ...about, reason, ...(said ? { words: said } : {}) }))
  }
}
