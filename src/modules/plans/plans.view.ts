import type { Ctx } from '../../kernel/context.ts'
import { type Details, notFound } from '../../kernel/errors.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord, listProvenance, type RecordRow } from '../../kernel/records.ts'
import {
  checkYearWeights,
  curvesOf,
  draftProblems,
  type FullTerm,
  firstStatedDays,
  loadApprovedWords,
  loadPromises,
  openTree,
  type PromisedTree,
  seenAmong,
  versionAt,
  type WholeFigures,
  weightSums,
  wholesOf,
  yearsLine,
} from '../commitments/index.ts'
import { plansPolicy } from './plans.policy.ts'
import { silentUntil, yearDays } from './plans.rules.ts'
import type { ActivityInput, PlanView, PlanYearView, YearView } from './plans.schema.ts'
import { findPlanOfCluster, getPlan, getYear, listActivities, listStrategies, listYears } from './plans.store.ts'
import type { ActivitiesTable, PlanYearsTable } from './plans.tables.ts'
import { carriedOver } from './turn/carried.view.ts'
import { yearsCurve } from './turn/line.view.ts'

interface When {
  asOf?: string | undefined
  knownAt?: string | undefined
}

/** Writes a message in both languages; given by the app's words through the route. */
export type Explain = (code: string, details: Details) => { fa: string; en: string }

const yearView = (
  year: PlanYearsTable,
  { approved, planned, frozen, closed }: WholeFigures,
  firstStated: string | undefined,
): YearView => {
  const days = yearDays(year.fiscal_year)
  return {
    id: year.id,
    n: year.n,
    fiscalYear: year.fiscal_year,
    yearWeight: year.year_weight,
    takenOver: year.taken_over,
    closed,
    frozen,
    approved,
    planned,
    ...days,
    silentUntil: silentUntil({ takenOver: year.taken_over, ...days }, firstStated),
  }
}

const whenOf = (ctx: Ctx, when: When) => ({
  asOf: when.asOf ?? ctx.clock.today(),
  knownAt: when.knownAt ? new Date(when.knownAt).toISOString() : ctx.clock.now().toISOString(),
})

/** The years of a plan with their figures, in their order. */
export async function yearsOf(ctx: Ctx, planId: string, when: When): Promise<YearView[]> {
  const years = await listYears(ctx.db, planId)
  const [wholes, stated] = await Promise.all([
    wholesOf(
      ctx.db,
      ctx,
      years.map((year) => year.id),
      whenOf(ctx, when),
    ),
    firstStatedDays(
      ctx.db,
      years.flatMap((year) => (year.taken_over ? year.id : [])),
      whenOf(ctx, when).knownAt,
    ),
  ])
  return years.map((year) => yearView(year, wholes.get(year.id)!, stated.get(year.id)))
}

/** The plan of a visible cluster with its years and their figures, or null when none is open or visible. */
export async function planOfCluster(ctx: Ctx, clusterId: string, when: When): Promise<PlanView | null> {
  await getRecord(ctx.db, ctx.actor, clusterId, 'cluster')
  const plan = await findPlanOfCluster(ctx.db, clusterId)
  if (!plan) return null
  const record = await getRecord(ctx.db, ctx.actor, plan.id, 'plan')
  const years = await yearsOf(ctx, plan.id, when)
  const ids = years.map((year) => year.id)
  const [promises, curves] = await Promise.all([
    loadPromises(ctx.db, ids),
    curvesOf(ctx.db, ctx, ids, whenOf(ctx, when).knownAt),
  ])
  return {
    id: plan.id,
    clusterId,
    vision: plan.vision,
    version: record.version,
    strategies: await listStrategies(ctx.db, plan.id),
    years,
    ...yearsCurve(years, { promises, curves }, whenOf(ctx, when)),
    asOf: whenOf(ctx, when).asOf,
    may: Object.fromEntries(
      (Object.keys(plansPolicy) as (keyof typeof plansPolicy)[]).map((permission) => [
        permission.replace('plans.', ''),
        may(plansPolicy[permission], ctx.actor, record, null),
      ]),
    ),
  }
}

/** Where a plan stands or would stand, and whether the reader may open it there. */
export async function planPlace(ctx: Ctx, clusterId: string) {
  const cluster = await getRecord(ctx.db, ctx.actor, clusterId, 'cluster')
  return {
    cluster: { id: cluster.id, title: cluster.title },
    mayOpen: may(plansPolicy['plans.open'], ctx.actor, cluster, null),
  }
}

/** One year of a plan: its place, its activities' own words, the open draft with what keeps it from being frozen, and what the reader may do. */
export async function planYearView(ctx: Ctx, planYearId: string, when: When, explain: Explain): Promise<PlanYearView> {
  const record = await getRecord(ctx.db, ctx.actor, planYearId, 'planYear')
  const [year, promised] = await Promise.all([getYear(ctx.db, planYearId), loadPromises(ctx.db, [planYearId])])
  const tree = promised.get(planYearId)
  if (!tree) throw notFound()
  const [plan, strategies, years, activities, marks, cluster, planRecord] = await Promise.all([
    getPlan(ctx.db, year.plan_id),
    listStrategies(ctx.db, year.plan_id),
    yearsOf(ctx, year.plan_id, when),
    listActivities(ctx.db, planYearId),
    listProvenance(ctx.db, planYearId),
    getRecord(ctx.db, ctx.actor, record.clusterId!),
    getRecord(ctx.db, ctx.actor, year.plan_id),
  ])
  const results = await approvedResults(ctx, tree, whenOf(ctx, when))
  const weights = years.map((one) => ({ year: one.n, weight: one.yearWeight ?? '', percent: one.approved ?? '0' }))
  const isPast = whenOf(ctx, when).asOf < ctx.clock.today() || when.knownAt !== undefined
  return {
    id: planYearId,
    version: record.version,
    cluster: { id: cluster.id, title: cluster.title, provinceId: cluster.provinceId },
    plan: { id: plan.id, version: planRecord.version, vision: plan.vision },
    strategies,
    year: years.find((one) => one.id === planYearId)!,
    years,
    allYears: checkYearWeights(weights).ok ? yearsLine(weights) : null,
    activities: activities.map((row) => ({
      itemId: row.item_id,
      code: row.code,
      strategyId: row.strategy_id,
      type: row.activity_type,
      executor: row.executor,
      partner: row.partner,
      network: row.network,
      evidence: row.evidence,
      expectedResult: row.expected_result,
      result: results.get(row.item_id) ?? null,
    })),
    ...(await carriedOver(ctx, tree, years, whenOf(ctx, when).knownAt)),
    draft: isPast ? null : await draftView(ctx, tree, year, activities, explain),
    marks,
    may: Object.fromEntries(
      (Object.keys(plansPolicy) as (keyof typeof plansPolicy)[]).map((permission) => [
        permission.replace('plans.', ''),
        isPast ? 'commitments.pastDate' : mayInPlan(ctx, permission, record, tree),
      ]),
    ),
  }
}

function mayInPlan(
  ctx: Ctx,
  permission: keyof typeof plansPolicy,
  record: RecordRow,
  tree: PromisedTree,
): true | string {
  const answer = may(plansPolicy[permission], ctx.actor, record, null)
  if (answer !== true) return answer
  // what is left of a closed year can still be carried
  return tree.closedAt && permission !== 'plans.carry' ? 'commitments.treeClosed' : true
}

/** What the claims say that the approved figures rest on, by activity; a leaf that is counted or mirrored rests on none. */
async function approvedResults(ctx: Ctx, tree: PromisedTree, when: { asOf: string; knownAt: string }) {
  const version = versionAt(tree.versions, when.asOf, when.knownAt)
  const terms = version ? (tree.terms[version.id] ?? []) : []
  const parents = new Set(terms.map((term) => term.parentId))
  const itemIds = terms.flatMap((term) => (term.source === 'claimed' && !parents.has(term.itemId) ? term.itemId : []))
  return loadApprovedWords(ctx.db, tree.ladder, itemIds, when)
}

async function draftView(
  ctx: Ctx,
  promised: PromisedTree,
  year: PlanYearsTable,
  activities: readonly ActivitiesTable[],
  explain: Explain,
): Promise<PlanYearView['draft']> {
  const draft = promised.versions.find((version) => version.frozenAt === null)
  if (!draft) return null
  // with the trees that its mirrored leaves read
  const { tree, trees } = await openTree(ctx.db, ctx, promised.recordId)
  const mirrored = [...trees.values()].filter((one) => one.id !== tree.id)
  const seen = await seenAmong(
    ctx.db,
    ctx.actor,
    mirrored.map((one) => one.recordId),
  )
  const recordOf = new Map(mirrored.filter((one) => seen.has(one.recordId)).map((one) => [one.id, one.recordId]))
  const terms = tree.terms[draft.id] ?? []
  const own = new Map(activities.map((row) => [row.item_id, row]))
  const titles = new Map(terms.map((term) => [term.itemId, term.title]))
  return {
    n: draft.n,
    reason: draft.reason,
    weightSum: weightSums(terms)[0]?.sum ?? '0',
    activities: terms.map((term) => {
      const row = own.get(term.itemId)
      return {
        itemId: term.itemId,
        code: row?.code ?? String(term.order),
        title: term.title,
        strategyId: row?.strategy_id ?? null,
        type: row?.activity_type ?? null,
        executor: row?.executor ?? null,
        partner: row?.partner ?? null,
        network: row?.network ?? null,
        evidence: row?.evidence ?? null,
        expectedResult: row?.expected_result ?? null,
        ownerPersonId: term.ownerPersonId,
        ownerOrganisationId: term.ownerOrganisationId,
        weight: term.weight,
        start: term.start,
        finish: term.finish,
        measure: term.measure,
        unit: term.unit ?? null,
        target: term.target ?? null,
        ...progressFrom(term, recordOf),
        shares: tree.shares
          .filter((share) => share.versionId === draft.id && share.itemId === term.itemId)
          .map(({ fundingSource, cash, inKind, nonMoney, nonMoneyUnit }) => ({
            fundingSource,
            cash,
            inKind,
            nonMoney,
            nonMoneyUnit,
          })),
        after: (tree.precedence[draft.id] ?? [])
          .filter((one) => one.to === term.itemId)
          .map((one) => ({ code: own.get(one.from)?.code ?? '', type: one.type, lag: one.lag })),
      }
    }),
    problems: draftProblems(tree, yearDays(year.fiscal_year), ctx.counters).map((problem) => ({
      itemId: problem.itemId,
      code: `commitments.${problem.code}`,
      level: problem.level,
      message: explain(`commitments.${problem.code}`, {
        title: (problem.itemId && titles.get(problem.itemId)) || '',
        ...Object.fromEntries(
          Object.entries(problem.details).map(([key, value]) => [
            key,
            Array.isArray(value) ? value.map((id) => titles.get(String(id)) ?? String(id)) : (value as string | number),
          ]),
        ),
      }),
    })),
  }
}

/** Where a term gets its progress from, as the draft says it back; a record out of sight stays unnamed. */
function progressFrom(term: FullTerm, recordOf: ReadonlyMap<string, string>): { progress?: ActivityInput['progress'] } {
  if (term.source === 'counted') return { progress: { source: 'counted', counter: term.counter ?? '' } }
  if (!term.mirrors) return {}
  const recordId = recordOf.get(term.mirrors.treeId)
  if (!recordId) return { progress: { source: 'mirrored' } }
  const { itemId } = term.mirrors
  return { progress: { source: 'mirrored', recordId, ...(itemId ? { itemId } : {}) } }
}

/** Version of a plan year's record, as a screen would hold it. */
export const planYearVersion = async (ctx: Ctx, planYearId: string): Promise<number> =>
  (await getRecord(ctx.db, ctx.actor, planYearId, 'planYear')).version
