import { faDigits } from '../../../kernel/fa/index.ts'
import { fill } from '../../../kernel/words.ts'
import { en } from '../directory.en.ts'
import { fa } from '../directory.fa.ts'
import type { PlaceNames } from '../divisions/divisions.rules.ts'
import type { StatedFact } from '../units/units.schema.ts'
import { type ColumnKey, columns, stateNames } from './import.columns.ts'
import { type RowProblem, writeDay } from './import.rules.ts'
import type { ImportRowView } from './import.schema.ts'
import type { StoredRow } from './import.store.ts'

const titleOf = (key: ColumnKey) => {
  const { fa, en } = columns.find((column) => column.key === key)!
  return { fa, en }
}

/** A row's problem in both languages. */
export function problemText({ code, details = {} }: RowProblem): { fa: string; en: string } {
  const key = `errors.${code.slice('directory.'.length)}` as keyof typeof fa
  const persian = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'number' ? faDigits(String(value)) : value]),
  )
  return { fa: fill(fa[key] ?? code, persian), en: fill(en[key] ?? code, details) }
}

const columnOfField: Record<string, ColumnKey> = {
  name: 'name',
  nationalIdentifier: 'nationalIdentifier',
  industrialIdentifier: 'industrialIdentifier',
  trackingCode: 'trackingCode',
  provinceId: 'province',
  countyId: 'county',
  isicCode: 'isic',
  park: 'park',
}

/** A fact as one line of the comparison. */
function factText(fact: StatedFact): { column: ColumnKey; text: string } {
  const since = ` (${writeDay(fact.fromDay)})`
  switch (fact.kind) {
    case 'state':
      return { column: 'state', text: `${fact.value ? stateNames[fact.value][0] : '—'}${since}` }
    case 'jobs':
      return { column: 'jobs', text: `${faDigits(fact.value ?? '—')}${since}` }
    case 'capacity':
      return { column: 'capacity', text: `${faDigits(fact.value ?? '—')} ${fact.measure}${since}` }
    default:
      return { column: 'permit', text: `${fact.value ?? '—'}${since}` }
  }
}

/** A stored row as the dry run's table shows it. */
export function rowView(row: StoredRow, places: PlaceNames): ImportRowView {
  const nameOf = (field: string, value: string | null | undefined) => {
    if (!value) return null
    if (field === 'provinceId') return places.provinceName.get(value) ?? value
    if (field === 'countyId') return places.countyName.get(value) ?? value
    return value
  }
  const before = row.plan.before as Record<string, string | null>
  const master = Object.entries(row.plan.after as Record<string, string>).map(([field, value]) => ({
    column: titleOf(columnOfField[field]!),
    before: nameOf(field, before[field]),
    after: nameOf(field, value),
  }))
  const facts = row.plan.facts.map((fact) => {
    const { column, text } = factText(fact)
    return { column: titleOf(column), before: null, after: text }
  })
  return {
    number: row.number,
    outcome: row.outcome,
    name: row.cells.name ?? '',
    unitId: row.plan.unitId,
    changes: row.outcome === 'refuse' ? [] : [...master, ...facts],
    problems: row.problems.map((problem) => ({
      column: titleOf(problem.column),
      code: problem.code,
      message: problemText(problem),
    })),
  }
}
