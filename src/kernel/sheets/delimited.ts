import type { SheetRow } from '../sheets.ts'

/** Columns that tables have; what lies beyond is not read, as in a workbook. */
const mostColumns = 200

/**
 * Reads a table of parted cells piece by piece; a quoted cell may hold marks and line ends. `push` gives the rows that are complete,
 * `end` the last one. Empty lines come too; each row has the number of the line at which it begins.
 */
export function delimited(mark: string): { push(text: string): SheetRow[]; end(): SheetRow[] } {
  let cells: string[] = []
  let cell = ''
  let quoted = false
  // a quote at the end of a piece may be doubled at the beginning of the next
  let pendingQuote = false
  let line = 1
  let number = 1
  let rows: SheetRow[] = []
  let begun = false
  const endCell = () => {
    if (cells.length < mostColumns) cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push({ number, cells })
    cells = []
    number = line
    begun = false
  }
  const taken = () => {
    const ready = rows
    rows = []
    return ready
  }
  return {
    push(text) {
      for (const char of text) {
        if (char === '\r') continue
        begun = true
        if (char === '\n') line++
        if (pendingQuote) {
          pendingQuote = false
          if (char === '"') {
            cell += '"'
            continue
          }
          quoted = false
        }
        if (quoted && char === '"') pendingQuote = true
        else if (quoted) cell += char
        else if (char === '"' && cell.trim() === '') {
          quoted = true
          cell = ''
        } else if (char === mark) endCell()
        else if (char === '\n') endRow()
        else cell += char
      }
      return taken()
    },
    end() {
      if (begun || cells.length > 0) endRow()
      return taken()
    },
  }
}

/** The mark that parts the cells, by the first lines of a file: the one that most lines have, of equals the one there is more of. */
export function markOf(sample: string): string {
  const said = /^sep=(.)\r?\n/i.exec(sample)?.[1]
  if (said) return said
  const lines = sample.split(/\r?\n/).slice(0, 30)
  const weight = (mark: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(mark).length - 1)
    return counts.filter((count) => count > 0).length * 10_000 + counts.reduce((sum, count) => sum + count, 0)
  }
  const [best] = ['\t', ';', ','].sort((a, b) => weight(b) - weight(a))
  return best!
}
