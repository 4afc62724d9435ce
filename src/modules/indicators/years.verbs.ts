import type { Ctx } from '../../kernel/context.ts'
import { conflict, type FieldProblem, refuse } from '../../kernel/errors.ts'
import { yearRange } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import { runVerb } from '../../kernel/verb.ts'
import { figuresOf } from './indicators.figures.ts'
import { openPlaceForChange, type PlaceKey } from './indicators.place.ts'
import type { FreezeBody } from './indicators.schema.ts'
import { findFreeze, insertFreeze, insertReport, listReports } from './indicators.store.ts'
import { at, checkDecision, cleanOr } from './values.entry.ts'

/**
 * Freezes the baseline of a place with the acceptance of its diagnostic study (by-law 6.2): from then on it is corrected by a decision only.
 *
 * @throws 409 `alreadyFrozen`; 422 `nothingToFreeze`, `baselineMissing` (an indicator with a target has none), `futureDay`, `noSuchResolution`
 */
export const freezeBaseline = (ctx: Ctx, key: PlaceKey, input: FreezeBody): Promise<{ id: string }> =>
  runVerb(ctx, 'indicators.freezeBaseline', async (tx, entry) => {
    const place = await openPlaceForChange(tx, ctx, key, 'indicators.freezeBaseline')
    const freeze = await findFreeze(tx, place.recordId)
    if (freeze) throw conflict('indicators.alreadyFrozen', { day: freeze.accepted_on })
    const today = ctx.clock.today()
    if (input.acceptedOn > today) throw at('acceptedOn', 'indicators.futureDay', { day: input.acceptedOn })
    const figures = await figuresOf(tx, ctx, place, { asOf: today, knownAt: ctx.clock.now().toISOString() })
    const count = figures.filter((one) => one.baseline).length
    if (count === 0) throw refuse('indicators.nothingToFreeze')
    const missing = figures.filter(lacksBaseline)
    if (missing.length) throw refuse('indicators.baselineMissing', { names: missing.map((one) => one.indicator.fa) })
    await insertFreeze(tx, {
      place_id: place.recordId,
      accepted_on: input.acceptedOn,
      source: cleanOr(input.source),
      decision_id: await checkDecision(tx, ctx, input.decisionId, place.recordId),
      entered_by: ctx.actor.personId || null,
      entered_at: ctx.clock.now(),
    })
    entry({
      recordId: place.recordId,
      provinceId: place.provinceId,
      after: { acceptedOn: input.acceptedOn, count: String(count) },
    })
    return { id: place.recordId }
  })

/** Has a target that people fill, but no baseline; what is counted begins at nothing. */
export const lacksBaseline = (one: Awaited<ReturnType<typeof figuresOf>>[number]): boolean =>
  one.baseline === null && one.years.some((year) => year.target !== null && year.target.counter === null)

/**
 * Reports a year that has ended: every target has its actual, every miss its reason (by-law 10.2). From then on its targets stand.
 *
 * @throws 409 `alreadyReported`; 422 `yearNotOver`, `noTargets`, `reportIncomplete` with a field for each missing piece
 */
export const reportYear = (ctx: Ctx, key: PlaceKey, input: { fiscalYear: number }): Promise<{ id: string }> =>
  runVerb(ctx, 'indicators.reportYear', async (tx, entry) => {
    const place = await openPlaceForChange(tx, ctx, key, 'indicators.reportYear')
    const year = input.fiscalYear
    const details = { year: String(year) }
    if ((await listReports(tx, place.recordId)).some((one) => one.fiscal_year === year))
      throw conflict('indicators.alreadyReported', details)
    const today = ctx.clock.today()
    if (today <= yearRange(year).last) throw at('fiscalYear', 'indicators.yearNotOver', details)
    const figures = await figuresOf(tx, ctx, place, { asOf: today, knownAt: ctx.clock.now().toISOString() })
    const targets = figures.flatMap(({ indicator, years }) =>
      years.filter((one) => one.fiscalYear === year && one.target).map((one) => ({ indicator, ...one })),
    )
    if (targets.length === 0) throw at('fiscalYear', 'indicators.noTargets', details)
    const fields = targets.flatMap(({ indicator, state }): FieldProblem[] => {
      const code =
        state === 'unknown' ? 'indicators.actualMissing' : state === 'missed' ? 'indicators.missWithoutReason' : null
      return code ? [{ path: `indicators.${indicator.code}`, code, details: { name: indicator.fa, ...details } }] : []
    })
    if (fields.length)
      throw refuse(
        'indicators.reportIncomplete',
        { ...details, names: [...new Set(fields.map((one) => String(one.details!.name)))] },
        fields,
      )
    const id = newId()
    await insertReport(tx, {
      id,
      place_id: place.recordId,
      fiscal_year: year,
      entered_by: ctx.actor.personId || null,
      entered_at: ctx.clock.now(),
    })
    const reached = targets.filter((one) => one.state === 'reached').length
    entry({
      recordId: place.recordId,
      provinceId: place.provinceId,
      after: { fiscalYear: String(year), targets: String(targets.length), reached: String(reached) },
    })
    return { id }
  })
