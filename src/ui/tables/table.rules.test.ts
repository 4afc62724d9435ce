import { expect, test } from 'vitest'
import { cellClass, groupRows, nextSort, type Shape, sortRows } from './table.rules.ts'

type Row = { name: string; sum: string | null }
const columns: Shape<Row>[] = [
  { key: 'name', sortBy: (row) => row.name },
  { key: 'sum', sortBy: (row) => row.sum, num: true, fold: 'end' },
  { key: 'bar', fold: 'wide' },
]
const rows: Row[] = [
  { name: 'گچ', sum: '90' },
  { name: 'پلاستیک', sum: null },
  { name: 'چرم', sum: '1200' },
  { name: 'آجر', sum: '7.5' },
]
const names = (sorted: Row[]) => sorted.map((row) => row.name)

test('a head turns up, down, then as given', () => {
  const up = nextSort(null, 'name')
  expect(up).toEqual({ key: 'name', down: false })
  expect(nextSort(up, 'name')).toEqual({ key: 'name', down: true })
  expect(nextSort({ key: 'name', down: true }, 'name')).toBeNull()
  expect(nextSort(up, 'sum')).toEqual({ key: 'sum', down: false })
})
test('names follow the Persian alphabet', () => {
  expect(names(sortRows(rows, { key: 'name', down: false }, columns))).toEqual(['آجر', 'پلاستیک', 'چرم', 'گچ'])
})
test('digit strings are compared as numbers, and what has no value stands last both ways', () => {
  expect(names(sortRows(rows, { key: 'sum', down: false }, columns))).toEqual(['آجر', 'گچ', 'چرم', 'پلاستیک'])
  expect(names(sortRows(rows, { key: 'sum', down: true }, columns))).toEqual(['چرم', 'گچ', 'آجر', 'پلاستیک'])
})
test('without an order, or on a column that has none, rows stay as given', () => {
  expect(sortRows(rows, null, columns)).toEqual(rows)
  expect(sortRows(rows, { key: 'bar', down: true }, columns)).toEqual(rows)
})
test('groups stand in the order in which they first appear', () => {
  expect(groupRows([3, 1, 4, 6], (n) => (n % 2 ? 'odd' : 'even'))).toEqual([
    { group: 'odd', rows: [3, 1] },
    { group: 'even', rows: [4, 6] },
  ])
  expect(groupRows([1], undefined)).toEqual([{ group: null, rows: [1] }])
})
test('a cell knows how it folds', () => {
  expect(columns.map((column) => cellClass(column))).toEqual([undefined, 'num fold-end', 'wide'])
  expect(cellClass(columns[0]!, true)).toBe('hollow')
})
