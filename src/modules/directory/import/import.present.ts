import { faDigits } from '../../../kernel/fa/index.ts'
import { en as kernelEn } from '../../../kernel/kernel.en.ts'
import { fa as kernelFa } from '../../../kernel/kernel.fa.ts'
import { fill } from '../../../kernel/words.ts'
import { en } from '../directory.en.ts'
import { fa } from '../directory.fa.ts'
import type { PlaceNames } from '../divisions/divisions.rules.ts'
import type { StatedFact } from '../units/units.schema.ts'
import { unknownTitles } from './headings.rules.ts'
import { type ColumnKey, columns, stateNames } from './import.columns.ts'
import { type RowProblem, writeDay } from './import.rules.ts'
import type { ImportLine, ImportRowView, ImportView } from './import.schema.ts'
import { type ImportProblem, workingStates } from './import.states.ts'
import type { StoredRow } from './rows.store.ts'
import type { Run } from './runs.store.ts'

const titleOf = (key: ColumnKey) => {
  const { fa, en } = columns.find((column) => column.key === key)!
  return { fa, en }
}

const words = { directory: { fa, en }, kernel: { fa: kernelFa, en: kernelEn } }

/** What stands against a row or a whole import, in both languages. */
export function problemText({ code, details = {} }: ImportProblem | RowProblem): { fa: string; en: string } {
  const [module, name] = code.split('.') as ['directory' | 'kernel', string]
  const text = (locale: 'fa' | 'en') => (words[module]?.[locale] as Record<string, string>)?.[`errors.${name}`] ?? code
  const persian = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'number' ? faDigits(String(value)) : value]),
  )
  return { fa: fill(text('fa'), persian), en: fill(text('en'), details) }
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
    applied: row.applied,
    undo: row.undo,
    changes: row.outcome === 'refuse' ? [] : [...master, ...facts],
    problems: [...row.problems, ...(row.undoProblem ? [{ column: 'name' as const, ...row.undoProblem }] : [])].map(
      (problem) => ({ column: titleOf(problem.column), code: problem.code, message: problemText(problem) }),
    ),
  }
}

/** An import as a line of the list. */
export function importLine(run: Run): ImportLine {
  const tried = run.counts.total !== undefined
  const works = (workingStates as readonly string[]).includes(run.state)
  return {
    id: run.id,
    fileName: run.file_name,
    state: run.state,
    counts: tried ? (run.counts as ImportLine['counts']) : null,
    progress: works ? { done: run.position, total: run.total } : null,
    undone: run.undone_counts as ImportLine['undone'],
    madeAt: run.made_at.toISOString(),
    appliedAt: run.applied_at?.toISOString() ?? null,
    undoneAt: run.undone_at?.toISOString() ?? null,
  }
}

/** An import without its rows. */
export const importView = (run: Run, before: number): Omit<ImportView, 'rows' | 'columns'> => ({
  ...importLine(run),
  before,
  problem: run.problem && { code: run.problem.code, message: problemText(run.problem) },
  headings: run.reading && {
    titles: run.reading.titles,
    keys: run.reading.keys,
    remembered: run.reading.remembered,
    ignored: unknownTitles(run.reading),
    skipped: run.reading.skipped,
  },
})
