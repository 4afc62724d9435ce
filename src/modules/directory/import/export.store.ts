import type { Actor } from '../../../kernel/actor.ts'
import type { Db } from '../../../kernel/db/tables.ts'
import { refuse } from '../../../kernel/errors.ts'
import { toPersianDigits } from '../../../kernel/fa/index.ts'
import type { UnitState } from '../directory.rules.ts'
import { listFacts, livingOfGroups } from '../units/facts.store.ts'
import { type Fact, factsAsOf } from '../units/units.rules.ts'
import type { UnitFilter } from '../units/units.schema.ts'
import { listUnitLines } from '../units/units.store.ts'
import { type Cells, stateNames } from './import.columns.ts'
import { writeDay } from './import.rules.ts'

/** Rows of one export; more must be narrowed by a filter. */
export const mostExported = 100_000
const chunk = 2_000

/** The newest fact of a kind, of several capacities the newest one. */
const newest = (facts: readonly Fact[], kind: Fact['kind']) =>
  facts
    .filter((fact) => fact.kind === kind && fact.value !== null)
    .sort((a, b) => b.fromDay.localeCompare(a.fromDay))[0]

/**
 * The found units as rows of the template, with facts as of the day. One row has one «تاریخ اطلاعات»: the oldest of its facts' days, so
 * that no fact is said to hold since later than it was stated. Refuses more than `mostExported`.
 */
export async function exportUnits(db: Db, actor: Actor, filter: UnitFilter, asOf: string): Promise<Cells[]> {
  const rows: Cells[] = []
  for (let offset = 0; ; offset += chunk) {
    if (offset >= mostExported) throw refuse('directory.exportTooLong', { most: mostExported })
    const units = await listUnitLines(db, actor, { ...filter, limit: chunk, offset }, asOf)
    const living = await livingOfGroups(
      db,
      units.map((unit) => unit.id),
    )
    const facts = Map.groupBy(await listFacts(db, [...living.keys()]), (fact) => living.get(fact.unitId)!)
    for (const unit of units) rows.push(exportRow(unit, factsAsOf(facts.get(unit.id) ?? [], asOf)))
    if (units.length < chunk) return rows
  }
}

function exportRow(unit: Awaited<ReturnType<typeof listUnitLines>>[number], facts: readonly Fact[]): Cells {
  const state = newest(facts, 'state')
  const jobs = newest(facts, 'jobs')
  const capacity = newest(facts, 'capacity')
  const permit = newest(facts, 'operatingPermit')
  const told = [state, jobs, capacity, permit].filter((fact) => fact !== undefined)
  const from = told.map((fact) => fact.fromDay).sort()[0]
  const sources = [...new Set(told.map((fact) => fact.source))]
  const cells: { [Key in keyof Cells]: string | null | undefined } = {
    id: unit.id,
    name: unit.name,
    nationalIdentifier: unit.nationalIdentifier,
    industrialIdentifier: unit.industrialIdentifier,
    trackingCode: unit.trackingCode,
    province: unit.provinceFa,
    county: unit.county?.fa,
    isic: unit.isic?.id,
    park: unit.park,
    state: state && stateNames[state.value as UnitState][0],
    jobs: jobs && toPersianDigits(jobs.value!),
    capacity: capacity && toPersianDigits(capacity.value!),
    measure: capacity?.measure,
    product: capacity?.aspect,
    permit: permit?.value,
    permitUntil: permit && writeDay(permit.untilDay),
    factsFrom: from && writeDay(from),
    source: sources.join('؛ '),
  }
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value)) as Cells
}
