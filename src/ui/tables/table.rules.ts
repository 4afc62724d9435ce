/** How a column behaves when the table folds into entries of two lines on a narrow place. */
export type Fold =
  /** First line, reading side: the name of the row. */
  | 'title'
  /** Beside the title or on the second line's far end. */
  | 'end'
  /** Second line. */
  | 'line'
  /** A line of its own: a bar. */
  | 'wide'
  | 'hide'

/** What ordering and folding need to know of a column. */
export interface Shape<Row> {
  key: string
  /** Digits: the column stands on the right edge in both directions. */
  num?: boolean
  /** What the rows are ordered by; without it the head is no button. Digit strings are compared as numbers. */
  sortBy?(row: Row): string | number | null | undefined
  fold?: Fold
}

export interface Sort {
  key: string
  down: boolean
}

/** The next order after a click on a head: up, down, then as given. */
export function nextSort(now: Sort | null, key: string): Sort | null {
  if (now?.key !== key) return { key, down: false }
  return now.down ? null : { key, down: true }
}

const collator = new Intl.Collator('fa', { numeric: true })
const decimal = /^-?\d+(\.\d+)?$/

/** Rows in the order asked for; what has no value stands last both ways, equal rows keep their order. */
export function sortRows<Row>(rows: readonly Row[], sort: Sort | null, columns: readonly Shape<Row>[]): Row[] {
  const by = columns.find((column) => column.key === sort?.key)?.sortBy
  if (!sort || !by) return [...rows]
  const empty = (value: unknown) => value === null || value === undefined || value === ''
  return rows.toSorted((one, other) => {
    const [a, b] = [by(one), by(other)]
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b))
    const numbers = (typeof a === 'number' || decimal.test(a!)) && (typeof b === 'number' || decimal.test(b!))
    const order = numbers ? Number(a) - Number(b) : collator.compare(String(a), String(b))
    return sort.down ? -order : order
  })
}

/** Rows under their groups, in the order in which the groups first appear. */
export function groupRows<Row>(
  rows: readonly Row[],
  groupOf?: (row: Row) => string,
): Array<{ group: string | null; rows: Row[] }> {
  if (!groupOf) return [{ group: null, rows: [...rows] }]
  return [...Map.groupBy(rows, groupOf)].map(([group, members]) => ({ group, rows: members }))
}

/** Class of a cell: what it does when the table folds. */
export function cellClass<Row>(column: Shape<Row>, hollow = false): string | undefined {
  const fold =
    column.fold === 'wide' ? 'wide' : column.fold === 'hide' ? 'hide' : column.fold === 'end' ? 'fold-end' : ''
  return [column.num && 'num', fold, hollow && 'hollow'].filter(Boolean).join(' ') || undefined
}

/** Roles written out: a folded table is a grid of blocks, and browsers then forget that it was a table. */
export const AS = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const
