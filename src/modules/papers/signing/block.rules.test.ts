import { describe, expect, test } from 'vitest'
import type { Grid, Para } from '../word/read.ts'
import { signPlaces } from './block.rules.ts'

const line = (text: string): Para => ({
  kind: 'line',
  align: 'start',
  size: 12,
  item: false,
  inset: false,
  above: 0,
  runs: text ? [{ text, bold: false }] : [],
})
const grid = (...rows: string[][]): Grid => ({
  kind: 'table',
  columns: rows[0]!.map(() => 1),
  ruled: true,
  underlined: false,
  rows: rows.map((cells) => ({
    header: false,
    height: 0,
    cells: cells.map((text) => ({ span: 1, lines: [line(text)] })),
  })),
})
const member = { name: 'سارا کریمی', post: 'رئیس' }

describe('the place of a hand in the block of signatures', () => {
  const attendees = grid(['سارا کریمی', 'رئیس', 'حاضر'])
  test.each([
    [
      'the empty cell of the own row',
      [grid(['نام', 'سمت', 'امضا'], ['سارا کریمی', 'رئیس', ''])],
      { part: 0, row: 1, cell: 2 },
    ],
    ['the dash that earlier minutes have', [grid(['سارا کریمی', 'رئیس', '—'])], { part: 0, row: 0, cell: 2 }],
    [
      'the last such table, not the list of who was there',
      [attendees, line('امضا'), grid(['سارا کریمی', 'رئیس', ''])],
      { part: 2, row: 0, cell: 2 },
    ],
    ['none where a template lists names in lines', [line('سارا کریمی، رئیس: —')], null],
    ['none where no cell is free', [attendees], null],
    ['none in the row of another post', [grid(['سارا کریمی', 'دبیر', ''])], null],
  ])('%s', (_what, body, place) => expect(signPlaces({ body }, [member])).toEqual([place]))

  test('namesakes have a row each', () => {
    const rows = grid(['سارا کریمی', 'رئیس', ''], ['سارا کریمی', 'رئیس', ''])
    expect(signPlaces({ body: [rows] }, [member, member, member]).map((place) => place?.row)).toEqual([1, 0, undefined])
  })
})
