import { isDeepStrictEqual } from 'node:util'
import type { Where } from '../../../kernel/actor.ts'
import { changedFields, foldName } from '../directory.rules.ts'
import { type Fact, factsAsOf } from '../units/units.rules.ts'
import type { StatedFact } from '../units/units.schema.ts'
import { type KeyField, keyFields, type Master, type RowProblem, type UnitRow } from './import.rules.ts'

export const outcomes = ['create', 'change', 'same', 'refuse'] as const
export type Outcome = (typeof outcomes)[number]

/** A unit that is already there and that the actor may see. */
export interface KnownUnit {
  id: string
  where: Where
  version: number
  master: { [Key in keyof Master]-?: string | null }
  /** Keys of the unit and of what was merged into it. */
  groupKeys: ReadonlySet<string>
  facts: readonly Fact[]
}

/** What stands in the register, gathered once for all rows. */
export interface Register {
  /** Who holds a key: the living unit's id, visible or not. */
  holders: Readonly<Record<KeyField, ReadonlyMap<string, string>>>
  /** Living unit of an id written in the file. */
  livingOf: ReadonlyMap<string, string>
  known: ReadonlyMap<string, KnownUnit>
  /** Folded names of units at a place (`nameAt`) → a title that is there. */
  names: ReadonlyMap<string, string>
  mayIn: (where: Where) => boolean
}

export interface RowPlan {
  number: number
  outcome: Outcome
  unitId: string | null
  version: number | null
  /** Where the unit stands after the row; null for a refused one. */
  province: string | null
  before: Master | Record<string, string | null>
  after: Master
  facts: StatedFact[]
  problems: RowProblem[]
}

/** Units without a key are told apart by place and name only; so two alike cannot be told apart. */
export const nameAt = (provinceId: string, countyId: string | null | undefined, name: string): string =>
  `${provinceId}/${countyId ?? ''}/${foldName(name)}`

/** Is the fact news, or what is already known for its day? */
function isNews(fact: StatedFact, facts: readonly Fact[]): boolean {
  const aspect = 'aspect' in fact ? (fact.aspect ?? '') : ''
  const held = factsAsOf(facts, fact.fromDay).find((known) => known.kind === fact.kind && known.aspect === aspect)
  if (!held) return true
  const measure = 'measure' in fact ? fact.measure : null
  const untilDay = 'untilDay' in fact ? (fact.untilDay ?? null) : null
  return held.value !== fact.value || held.measure !== measure || held.untilDay !== untilDay
}

/**
 * What every row would do: create, change, nothing, or be refused with its reasons. Keys decide which unit a row means, names never do:
 * a row without any key whose name is already at that place is refused, as nobody can tell whether it is the same unit.
 * Rows may come in batches that share `taken`: what earlier rows of the file used.
 */
export function planRows(
  rows: readonly UnitRow[],
  register: Register,
  taken: Map<string, number> = new Map(),
): RowPlan[] {
  return rows.map((row) => planRow(row, register, taken))
}

function planRow(row: UnitRow, register: Register, taken: Map<string, number>): RowPlan {
  const problems = [...row.problems]
  const wrong = (column: RowProblem['column'], code: string, details: RowProblem['details'] = {}) =>
    problems.push({ column, code: `directory.${code}`, details })
  /** Marks something as used by this row; the number of an earlier row that used it, or null. */
  const takeOnce = (what: string): number | null => {
    const earlier = taken.get(what)
    if (earlier === undefined) taken.set(what, row.number)
    return earlier ?? null
  }

  const targets = new Map<string, RowProblem['column']>()
  if (row.id) {
    const living = register.livingOf.get(row.id)
    if (living) targets.set(living, 'id')
    else wrong('id', 'noSuchUnit')
  }
  for (const key of keyFields) {
    const value = row.master[key]
    if (!value) continue
    const earlier = takeOnce(`${key} ${value}`)
    if (earlier !== null) wrong(key, 'repeatedInFile', { value, row: earlier })
    const holder = register.holders[key].get(value)
    if (holder && !targets.has(holder)) targets.set(holder, key)
  }

  const plan: RowPlan = {
    number: row.number,
    outcome: 'refuse',
    unitId: null,
    version: null,
    province: null,
    before: {},
    after: {},
    facts: [],
    problems,
  }
  if (targets.size > 1) {
    wrong([...targets.values()][1]!, 'keysDisagree')
    return plan
  }
  const [target] = targets
  if (target) planChange(row, register, target, plan, wrong, takeOnce)
  else planCreate(row, register, plan, wrong, takeOnce)
  if (problems.length > 0) return { ...plan, outcome: 'refuse', province: null, before: {}, after: {}, facts: [] }
  return plan
}

type Wrong = (column: RowProblem['column'], code: string, details?: RowProblem['details']) => number

function planChange(
  row: UnitRow,
  register: Register,
  [unitId, column]: [string, RowProblem['column']],
  plan: RowPlan,
  wrong: Wrong,
  takeOnce: (what: string) => number | null,
): void {
  const unit = register.known.get(unitId)
  if (!unit)
    return void wrong(column, 'keyHeldElsewhere', {
      value: column === 'id' ? '' : (row.master[column as KeyField] ?? ''),
    })
  plan.unitId = unit.id
  plan.version = unit.version
  if (!register.mayIn(unit.where)) return void wrong(column, 'notYourPlace')
  const earlier = takeOnce(`unit ${unit.id}`)
  if (earlier !== null) return void wrong(column, 'unitRepeated', { row: earlier })
  const said: Master = { ...row.master }
  for (const key of keyFields) {
    const value = said[key]
    if (!value || unit.groupKeys.has(`${key} ${value}`)) delete said[key]
    else if (unit.master[key]) wrong(key, 'keyDiffers', { value, stands: unit.master[key] })
  }
  const place = { ...unit.where, provinceId: said.provinceId ?? unit.where.provinceId }
  if (!register.mayIn(place)) wrong('province', 'notYourPlace')
  // a county of the old province cannot stay when the province changes
  const change = changedFields(unit.master, said)
  if (change?.after.provinceId && change.after.countyId === undefined && unit.master.countyId)
    wrong('county', 'countyNeeded')
  plan.province = place.provinceId ?? null
  plan.before = change?.before ?? {}
  plan.after = (change?.after ?? {}) as Master
  plan.facts = row.facts.filter((fact) => isNews(fact, unit.facts))
  plan.outcome = change || plan.facts.length > 0 ? 'change' : 'same'
}

function planCreate(
  row: UnitRow,
  register: Register,
  plan: RowPlan,
  wrong: Wrong,
  takeOnce: (what: string) => number | null,
): void {
  const { name, provinceId, countyId } = row.master
  plan.outcome = 'create'
  plan.after = row.master
  plan.province = row.master.provinceId ?? null
  plan.facts = row.facts
  if (row.id) return
  if (!provinceId) {
    if (!row.problems.some((problem) => problem.column === 'province')) wrong('province', 'provinceNeeded')
    return
  }
  if (!register.mayIn({ provinceId })) wrong('province', 'notYourPlace')
  if (!name || keyFields.some((key) => row.master[key])) return
  const at = nameAt(provinceId, countyId, name)
  const there = register.names.get(at)
  if (there) wrong('name', 'sameNameNoKey', { value: there })
  const earlier = takeOnce(`name ${at}`)
  if (earlier !== null) wrong('name', 'nameRepeatedInFile', { value: name, row: earlier })
}

/** How many rows of each outcome. */
export function countOutcomes(plans: readonly { outcome: Outcome }[]): Record<Outcome | 'total', number> {
  const counts = { create: 0, change: 0, same: 0, refuse: 0, total: plans.length }
  for (const plan of plans) counts[plan.outcome]++
  return counts
}

/**
 * Would the row still do exactly what was shown? Its plan of then against its plan of now; only what touches the register counts.
 * Plans of then come from the database: keys in another order, nothing undefined.
 */
export function sameDeed(shown: Omit<RowPlan, 'problems'>, now: RowPlan): boolean {
  const deed = ({ outcome, unitId, version, province, before, after, facts }: Omit<RowPlan, 'problems'>) => ({
    outcome,
    unitId: outcome === 'create' ? null : unitId,
    version,
    province,
    before,
    after,
    facts,
  })
  return isDeepStrictEqual(JSON.parse(JSON.stringify(deed(shown))), JSON.parse(JSON.stringify(deed(now))))
}
