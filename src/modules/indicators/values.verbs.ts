import type { Ctx } from '../../kernel/context.ts'
import { conflict, notFound, refuse } from '../../kernel/errors.ts'
import { fiscalYear } from '../../kernel/fa/index.ts'
import { authorize } from '../../kernel/policy.ts'
import { runVerb } from '../../kernel/verb.ts'
import { counterFor } from './indicators.counters.ts'
import { missReasons } from './indicators.library.ts'
import { openPlaceForChange, type PlaceKey } from './indicators.place.ts'
import { indicatorsPolicy } from './indicators.policy.ts'
import { figureProblem, inForce, type ValueRow, type What } from './indicators.rules.ts'
import type { ActualBody, BaselineBody, MissBody, TargetBody } from './indicators.schema.ts'
import { findFreeze, findValue, listReports, listValues } from './indicators.store.ts'
import { addValue, at, checkDecision, checkUnit, clean, cleanOr, indicatorAt, journalled } from './values.entry.ts'

const nowOf = (ctx: Ctx) => ({ asOf: '9999-12-31', knownAt: ctx.clock.now().toISOString() })

/**
 * Writes the baseline of an indicator: how it stood before the project. Once frozen it takes a correction only, with a reason and the
 * decision that made it; both figures stay on show.
 *
 * @throws 422 `dateNeeded`, `futureDay`, `sourceNeeded`, `unitNeeded`, `unitDiffers`, `noSuchIndicator`, `reasonNeeded`, `noSuchResolution`;
 *   409 `baselineFrozen`
 */
export const setBaseline = (ctx: Ctx, key: PlaceKey, input: BaselineBody): Promise<{ id: string }> =>
  runVerb(ctx, 'indicators.setBaseline', async (tx, entry) => {
    const place = await openPlaceForChange(tx, ctx, key, 'indicators.setBaseline')
    const indicator = await indicatorAt(tx, place, input.indicator)
    const problem = figureProblem(input, ctx.clock.today())
    if (problem) throw at(problem.path, problem.code, { day: input.asOf ?? '', name: indicator.fa })
    const rows = await listValues(tx, place.recordId, indicator.code)
    const before = inForce(rows, { indicator: indicator.code, what: 'baseline' }, nowOf(ctx))
    const freeze = await findFreeze(tx, place.recordId)
    if (freeze && !input.decisionId)
      throw at('decisionId', 'indicators.baselineFrozen', { name: indicator.fa, day: freeze.accepted_on }, conflict)
    if (freeze && !input.reason) throw at('reason', 'indicators.reasonNeeded')
    const unit = checkUnit(rows, indicator, input.unit, (row) => row.what === 'baseline')
    const id = await addValue(tx, ctx, {
      place_id: place.recordId,
      indicator: indicator.code,
      what: 'baseline',
      as_of: input.asOf!,
      value: input.value,
      unit,
      source: cleanOr(input.source),
      file_id: input.fileId ?? null,
      note: cleanOr(input.reason),
      decision_id: await checkDecision(tx, ctx, input.decisionId, place.recordId),
    })
    entry({
      recordId: place.recordId,
      provinceId: place.provinceId,
      before: before ? { value: before.value, asOf: before.asOf } : null,
      after: { ...journalled(indicator, input.value, unit), asOf: input.asOf!, source: cleanOr(input.source) },
      reason: cleanOr(input.reason),
    })
    return { id }
  })

/**
 * Sets a year's target. What it is counted from, or that people enter it, is part of it: a target has one source. To change the source,
 * the target is taken back first.
 *
 * @throws 409 `otherSource`, `actualEntered` (figures were typed for what is to be counted), `counterTaken`, `yearReported`;
 *   422 `counterNotFor`, `unitNeeded`, `unitDiffers`, `sourceNeeded`, `noSuchIndicator`, `noSuchResolution`
 */
export const setTarget = (ctx: Ctx, key: PlaceKey, input: TargetBody): Promise<{ id: string }> =>
  runVerb(ctx, 'indicators.setTarget', async (tx, entry) => {
    const permission = 'clusterId' in key ? 'indicators.setTarget' : 'indicators.setProvinceTarget'
    const place = await openPlaceForChange(tx, ctx, key, permission)
    const indicator = await indicatorAt(tx, place, input.indicator)
    const year = Number(input.fiscalYear)
    if (!input.source && !input.decisionId) throw at('source', 'indicators.sourceNeeded', { name: indicator.fa })
    const rows = await listValues(tx, place.recordId)
    if ((await listReports(tx, place.recordId)).some((report) => report.fiscal_year === year))
      throw at('fiscalYear', 'indicators.yearReported', { year: String(year) }, conflict)
    const counter = input.counter ?? null
    const before = inForce(rows, { indicator: indicator.code, what: 'target', fiscalYear: year }, nowOf(ctx))
    checkSource(ctx, rows, { place: place.kind, indicator, year, counter, before })
    const unit = checkUnit(rows, indicator, input.unit, (row) => row.what === 'target' && row.fiscalYear === year)
    const id = await addValue(tx, ctx, {
      place_id: place.recordId,
      indicator: indicator.code,
      what: 'target',
      fiscal_year: year,
      value: input.value,
      unit,
      counter,
      source: cleanOr(input.source),
      decision_id: await checkDecision(tx, ctx, input.decisionId, place.recordId),
    })
    entry({
      recordId: place.recordId,
      provinceId: place.provinceId,
      before: before ? { value: before.value } : null,
      after: {
        ...journalled(indicator, input.value, unit),
        fiscalYear: String(year),
        counter,
        source: cleanOr(input.source),
      },
    })
    return { id }
  })

interface Source {
  place: 'cluster' | 'province'
  indicator: { code: string; fa: string; counter: string | null }
  year: number
  counter: string | null
  before: ValueRow | null
}

/** Nothing is counted twice: one source a target, one target a counter in a place and year. */
function checkSource(ctx: Ctx, rows: readonly ValueRow[], { place, indicator, year, counter, before }: Source): void {
  const details = { name: indicator.fa, year: String(year) }
  if (before && before.counter !== counter) throw at('counter', 'indicators.otherSource', details, conflict)
  if (counter === null) return
  if (counterFor(indicator, place) !== counter || !ctx.counters?.[counter])
    throw at('counter', 'indicators.counterNotFor', details)
  const standing = nowOf(ctx)
  if (inForce(rows, { indicator: indicator.code, what: 'actual', fiscalYear: year }, standing))
    throw at('counter', 'indicators.actualEntered', details, conflict)
  const others = new Set(
    rows.filter((row) => row.counter === counter && row.indicator !== indicator.code).map((row) => row.indicator),
  )
  for (const other of others)
    if (inForce(rows, { indicator: other, what: 'target', fiscalYear: year }, standing)?.counter === counter)
      throw at('counter', 'indicators.counterTaken', details, conflict)
}

/**
 * Enters how an indicator stood on a day, with its source; of a target that is counted it is refused. A reason for a miss may come with it.
 *
 * @throws 409 `countedTarget`; 422 `dateNeeded`, `futureDay`, `sourceNeeded`, `unitNeeded`, `unitDiffers`, `noSuchIndicator`, `noSuchReason`
 */
export const enterActual = (ctx: Ctx, key: PlaceKey, input: ActualBody): Promise<{ id: string }> =>
  runVerb(ctx, 'indicators.enterActual', async (tx, entry) => {
    const place = await openPlaceForChange(tx, ctx, key, 'indicators.enterActual')
    const indicator = await indicatorAt(tx, place, input.indicator)
    const problem = figureProblem(input, ctx.clock.today())
    if (problem) throw at(problem.path, problem.code, { day: input.asOf ?? '', name: indicator.fa })
    const year = fiscalYear(input.asOf!)
    const rows = await listValues(tx, place.recordId, indicator.code)
    const target = inForce(rows, { indicator: indicator.code, what: 'target', fiscalYear: year }, nowOf(ctx))
    if (target?.counter)
      throw at('value', 'indicators.countedTarget', { name: indicator.fa, year: String(year) }, conflict)
    const unit = checkUnit(rows, indicator, input.unit, (row) => row.what === 'actual' && row.asOf === input.asOf)
    const id = await addValue(tx, ctx, {
      place_id: place.recordId,
      indicator: indicator.code,
      what: 'actual',
      fiscal_year: year,
      as_of: input.asOf!,
      value: input.value,
      unit,
      source: cleanOr(input.source),
      file_id: input.fileId ?? null,
    })
    const miss = input.missReason === undefined ? null : reasonOf(input.missReason, 'missReason')
    if (miss)
      await addValue(tx, ctx, {
        place_id: place.recordId,
        indicator: indicator.code,
        what: 'reason',
        fiscal_year: year,
        reason_code: miss.code,
        note: cleanOr(input.missWords),
      })
    entry({
      recordId: place.recordId,
      provinceId: place.provinceId,
      after: {
        ...journalled(indicator, input.value, unit),
        asOf: input.asOf!,
        source: cleanOr(input.source),
        missReason: miss?.code ?? null,
      },
    })
    return { id }
  })

function reasonOf(code: string, path: string) {
  const found = missReasons.find((one) => one.code === code)
  if (!found) throw at(path, 'indicators.noSuchReason')
  return found
}

/** Says why a year's target was missed. @throws 422 `noSuchReason`, `noTarget`, `noSuchIndicator` */
export const explainMiss = (ctx: Ctx, key: PlaceKey, input: MissBody): Promise<{ id: string }> =>
  runVerb(ctx, 'indicators.explainMiss', async (tx, entry) => {
    const place = await openPlaceForChange(tx, ctx, key, 'indicators.explainMiss')
    const indicator = await indicatorAt(tx, place, input.indicator)
    const year = Number(input.fiscalYear)
    const rows = await listValues(tx, place.recordId, indicator.code)
    const miss = reasonOf(input.reason, 'reason')
    if (!inForce(rows, { indicator: indicator.code, what: 'target', fiscalYear: year }, nowOf(ctx)))
      throw refuse('indicators.noTarget', { name: indicator.fa, year: String(year) })
    const id = await addValue(tx, ctx, {
      place_id: place.recordId,
      indicator: indicator.code,
      what: 'reason',
      fiscal_year: year,
      reason_code: miss.code,
      note: cleanOr(input.words),
    })
    entry({
      recordId: place.recordId,
      provinceId: place.provinceId,
      after: {
        indicator: indicator.code,
        name: indicator.fa,
        nameEn: indicator.en,
        fiscalYear: String(year),
        reasonFa: miss.fa,
        reasonEn: miss.en,
        words: cleanOr(input.words),
      },
    })
    return { id }
  })

const permissionOf = (what: What, isProvince: boolean): keyof typeof indicatorsPolicy =>
  what === 'baseline'
    ? 'indicators.setBaseline'
    : what === 'target'
      ? isProvince
        ? 'indicators.setProvinceTarget'
        : 'indicators.setTarget'
      : what === 'actual'
        ? 'indicators.enterActual'
        : 'indicators.explainMiss'

/**
 * Takes back a figure that should not stand, by whoever may enter such: a row that says so, with the reason. What stood stays in the past.
 * @throws 404; 409 `alreadyWithdrawn`, `baselineFrozen`, `yearReported`
 */
export const withdrawValue = (ctx: Ctx, valueId: string, input: { reason: string }): Promise<{ id: string }> =>
  runVerb(ctx, 'indicators.withdrawValue', async (tx, entry) => {
    const value = await findValue(tx, valueId)
    if (!value) throw notFound()
    const key = value.clusterId ? { clusterId: value.clusterId } : { provinceId: value.provinceId }
    const place = await openPlaceForChange(tx, ctx, key, 'indicators.withdrawValue')
    authorize(indicatorsPolicy[permissionOf(value.what, place.kind === 'province')], ctx.actor, place, null)
    const indicator = await indicatorAt(tx, place, value.indicator)
    const rows = await listValues(tx, place.recordId, value.indicator)
    const same = rows.filter(
      (row) =>
        row.what === value.what &&
        row.fiscalYear === value.fiscal_year &&
        (value.what === 'baseline' || row.asOf === value.as_of),
    )
    if (same.at(-1)?.id !== valueId || value.withdrawn) throw conflict('indicators.alreadyWithdrawn')
    if (value.what === 'baseline') {
      const freeze = await findFreeze(tx, place.recordId)
      if (freeze) throw conflict('indicators.baselineFrozen', { name: indicator.fa, day: freeze.accepted_on })
    }
    if (
      value.what === 'target' &&
      (await listReports(tx, place.recordId)).some((one) => one.fiscal_year === value.fiscal_year)
    )
      throw conflict('indicators.yearReported', { year: String(value.fiscal_year) })
    const id = await addValue(tx, ctx, {
      place_id: place.recordId,
      indicator: value.indicator,
      what: value.what,
      fiscal_year: value.fiscal_year,
      as_of: value.as_of,
      withdrawn: true,
      note: clean(input.reason),
    })
    entry({
      recordId: place.recordId,
      provinceId: place.provinceId,
      before: journalled(indicator, value.value, value.unit),
      after: {
        name: indicator.fa,
        nameEn: indicator.en,
        what: value.what,
        fiscalYear: value.fiscal_year === null ? null : String(value.fiscal_year),
        withdrawn: true,
      },
      reason: clean(input.reason),
    })
    return { id }
  })
