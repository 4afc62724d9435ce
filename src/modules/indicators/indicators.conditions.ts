import type { Conditions } from '../../kernel/manifest.ts'
import { type FiguresOfIndicator, figuresOf } from './indicators.figures.ts'
import { findClusterPlace } from './indicators.store.ts'
import { lacksBaseline } from './years.verbs.ts'

type Check = Conditions[string]

/** What is known of a cluster's figures today; null where nothing is recorded. */
const told =
  (say: (figures: readonly FiguresOfIndicator[]) => Awaited<ReturnType<Check>>): Check =>
  async (db, ctx, clusterId) => {
    const place = await findClusterPlace(db, clusterId)
    if (!place) return null
    const when = { asOf: ctx.clock.today(), knownAt: ctx.clock.now().toISOString() }
    const figures = await figuresOf(db, ctx, { recordId: place.id, provinceId: place.province_id }, when)
    return figures.length === 0 ? null : say(figures)
  }

const names = (figures: readonly FiguresOfIndicator[]) => ({
  count: figures.length,
  names: figures.map((one) => one.indicator.fa).join('، '),
})
const targeted = (figures: readonly FiguresOfIndicator[]) =>
  figures.filter((one) => one.years.some((year) => year.target))
/** The last year that has a target is where the final value stands. */
const withoutFinal = (one: FiguresOfIndicator) => one.years.findLast((year) => year.target)?.actual === null

/**
 * The by-law's sentences about indicators (6.2, 10.2), by their codes in content; each holds where its own sentence is true. The main
 * indicators of a cluster are those that have a target.
 */
export const indicatorsConditions: Conditions = {
  baseline_recorded: told((figures) => {
    const missing = figures.filter(lacksBaseline)
    return { holds: missing.length === 0 && figures.some((one) => one.baseline), details: names(missing) }
  }),
  baseline_missing: told((figures) => {
    const missing = figures.filter(lacksBaseline)
    return { holds: missing.length > 0 || !figures.some((one) => one.baseline), details: names(missing) }
  }),
  indices_reported: told((figures) => {
    const main = targeted(figures)
    const missing = main.filter(withoutFinal)
    return main.length === 0 ? null : { holds: missing.length === 0, details: names(missing) }
  }),
  miss_without_reason: told((figures) => {
    const missed = figures.filter((one) => one.years.some((year) => year.state === 'missed'))
    return targeted(figures).length === 0 ? null : { holds: missed.length > 0, details: names(missed) }
  }),
}
