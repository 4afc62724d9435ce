import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { namesOf } from '../../../kernel/names.ts'
import { authorize, may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { notedLeft, openTree, openTrees, type Standing, standingOf } from '../../commitments/index.ts'
import { plansPolicy } from '../plans.policy.ts'
import { getYear, listActivities, listActivitiesOf } from '../plans.store.ts'
import { yearsOf } from '../plans.view.ts'
import type { TurnActivity, TurnView } from './turn.schema.ts'

/** What stands at the turn of a year: what is finished and what not, what could be carried and whereto, which claims still wait. */
export async function turnView(ctx: Ctx, planYearId: string): Promise<TurnView> {
  const open = await openTree(ctx.db, ctx, planYearId)
  const { record, tree } = open
  if (record.kind !== 'planYear') throw notFound()
  authorize(plansPolicy['plans.close'], ctx.actor, record, null)
  const year = await getYear(ctx.db, planYearId)
  const standing = standingOf(open, { asOf: ctx.clock.today(), knownAt: ctx.clock.now().toISOString() })
  const [years, own, cluster, taken, nameOf] = await Promise.all([
    yearsOf(ctx, year.plan_id, {}),
    listActivities(ctx.db, planYearId),
    getRecord(ctx.db, ctx.actor, record.clusterId!),
    listActivitiesOf(
      ctx.db,
      standing.flatMap((one) => one.closing?.carried_to_id ?? []),
    ),
    namesOf(
      ctx.db,
      standing.flatMap((one) => one.waiting.map((claim) => claim.by)),
    ),
  ])
  const later = years.filter((one) => one.n > year.n)
  const { byRecord } = await openTrees(
    ctx.db,
    ctx,
    later.map((one) => one.id),
  )
  const codeOf = new Map(own.map((row) => [row.item_id, row.code]))
  const nOf = new Map(years.map((one) => [one.id, one.n]))
  const places = new Map(
    taken.map((row) => [
      row.item_id,
      { planYearId: row.plan_year_id, n: nOf.get(row.plan_year_id) ?? 0, code: row.code },
    ]),
  )
  return {
    id: planYearId,
    cluster: { id: cluster.id, title: cluster.title },
    planId: year.plan_id,
    year: years.find((one) => one.id === planYearId)!,
    years,
    later: later.map(({ id, n, fiscalYear, closed }) => ({
      id,
      n,
      fiscalYear,
      closed,
      draft: !closed && (byRecord.get(id)?.versions.some((version) => version.frozenAt === null) ?? false),
    })),
    activities: standing.map((one) => ({
      ...activityOf(one),
      code: codeOf.get(one.term.itemId) ?? String(one.term.order),
      carriedTo: (one.closing?.carried_to_id && places.get(one.closing.carried_to_id)) || null,
      waiting: one.waiting.map(({ itemId: _item, by, ...claim }) => ({ ...claim, by: nameOf(by) })),
    })),
    toNote: notedLeft(open),
    may: {
      close: tree.closedAt ? 'commitments.treeClosed' : true,
      carry: may(plansPolicy['plans.carry'], ctx.actor, record, null),
      openYear: may(plansPolicy['plans.draft'], ctx.actor, record, null),
    },
  }
}

const activityOf = ({ term, ...one }: Standing): Omit<TurnActivity, 'code' | 'carriedTo' | 'waiting'> => ({
  itemId: term.itemId,
  title: term.title,
  weight: term.weight,
  measure: term.measure,
  unit: term.unit ?? null,
  target: term.target ?? null,
  percent: one.percent,
  reached: one.reached,
  rest: one.rest,
  state: one.closing ? (one.closing.outcome === 'carried' ? 'carried' : 'left') : one.done ? 'done' : 'open',
  cause: one.closing?.cause ?? null,
  canCarry: one.whyNotCarried ?? true,
  result: one.result,
})
