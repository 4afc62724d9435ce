import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type ExcelJS from 'exceljs'
import { refuse } from './errors.ts'
import { delimited } from './sheets/delimited.ts'

/**
 * Tables that people keep in spreadsheets, in and out: XLSX through exceljs (hidden behind this file), CSV and what is pasted from Excel.
 * In and out every cell is text: a formula is never written, and of one that is read only its shown result counts.
 */

/** A row as read, with its number in the file (1 is the first line of the sheet). */
export interface SheetRow {
  number: number
  cells: string[]
  /** The row is one merged cell over the table: a title, not a row of it. */
  title?: true
}

export interface SheetColumn {
  title: string
  /** Width in characters (16). */
  width?: number
  /** Shown as a comment on the head cell. */
  note?: string
  /** Choices offered by the cell's list. */
  choices?: readonly string[]
}

export interface Sheet {
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly (string | null)[])[]
  /** Writing direction of the sheet; Persian sheets begin at the right (default). */
  rtl?: boolean
}

const largestUnpacked = 300 * 1024 * 1024

/** Sum of the unpacked sizes that the archive's directory states; -1 when it is no archive. A small file may unpack to a whole disk. */
function unpackedSize(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 20 > bytes.length) return -1
  let at = bytes.readUInt32LE(end + 16)
  let sum = 0
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return -1
    sum += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return sum
}

/** The text that a cell shows; a date is `YYYY-MM-DD`. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number')
    return Number.isInteger(value) ? value.toLocaleString('en', { useGrouping: false }) : String(value)
  if (typeof value !== 'object') return String(value).trim()
  if ('richText' in value)
    return value.richText
      .map((run) => run.text)
      .join('')
      .trim()
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue)
  if ('text' in value) return cellText(value.text as ExcelJS.CellValue)
  return ''
}

/** Loaded with the first table: it takes some 35 MB of memory. */
const excel = async () => (await import('exceljs')).default

/**
 * The rows of the first sheet that are not empty. Refuses what cannot be read (`kernel.sheetUnreadable`) and more rows than
 * `maxRows` (`kernel.sheetTooLong`).
 */
export async function readSheet(bytes: Buffer, maxRows: number): Promise<SheetRow[]> {
  const size = unpackedSize(bytes)
  if (size < 0 || size > largestUnpacked) throw refuse('kernel.sheetUnreadable')
  const { Workbook } = await excel()
  const book = new Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer).catch(() => {
    throw refuse('kernel.sheetUnreadable')
  })
  const rows: SheetRow[] = []
  book.worksheets[0]?.eachRow((row, number) => {
    const cells: string[] = []
    for (let column = 1; column <= Math.min(row.cellCount, 200); column++)
      cells.push(cellText(row.getCell(column).value))
    if (cells.some((cell) => cell !== '')) rows.push({ number, cells })
  })
  if (rows.length > maxRows) throw refuse('kernel.sheetTooLong', { rows: rows.length, most: maxRows })
  return rows
}

/** Columns that hold sentences, whose cells take several lines. */
const isWide = ({ width = 16 }: SheetColumn) => width >= 24

/** Lines of the fullest cell of a row, some letters more than its width to a line. */
const linesOf = (columns: readonly SheetColumn[], row: readonly (string | null)[]): number =>
  Math.min(
    12,
    Math.max(
      1,
      ...columns.map((column, at) =>
        isWide(column)
          ? (row[at] ?? '')
              .split('\n')
              .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (column.width! * 1.05))), 0)
          : 1,
      ),
    ),
  )

const headFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6EEF0' } }

/**
 * Writes sheets; cells are text cells (`@`), so «=…» stays a text and a long number keeps its digits. Rows are written as they come: a list of
 * a hundred thousand rows never stands in memory as cells.
 */
export async function writeSheets(sheets: readonly Sheet[]): Promise<Buffer> {
  const stream = new PassThrough()
  const whole = buffer(stream)
  const { stream: written } = await excel()
  const book = new written.xlsx.WorkbookWriter({ stream, useStyles: true })
  for (const { name, columns, rows, rtl = true } of sheets) {
    const sheet = book.addWorksheet(name, {
      views: [{ rightToLeft: rtl, state: 'frozen', ySplit: 1 }],
      // printed it is as wide as the sheet, with its head on each
      pageSetup: {
        paperSize: 9,
        orientation: columns.length > 5 ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:1',
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: '&C&P / &N' },
    })
    const readingOrder = rtl ? ('rtl' as const) : ('ltr' as const)
    sheet.columns = columns.map((column) => ({
      width: column.width ?? 16,
      style: { numFmt: '@', alignment: { vertical: 'top', wrapText: isWide(column), readingOrder } },
    }))
    const head = sheet.addRow(columns.map((column) => column.title))
    head.eachCell((cell, at) => {
      cell.font = { bold: true }
      cell.fill = headFill
      const { note } = columns[at - 1]!
      if (note) cell.note = note
    })
    head.commit()
    for (const row of rows) {
      const added = sheet.addRow([...row])
      const lines = linesOf(columns, row)
      // not every program reckons the height of a row that nobody has opened
      if (lines > 1) added.height = 15 * lines
      added.commit()
    }
    for (const [at, { choices }] of columns.entries()) {
      // Excel calls a file damaged whose list of choices is longer
      if (!choices || choices.join(',').length > 255) continue
      const letter = sheet.getColumn(at + 1).letter
      // exceljs lets a validation cover a range, its types do not say so
      const validations = (
        sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }
      ).dataValidations
      validations.add(`${letter}2:${letter}5001`, {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.join(',')}"`],
      })
    }
    sheet.commit()
  }
  await book.commit()
  return whole
}

/** The cells of a table pasted from a spreadsheet or of a CSV text, line by line, empty lines too. */
export const parsePasted = (text: string): string[][] => pastedLines(text).map((row) => row.cells)

/** As `parsePasted`, without empty lines and with the number of the line at which each row begins. */
export const pastedRows = (text: string): SheetRow[] =>
  pastedLines(text).filter((row) => row.cells.some((cell) => cell !== ''))

/** Tabs part the cells if the first line has one, else commas, else semicolons; a quoted cell may hold marks and line ends. */
function pastedLines(text: string): SheetRow[] {
  const source = text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
  if (source.trim() === '') return []
  const firstLine = source.split('\n', 1)[0]!
  const mark = firstLine.includes('\t') ? '\t' : firstLine.includes(';') && !firstLine.includes(',') ? ';' : ','
  const reader = delimited(mark)
  return [...reader.push(source), ...reader.end()]
}

/** One CSV text; a cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function writeCsv(rows: readonly (readonly (string | null)[])[]): string {
  const safe = (value: string | null) => {
    const text = value ?? ''
    const guarded = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text
    return /[",\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
  }
  return `\ufeff${rows.map((row) => row.map(safe).join(',')).join('\r\n')}\r\n`
}
