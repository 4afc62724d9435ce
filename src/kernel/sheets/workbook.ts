import { refuse } from '../errors.ts'
import type { SheetRow } from '../sheets.ts'
import { type Archive, openArchive } from './archive.ts'
import { daySerial } from './days.ts'
import { mergedCells } from './merged.ts'
import { readXml, walkXml } from './xml.ts'

/** Most letters of all shared texts together: they are kept in memory while the rows go by. */
const mostLetters = 60_000_000
/** Most shared texts: an empty one has no letters and takes memory all the same. */
const mostTexts = 4_000_000
/** A cell holds 32,767 letters at most; what is longer was not written by a spreadsheet. */
const longestCell = 40_000
const mostColumns = 200

/** Which formats of a workbook are days: the built-in ones, and own ones that name years, months or days. */
const builtInDays = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 34, 35, 36, 45, 46, 47, 50, 57, 58,
])
const isDayFormat = (code: string) => /[ymd]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))

interface Book {
  archive: Archive
  sheet: string
  texts: string[]
  dayStyles: ReadonlySet<number>
  since1904: boolean
}

const unescapeText = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

async function openBook(path: string): Promise<Book> {
  const archive = await openArchive(path)
  const targets = new Map<string, string>()
  if (archive.has('xl/_rels/workbook.xml.rels'))
    await readXml(await archive.read('xl/_rels/workbook.xml.rels'), {
      open: (name, { Id, Target }) => {
        if (name === 'Relationship' && Id && Target)
          targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
      },
    })
  let first: string | undefined
  let since1904 = false
  await readXml(await archive.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      // a hidden first sheet holds lists for choices, not the table
      if (name === 'sheet' && !attributes.state?.toLowerCase().includes('hidden')) first ??= attributes['r:id']
    },
  })
  const sheet =
    (first && targets.get(first)) ?? archive.names().find((name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name)) ?? ''
  return { archive, sheet, texts: await sharedTexts(archive), dayStyles: await dayStylesOf(archive), since1904 }
}

async function sharedTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = []
  if (!archive.has('xl/sharedStrings.xml')) return texts
  let text = ''
  let taking = false
  let phonetic = false
  let letters = 0
  await readXml(await archive.read('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      taking = name === 't' && !phonetic
    },
    text: (piece) => {
      if (taking) text += piece
      if (text.length > longestCell) throw refuse('kernel.sheetUnreadable')
    },
    close: (name) => {
      if (name === 't') taking = false
      if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      letters += text.length
      if (texts.length >= mostTexts) throw refuse('kernel.sheetUnreadable')
      texts.push(letters > mostLetters ? '' : unescapeText(text))
    },
  })
  return texts
}

async function dayStylesOf(archive: Archive): Promise<Set<number>> {
  const own = new Map<number, string>()
  const days = new Set<number>()
  if (!archive.has('xl/styles.xml')) return days
  let within = false
  let at = 0
  await readXml(await archive.read('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') within = true
      if (name !== 'xf' || !within) return
      const format = Number(attributes.numFmtId ?? 0)
      if (own.has(format) ? isDayFormat(own.get(format)!) : builtInDays.has(format)) days.add(at)
      at++
    },
    close: (name) => {
      if (name === 'cellXfs') within = false
    },
  })
  return days
}

/** A number as people would type it: no exponent, no rounding mist of binary fractions. */
function numberText(raw: string): string {
  const value = Number(raw)
  if (!Number.isFinite(value)) return raw
  if (Number.isInteger(value)) return value.toLocaleString('en', { useGrouping: false })
  const exact = Number(value.toPrecision(15)).toString()
  return /e/i.test(exact) ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 }) : exact
}

const columnOf = (reference: string): number => {
  let column = 0
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column
}

export interface Workbook {
  /** Rows that the sheet says to have; null when it does not say. */
  total: number | null
  rows: () => AsyncGenerator<SheetRow>
}

/**
 * Opens the first visible sheet of an XLSX file. Its rows stream: memory holds the shared texts and one piece of the sheet, however long it
 * is. What merged cells say belongs to all of them; a row that is one merged cell is a title and says so. Empty rows are left out.
 */
export async function openWorkbook(path: string): Promise<Workbook> {
  const book = await openBook(path)
  const merged = await mergedCells(await book.archive.read(book.sheet))
  return { total: merged.rows, rows: () => rowsOf(book, merged) }
}

async function* rowsOf(book: Book, merged: Awaited<ReturnType<typeof mergedCells>>): AsyncGenerator<SheetRow> {
  const spread = merged.spread()
  let ready: SheetRow[] = []
  let number = 0
  let column = 0
  let cells: string[] = []
  let type = ''
  let style = 0
  let value = ''
  let taking = false
  const text = (): string => {
    if (type === 's') return book.texts[Number(value)] ?? ''
    if (type === 'inlineStr' || type === 'str') return unescapeText(value)
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (type === 'e' || value === '') return ''
    if (type === 'd') return value.slice(0, 10)
    return (book.dayStyles.has(style) ? daySerial(Number(value), book.since1904) : null) ?? numberText(value)
  }
  const sink = {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === 'row') {
        number = Number(attributes.r) || number + 1
        column = 0
        cells = []
      } else if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        type = attributes.t ?? ''
        style = Number(attributes.s ?? 0)
        value = ''
      } else if (name === 'v' || name === 't') taking = true
      else if (name === 'rPh') taking = false
    },
    text: (piece: string) => {
      if (taking) value += piece
      if (value.length > longestCell) throw refuse('kernel.sheetUnreadable')
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') taking = false
      else if (name === 'c' && column >= 1 && column <= mostColumns) {
        const said = text().trim()
        if (said === '') return
        while (cells.length < column) cells.push('')
        cells[column - 1] = said
      } else if (name === 'row') {
        const row = spread(number, cells)
        if (row) ready.push(row)
      }
    },
  }
  for await (const _ of walkXml(await book.archive.read(book.sheet), sink)) {
    yield* ready
    ready = []
  }
}
