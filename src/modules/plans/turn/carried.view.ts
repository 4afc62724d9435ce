import type { Ctx } from '../../../kernel/context.ts'
import type { PromisedTree } from '../../commitments/index.ts'
import type { PlanYearView, YearView } from '../plans.schema.ts'
import { listActivitiesOf } from '../plans.store.ts'

/** What came into a year from an earlier one of its plan and what went from it into a later one; years of one plan are seen together. */
export async function carriedOver(
  ctx: Ctx,
  tree: PromisedTree,
  years: readonly YearView[],
  knownAt: string,
): Promise<Pick<PlanYearView, 'carriedIn' | 'carriedOut'>> {
  const out = tree.closings.flatMap(({ item_id: itemId, cause, carried_to_id: other, made_at: at }) =>
    other === null || at.toISOString() > knownAt ? [] : [{ itemId, cause, other }],
  )
  const came = tree.carriedIn
    .filter((one) => one.at <= knownAt)
    .map(({ itemId, cause, fromItemId: other, title }) => ({ itemId, cause, other, title }))
  const rows = await listActivitiesOf(
    ctx.db,
    [...out, ...came].map((one) => one.other),
  )
  const placeOf = (itemId: string) => {
    const row = rows.find((one) => one.item_id === itemId)
    const year = years.find((one) => one.id === row?.plan_year_id)
    return row && year ? { planYearId: year.id, n: year.n, code: row.code } : null
  }
  const titles = new Map(Object.values(tree.terms).flatMap((terms) => terms.map((term) => [term.itemId, term.title])))
  const told = (list: readonly { itemId: string; cause: string | null; other: string; title?: string }[]) =>
    list.flatMap(({ itemId, cause, other, title }) => {
      const place = placeOf(other)
      return place ? [{ itemId, title: title ?? titles.get(itemId) ?? '', cause, other: place }] : []
    })
  return { carriedIn: told(came), carriedOut: told(out) }
}
