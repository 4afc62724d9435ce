import { monthRange } from '../../../kernel/fa/index.ts'

/** A Jalali month of a province, or a quarter of the nation, by its code: `1395-11`, `1395-4`. */
export interface Period {
  kind: 'month' | 'quarter'
  code: string
  year: number
  /** Of the year: the month, or the quarter. */
  n: number
  from: string
  to: string
}

const codeOf = (kind: Period['kind'], year: number, n: number) =>
  `${year}-${kind === 'month' ? String(n).padStart(2, '0') : n}`

/** The period of a code whose form has been checked. */
export function periodOf(kind: Period['kind'], code: string): Period {
  const [year, n] = code.split('-').map(Number) as [number, number]
  const first = kind === 'month' ? n : (n - 1) * 3 + 1
  const last = kind === 'month' ? n : n * 3
  return { kind, code, year, n, from: monthRange(year, first).first, to: monthRange(year, last).last }
}

/** Code of the period so many steps later (or earlier). */
export function periodBeside({ kind, year, n }: Pick<Period, 'kind' | 'year' | 'n'>, steps: number): string {
  const many = kind === 'month' ? 12 : 4
  const at = year * many + (n - 1) + steps
  return codeOf(kind, Math.floor(at / many), (at % many) + 1)
}

/** What happened in the days, divided by what was known when the report was closed: told, and known only later. */
export function knownBy<Row extends { knownAt: Date; on: string }>(
  rows: readonly Row[],
  when: { asOf: string; knownAt: Date },
): { told: Row[]; later: number } {
  const within = rows.filter((row) => row.on <= when.asOf)
  const told = within.filter((row) => row.knownAt.getTime() <= when.knownAt.getTime())
  return { told, later: within.length - told.length }
}
