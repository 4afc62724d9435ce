import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { AskedGate, Condition, ConditionCheck, Conditions } from '../../kernel/manifest.ts'
import {
  type FullVersion,
  listCarriedOut,
  listOpen,
  loadPromises,
  loadTreeStates,
  loadUnverified,
  type PromisedTree,
  type TreeState,
  weightSums,
} from '../commitments/index.ts'
import { en } from './plans.en.ts'
import { fa } from './plans.fa.ts'
import { listActivities, listYearsOfCluster } from './plans.store.ts'
import { unsettledOf } from './turn/turn.rules.ts'

interface Year {
  id: string
  n: number
  tree: PromisedTree | undefined
}

/** Plan years of a cluster with what they promise, whoever asks: the by-law's conditions are facts, not a view of the plan. */
async function yearsOf(db: Db | Tx, clusterId: string): Promise<Year[]> {
  const years = await listYearsOfCluster(db, clusterId)
  const promises = await loadPromises(
    db,
    years.map((year) => year.id),
  )
  return years.map(({ id, n }) => ({ id, n, tree: promises.get(id) }))
}

const frozen = (year: Year | undefined): FullVersion | null =>
  year?.tree?.versions.findLast((version) => version.frozenAt !== null) ?? null
/** What the year says now: the frozen version, else the draft. */
const standing = (year: Year | undefined): FullVersion | null => frozen(year) ?? year?.tree?.versions.at(-1) ?? null
const termsOf = (year: Year | undefined) => {
  const version = standing(year)
  return (version && year?.tree?.terms[version.id]) || []
}
const leavesOf = (year: Year | undefined) => {
  const terms = termsOf(year)
  const parents = new Set(terms.map((term) => term.parentId))
  return terms.filter((term) => !parents.has(term.itemId))
}

/** A check of the plan's first year: with it implementation begins. */
const ofFirstYear =
  (ask: (year: Year | undefined, db: Db | Tx) => Condition | Promise<Condition>): ConditionCheck =>
  async (db, _ctx, clusterId) => {
    const years = await yearsOf(db, clusterId)
    return ask(years.toSorted((one, other) => one.n - other.n)[0], db)
  }

interface YearStanding {
  id: string
  n: number
  tree: TreeState | undefined
}

/** Several conditions of one gate ask the same of its cluster; they share the answer while that gate is being judged, no longer. */
const judged = new WeakMap<AskedGate, Promise<YearStanding[]>>()
const standingsOf = (db: Db | Tx, clusterId: string, gate: AskedGate): Promise<YearStanding[]> => {
  const found = judged.get(gate) ?? loadStandings(db, clusterId)
  judged.set(gate, found)
  return found
}

/** Plan years of a cluster with how far each has come. */
async function loadStandings(db: Db | Tx, clusterId: string): Promise<YearStanding[]> {
  const years = await listYearsOfCluster(db, clusterId)
  const standings = await loadTreeStates(
    db,
    years.map((year) => year.id),
  )
  return years.map(({ id, n }) => ({ id, n, tree: standings.get(id) }))
}

/** Frozen by a resolution; what was frozen without one says so, since whoever froze it wonders. */
const decided = (version: { decisionId: string | null } | null): Condition =>
  version && version.decisionId === null
    ? { holds: false, details: { says: fa['gate.undecided'], saysEn: en['gate.undecided'] } }
    : { holds: version !== null }

/** Is the n-th year's plan approved by a resolution and frozen? */
const yearPlan =
  (n: number): ConditionCheck =>
  async (db, _ctx, clusterId, gate) => {
    const years = await standingsOf(db, clusterId, gate)
    return decided(years.find((year) => year.n === n)?.tree?.frozen ?? null)
  }

/** Is the n-th year closed? A year that was never entered here says nothing. */
const yearClosed =
  (n: number): ConditionCheck =>
  async (db, _ctx, clusterId, gate) => {
    const year = (await standingsOf(db, clusterId, gate)).find((one) => one.n === n)
    return year ? { holds: year.tree?.closedAt != null } : null
  }

/** Promises of years that are still open, neither done nor settled with a cause. */
const commitmentsOpen: ConditionCheck = async (db, ctx, clusterId, gate) => {
  const open = (await standingsOf(db, clusterId, gate)).filter((year) => year.tree?.closedAt === null)
  const ids = open.map((year) => year.id)
  const left = await listOpen(db, ctx, ids, nowOf(ctx))
  return { holds: left.length > 0, details: { count: left.length } }
}

const nowOf = ({ clock }: Ctx) => ({ asOf: clock.today(), knownAt: clock.now().toISOString() })

/** A check of the plan year that lies behind the gate. A year that was never entered or never frozen here says nothing. */
const ofYearBehind =
  (ask: (yearId: string, db: Db | Tx, ctx: Ctx) => Promise<Condition>): ConditionCheck =>
  async (db, ctx, clusterId, gate) => {
    const year = (await standingsOf(db, clusterId, gate)).find((one) => one.n === gate.yearBehind)
    return year?.tree?.frozen ? ask(year.id, db, ctx) : null
  }

/** At least one claim of the year is not verified yet (by-law 8.2); what ended with the year's closing was named there. */
const claimsUnverified = ofYearBehind(async (yearId, db) => {
  const claims = await loadUnverified(db, yearId)
  return { holds: claims.length > 0, details: { ...listed(claims), yearId } }
})

/** Each unfinished activity of the year has its cause, and what was carried its new weight (by-law 8.4). */
const carrySettled = ofYearBehind(async (yearId, db, ctx) => {
  const unsettled = unsettledOf(await listOpen(db, ctx, [yearId], nowOf(ctx)), await listCarriedOut(db, yearId))
  return { holds: unsettled.length === 0, details: { ...listed(unsettled), yearId } }
})

/** How many, and each title once. */
const listed = (found: readonly { title: string }[]) => ({
  count: found.length,
  names: [...new Set(found.map((one) => one.title))].join('، '),
})

/** What plans know of the by-law's conditions. */
export const plansConditions: Conditions = {
  plan_approved: ofFirstYear((year) => decided(frozen(year))),
  weights_100: ofFirstYear((year) => {
    const sums = weightSums(termsOf(year))
    return { holds: sums.length > 0 && sums.every((sum) => sum.missing === '0' && sum.over === '0') }
  }),
  shares_written: ofFirstYear((year) => {
    const version = standing(year)
    const leaves = leavesOf(year)
    const shared = new Set(year?.tree?.shares.filter((one) => one.versionId === version?.id).map((one) => one.itemId))
    const count = leaves.filter((leaf) => !shared.has(leaf.itemId)).length
    return { holds: leaves.length > 0 && count === 0, details: { count } }
  }),
  activity_without_strategy: ofFirstYear(async (year, db) => {
    const inForce = new Set(termsOf(year).map((term) => term.itemId))
    const activities = year ? await listActivities(db, year.id) : []
    const count = activities.filter((one) => inForce.has(one.item_id) && one.strategy_id === null).length
    return { holds: count > 0, details: { count } }
  }),
  year_1_plan: yearPlan(1),
  year_2_plan: yearPlan(2),
  year_3_plan: yearPlan(3),
  year_1_closed: yearClosed(1),
  year_2_closed: yearClosed(2),
  year_3_closed: yearClosed(3),
  commitments_open: commitmentsOpen,
  claims_unverified: claimsUnverified,
  carry_settled: carrySettled,
}
