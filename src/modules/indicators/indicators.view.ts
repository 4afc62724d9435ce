import { covers } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { fiscalYear } from '../../kernel/fa/index.ts'
import { listFiles } from '../../kernel/files/attach.ts'
import { type NameOf, namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { listProvenance } from '../../kernel/records.ts'
import { type FiguresOfIndicator, figuresOf, whenOf, type YearOfIndicator, yearsShown } from './indicators.figures.ts'
import { missReasons } from './indicators.library.ts'
import { openPlace, type Place, type PlaceKey } from './indicators.place.ts'
import { indicatorsPolicy } from './indicators.policy.ts'
import { meanAttainment, type ValueRow } from './indicators.rules.ts'
import type { FigureView, IndicatorLine, IndicatorsView, TargetLine, YearQuery } from './indicators.schema.ts'
import { findFreeze, listReports } from './indicators.store.ts'

/** What a row needs to be shown: names, files, and which values are examples. */
interface Shown {
  nameOf: NameOf
  files: Awaited<ReturnType<typeof listFiles>>
  examples: ReadonlySet<string>
}

/** Indicators of a cluster or a province, as of a day and as known at an instant. @throws 404 to whoever has it not within reach */
export async function indicatorsView(ctx: Ctx, key: PlaceKey, query: YearQuery): Promise<IndicatorsView> {
  const when = whenOf(ctx, query)
  const place = await openPlace(ctx.db, ctx, key)
  const { recordId } = place
  const figures = recordId ? await figuresOf(ctx.db, ctx, { ...place, recordId }, when) : []
  const freeze = recordId ? await findFreeze(ctx.db, recordId) : undefined
  const reports = recordId ? await listReports(ctx.db, recordId) : []
  const rows = figures.flatMap(rowsShown)
  const [nameOf, files, marks] = await Promise.all([
    namesOf(ctx.db, [
      ...rows.flatMap((row) => [row.decisionId, row.enteredBy]),
      freeze?.decision_id,
      freeze?.entered_by,
      ...reports.map((one) => one.entered_by),
    ]),
    listFiles(
      ctx.db,
      rows.flatMap((row) => row.fileId ?? []),
    ),
    recordId ? listProvenance(ctx.db, recordId) : [],
  ])
  const examples = new Set(
    marks.filter((mark) => mark.mark === 'example').map((mark) => mark.field.replace('value:', '')),
  )
  const lines = figures.map((one) => lineOf(one, { nameOf, files, examples }))
  const year = query.year === undefined ? fiscalYear(when.asOf) : Number(query.year)
  const known = (at: Date) => at.toISOString() <= when.knownAt
  return {
    ...when,
    place: {
      kind: place.kind,
      id: place.clusterId ?? place.provinceId,
      recordId,
      title: place.title,
      province: place.province,
    },
    fiscalYear: year,
    fiscalYears: [...new Set([...yearsShown(figures, when.asOf), year])].sort((a, b) => a - b),
    lines,
    summary: summaryOf(lines, year),
    freeze:
      freeze && known(freeze.entered_at)
        ? {
            acceptedOn: freeze.accepted_on,
            source: freeze.source,
            decision: nameOf(freeze.decision_id),
            enteredAt: freeze.entered_at.toISOString(),
            enteredBy: nameOf(freeze.entered_by)?.name ?? null,
          }
        : null,
    reports: reports
      .filter((one) => known(one.entered_at))
      .map((one) => ({
        fiscalYear: one.fiscal_year,
        enteredAt: one.entered_at.toISOString(),
        enteredBy: nameOf(one.entered_by)?.name ?? null,
      })),
    may: mayHere(ctx, place, when.isPast),
  }
}

const rowsShown = ({ baseline, frozenBaseline, years }: FiguresOfIndicator): ValueRow[] =>
  [baseline, frozenBaseline, ...years.flatMap((year) => [year.target, year.reason, enteredActual(year)])].filter(
    (row) => row !== null,
  )

const enteredActual = ({ actual }: YearOfIndicator) => (actual && !('counted' in actual) ? actual : null)

function figureOf(row: ValueRow | null, { nameOf, files, examples }: Shown): FigureView | null {
  if (row?.value == null) return null
  const file = row.fileId ? files.get(row.fileId) : undefined
  return {
    id: row.id,
    value: row.value,
    asOf: row.asOf,
    source: row.source,
    file: file ? { id: file.id, name: file.name } : null,
    decision: nameOf(row.decisionId),
    reason: row.note,
    enteredAt: row.enteredAt,
    enteredBy: nameOf(row.enteredBy)?.name ?? null,
    example: examples.has(row.id),
  }
}

function yearLine(year: YearOfIndicator, shown: Shown): TargetLine {
  const { actual, reason } = year
  const why = reason && missReasons.find((one) => one.code === reason.reasonCode)
  return {
    fiscalYear: year.fiscalYear,
    over: year.over,
    target: figureOf(year.target, shown),
    actual:
      actual && 'counted' in actual
        ? {
            id: null,
            value: actual.counted,
            asOf: actual.until,
            source: null,
            file: null,
            decision: null,
            reason: null,
            enteredAt: null,
            enteredBy: null,
            example: false,
          }
        : figureOf(actual, shown),
    counter: year.target?.counter ?? null,
    attainment: year.attainment,
    state: year.state,
    miss: why
      ? {
          id: reason.id,
          code: why.code,
          fa: why.fa,
          en: why.en,
          words: reason.note,
          enteredBy: shown.nameOf(reason.enteredBy)?.name ?? null,
        }
      : null,
  }
}

const lineOf = (
  { indicator, unit, baseline, frozenBaseline, years }: FiguresOfIndicator,
  shown: Shown,
): IndicatorLine => ({
  code: indicator.code,
  fa: indicator.fa,
  en: indicator.en,
  unit: unit === null ? indicator.unit : { fa: unit, en: unit },
  direction: indicator.direction,
  kind: indicator.kind,
  computed: indicator.computed,
  own: indicator.provinceId !== undefined,
  baseline: figureOf(baseline, shown),
  frozenBaseline: figureOf(frozenBaseline, shown),
  years: years.map((year) => yearLine(year, shown)),
})

function summaryOf(lines: readonly IndicatorLine[], fiscalYear: number): IndicatorsView['summary'] {
  const targets = lines.flatMap((line) => line.years.filter((year) => year.fiscalYear === fiscalYear && year.target))
  const inState = (...states: TargetLine['state'][]) => targets.filter((one) => states.includes(one.state)).length
  return {
    targets: targets.length,
    counted: targets.filter((one) => one.counter !== null).length,
    reached: inState('reached'),
    missed: inState('missed', 'explained'),
    unexplained: inState('missed'),
    withoutActual: targets.filter((one) => one.actual === null).length,
    meanAttainment: meanAttainment(targets.map((one) => one.attainment)),
    over: targets.some((one) => one.over),
  }
}

function mayHere(ctx: Ctx, place: Place, isPast: boolean): IndicatorsView['may'] {
  const answer = (permission: keyof typeof indicatorsPolicy) =>
    isPast ? 'indicators.pastDate' : may(indicatorsPolicy[permission], ctx.actor, place, null)
  return {
    setBaseline: answer('indicators.setBaseline'),
    freezeBaseline: answer('indicators.freezeBaseline'),
    setTarget: answer(place.kind === 'province' ? 'indicators.setProvinceTarget' : 'indicators.setTarget'),
    enterActual: answer('indicators.enterActual'),
    explainMiss: answer('indicators.explainMiss'),
    reportYear: answer('indicators.reportYear'),
    define: answer('indicators.define'),
  }
}

/** How far the targets of a place's year have come; `example` where a target or an actual of it is one. */
export type Attainment = IndicatorsView['summary'] & { fiscalYear: number; example: boolean }

async function attainmentAt(ctx: Ctx, key: PlaceKey, query: YearQuery): Promise<Attainment | null> {
  const { summary, fiscalYear, lines } = await indicatorsView(ctx, key, query)
  if (summary.targets === 0) return null
  const years = lines.flatMap((line) => line.years.filter((year) => year.fiscalYear === fiscalYear && year.target))
  return { ...summary, fiscalYear, example: years.some((year) => year.target!.example || year.actual?.example) }
}

/** Of these provinces; those outside the reader's reach are in no row. */
export async function attainmentOf(
  ctx: Ctx,
  provinceIds: readonly string[],
  query: Pick<YearQuery, 'asOf' | 'knownAt'>,
): Promise<Map<string, Attainment>> {
  const found = new Map<string, Attainment>()
  for (const provinceId of provinceIds) {
    if (!ctx.actor.grants.some((grant) => covers(grant, { provinceId }))) continue
    const one = await attainmentAt(ctx, { provinceId }, query)
    if (one) found.set(provinceId, one)
  }
  return found
}

/** Of these clusters; whoever asks has seen to it that they are within reach. */
export async function clusterAttainment(
  ctx: Ctx,
  clusterIds: readonly string[],
  query: Pick<YearQuery, 'asOf' | 'knownAt'>,
): Promise<Map<string, Attainment>> {
  const found = new Map<string, Attainment>()
  for (const clusterId of clusterIds) {
    const one = await attainmentAt(ctx, { clusterId }, query)
    if (one) found.set(clusterId, one)
  }
  return found
}
