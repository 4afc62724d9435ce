import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { type Details, type Refusal, refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { attachFiles } from '../../kernel/files/attach.ts'
import { newId } from '../../kernel/ids.ts'
import { findRecord, linkRecords } from '../../kernel/records.ts'
import type { Indicator } from './indicators.library.ts'
import type { Place } from './indicators.place.ts'
import { unitProblem, type ValueRow } from './indicators.rules.ts'
import { insertValue } from './indicators.store.ts'
import type { IndicatorValuesTable } from './indicators.tables.ts'
import { indicatorsOf } from './library.verbs.ts'

/** One line as it is stored. */
export const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()
export const cleanOr = (text: string | undefined) => (text ? clean(text) : null)

/** A refusal at a field, with the same words above the form. */
export const at = (path: string, code: string, details: Details = {}, kind: typeof refuse = refuse): Refusal =>
  kind(code, details, [{ path, code, details }])

/** The indicator of that code where it holds. @throws 422 `noSuchIndicator` */
export async function indicatorAt(tx: Tx, place: Place, code: string): Promise<Indicator> {
  const found = (await indicatorsOf(tx, place.provinceId)).find((one) => one.code === code)
  if (!found) throw at('indicator', 'indicators.noSuchIndicator')
  return found
}

/** Unit of the figures of an indicator that stand at a place; null where none stands. */
export function unitThere(rows: readonly ValueRow[], indicator: Indicator): string | null {
  const key = (row: ValueRow) => `${row.what} ${row.fiscalYear} ${row.asOf}`
  const standing = new Map(
    rows.filter((row) => row.indicator === indicator.code && row.what !== 'reason').map((row) => [key(row), row]),
  )
  const last = [...standing.values()].findLast((row) => !row.withdrawn)
  return last ? (last.unit ?? indicator.unit?.fa ?? null) : null
}

/** The unit to store (null: the indicator's own). `replaces`: rows that the new one takes the place of. @throws 422 `unitNeeded`, `unitDiffers` */
export function checkUnit(
  rows: readonly ValueRow[],
  indicator: Indicator,
  said: string | undefined,
  replaces: (row: ValueRow) => boolean,
): string | null {
  const own = indicator.unit?.fa ?? null
  const unit = cleanOr(said)
  const known = unitThere(
    rows.filter((row) => !replaces(row)),
    indicator,
  )
  const problem = unitProblem(unit, own, known)
  if (problem) throw at('unit', problem, { name: indicator.fa, unit: known ?? '' })
  const holds = unit ?? known ?? own
  return holds === own ? null : holds
}

/** The resolution that a field names, in sight. @throws 422 `noSuchResolution` */
export async function checkDecision(
  tx: Tx,
  ctx: Ctx,
  decisionId: string | undefined,
  placeId: string,
): Promise<string | null> {
  if (!decisionId) return null
  if (!(await findRecord(tx, ctx.actor, decisionId, 'resolution')))
    throw at('decisionId', 'indicators.noSuchResolution')
  await linkRecords(tx, ctx.clock.now(), decisionId, placeId, 'decides')
  return decisionId
}

/** Adds one row, by whoever acts now. Returns its id. */
export async function addValue(
  tx: Tx,
  ctx: Ctx,
  row: Pick<IndicatorValuesTable, 'place_id' | 'indicator' | 'what'> & Partial<IndicatorValuesTable>,
): Promise<string> {
  const id = newId()
  if (row.file_id) await attachFiles(tx, ctx.clock.now(), ctx.actor, [row.file_id], row.place_id, 'fileId')
  await insertValue(tx, {
    id,
    fiscal_year: null,
    as_of: null,
    value: null,
    withdrawn: false,
    unit: null,
    counter: null,
    source: null,
    file_id: null,
    reason_code: null,
    note: null,
    decision_id: null,
    entered_by: ctx.actor.personId || null,
    entered_at: ctx.clock.now(),
    ...row,
  })
  return id
}

/** What the history says of a figure. */
export const journalled = (indicator: Indicator, value: string | null, unit: string | null) => ({
  indicator: indicator.code,
  name: indicator.fa,
  nameEn: indicator.en,
  value,
  unit: unit ?? indicator.unit?.fa ?? '',
})
