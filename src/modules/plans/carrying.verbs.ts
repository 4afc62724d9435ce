import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { type FieldProblem, refuse } from '../../kernel/errors.ts'
import { findRecord, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { type CarriedItem, carryItems, lockTree } from '../commitments/index.ts'
import { freeCode } from './plans.rules.ts'
import { addActivity, getYear, listActivities } from './plans.store.ts'
import type { PlanYearsTable } from './plans.tables.ts'
import { openYearForChange, work } from './years.open.ts'

/** An activity carried: its row in the old year and its row in the new one. */
export type CarriedActivity = CarriedItem & { fromCode: string; code: string }

/**
 * Carries unfinished activities of a plan year into the open draft of a later year of the same plan. The old ones end with their cause
 * and keep their figures for ever; the new ones promise the rest and start at zero, with a suggested weight and without dates.
 *
 * @throws 422 `plans.carryNotLater`, `plans.codeUnknown`, `plans.codeTwice`, and what `carryItems` refuses
 */
export function carryIntoYear(
  ctx: Ctx,
  planYearId: string,
  input: { into: string; items: readonly { code: string; cause: string }[] },
): Promise<{ carried: CarriedActivity[]; version: number }> {
  return runVerb(ctx, 'plans.carry', async (tx, entry) => {
    // both trees in one order, so that two who carry to and fro never wait for each other
    for (const id of [planYearId, input.into].sort()) await lockTree(tx, id)
    const from = await openYearForChange(tx, ctx, planYearId, 'plans.carry')
    const year = await laterYear(tx, ctx, await getYear(tx, planYearId), input.into)
    const into = await openYearForChange(tx, ctx, input.into, 'plans.carry')
    const activities = new Map((await listActivities(tx, planYearId)).map((row) => [row.code, row]))
    const fields = input.items.flatMap(({ code }, place): FieldProblem[] => {
      const twice = input.items.findIndex((one) => one.code === code) < place
      const wrong = twice ? 'plans.codeTwice' : activities.has(code) ? null : 'plans.codeUnknown'
      return wrong ? [{ path: `items.${place}.code`, code: wrong, details: { code } }] : []
    })
    if (fields[0]) throw refuse(fields[0].code, fields[0].details, fields)
    const items = await carryItems(
      work(ctx, tx),
      from,
      into.tree,
      input.items.map(({ code, cause }, place) => ({
        itemId: activities.get(code)!.item_id,
        cause,
        path: `items.${place}.code`,
      })),
    )
    const taken = new Set((await listActivities(tx, input.into)).map((row) => row.code))
    const carried: CarriedActivity[] = []
    for (const [place, item] of items.entries()) {
      const row = activities.get(input.items[place]!.code)!
      const code = freeCode(row.code, taken)
      taken.add(code)
      await addActivity(tx, { ...row, item_id: item.itemId, plan_year_id: input.into, code })
      carried.push({ ...item, fromCode: row.code, code })
    }
    // a draft that somebody has on screen no longer holds everything
    const version = await touchRecord(tx, into.record, null)
    entry({
      recordId: planYearId,
      provinceId: from.record.provinceId,
      after: {
        into: input.into,
        year: String(year.fiscal_year),
        count: carried.length,
        items: carried.map((one, place) => ({
          code: one.fromCode,
          title: one.title,
          cause: input.items[place]!.cause,
          reached: one.reached,
          rest: one.rest,
          newCode: one.code,
        })),
      },
    })
    return { carried, version }
  })
}

/** The year that takes up the rest: a later one of the same plan, within sight. */
async function laterYear(tx: Tx, ctx: Ctx, from: PlanYearsTable, into: string): Promise<PlanYearsTable> {
  const seen = await findRecord(tx, ctx.actor, into, 'planYear')
  const year = seen && (await getYear(tx, into))
  if (!year || year.plan_id !== from.plan_id || year.n <= from.n)
    throw refuse('plans.carryNotLater', {}, [{ path: 'into', code: 'plans.carryNotLater' }])
  return year
}
