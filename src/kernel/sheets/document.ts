import { refuse } from '../errors.ts'
import type { SheetRow } from '../sheets.ts'
import { openArchive } from './archive.ts'
import { readXml } from './xml.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const mostRows = 20_000
const mostColumns = 200
/** Letters of one cell, and of the whole table: both are kept in memory. */
const longestCell = 40_000
const mostLetters = 20_000_000

interface Cell {
  text: string
  span: number
  /** The lower part of a cell that reaches over several rows. */
  below: boolean
}

/** Cells of the row in their places: what a wide or a tall cell says belongs to all that it covers. */
function placed(number: number, cells: readonly Cell[], above: readonly string[]): SheetRow {
  const row: string[] = []
  for (const { text, span, below } of cells)
    for (let column = 0; column < span && row.length < mostColumns; column++)
      row.push(below ? (above[row.length] ?? '') : text)
  const [only] = cells
  return only && cells.length === 1 && only.span > 2 ? { number, cells: row, title: true } : { number, cells: row }
}

/**
 * The longest table of a Word file, row by row: minutes of past years are kept so. Tables within a cell count as its text. A file without a
 * table has no rows.
 */
export async function documentRows(path: string): Promise<SheetRow[]> {
  let longest: SheetRow[] = []
  let rows: SheetRow[] = []
  let cells: Cell[] = []
  let depth = 0
  let taking = false
  let letters = 0
  const cell = () => cells.at(-1)
  await readXml(await (await openArchive(path)).read('word/document.xml'), {
    open: (name, attributes) => {
      const value = attributes['w:val']
      if (name === 'tbl' && depth++ === 0) rows = []
      if (name === 't') taking = true
      if (depth !== 1) return
      if (name === 'tr') cells = []
      else if (name === 'tc' && cells.length <= mostColumns) cells.push({ text: '', span: 1, below: false })
      else if (name === 'gridSpan' && cell()) cell()!.span = Math.min(200, Number(value) || 1)
      else if (name === 'vMerge' && cell()) cell()!.below = value !== 'restart'
    },
    text: (piece) => {
      if (!taking || !cell()) return
      cell()!.text += piece
      letters += piece.length
      if (letters > mostLetters || cell()!.text.length > longestCell) throw refuse('kernel.sheetUnreadable')
    },
    close: (name) => {
      if (name === 't') taking = false
      if (['p', 'br', 'tab', 'cr'].includes(name) && cell()) cell()!.text += ' '
      if (name === 'tr' && depth === 1 && rows.length < mostRows) {
        const clean = cells.map((one) => ({ ...one, text: one.text.replaceAll(/\s+/g, ' ').trim() }))
        rows.push(placed(rows.length + 1, clean, rows.at(-1)?.cells ?? []))
        cells = []
      }
      if (name === 'tbl' && --depth === 0 && rows.length > longest.length) longest = rows
    },
  })
  return longest.filter((row) => row.cells.some((one) => one !== ''))
}
