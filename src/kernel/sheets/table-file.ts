import { open, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { refuse } from '../errors.ts'
import type { SheetRow } from '../sheets.ts'
import { openArchive } from './archive.ts'
import { delimited, markOf } from './delimited.ts'
import { documentRows, docxType } from './document.ts'
import { encodingOf, readText } from './encoding.ts'
import { openWorkbook } from './workbook.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
  await file.close()
  return buffer.subarray(0, bytesRead)
}
const isArchive = (head: Buffer) => head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
const isOldExcel = (head: Buffer) => head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))

/**
 * The media type of a table that is brought in: an XLSX file, a Word file with a table, or a text with parted cells in any of the usual encodings. Refuses by name
 * what is neither (`kernel.sheetUnreadable`) and Excel's format of before 2007 (`kernel.sheetOld`).
 */
export async function acceptTable(path: string, name: string): Promise<string> {
  const head = await firstBytes(path)
  if (isOldExcel(head)) throw refuse('kernel.sheetOld', { name }, [{ path: 'file', code: 'kernel.sheetOld' }])
  if (isArchive(head)) return extname(name).toLowerCase() === '.docx' ? docxType : xlsxType
  if (/^\.(csv|tsv|txt)$/i.test(extname(name))) return 'text/csv'
  throw refuse('kernel.sheetUnreadable', { name }, [{ path: 'file', code: 'kernel.sheetUnreadable' }])
}

export interface TableFile {
  /** Rows there are about; null when the file does not say (a text does not). */
  total: number | null
  /** Rows that are not empty, in order, streaming. `share` is how much of the file was read, 0 to 1. */
  rows: () => AsyncGenerator<SheetRow & { share: number }>
}

/** Opens a table for streaming: memory does not grow with its rows. */
export async function openTable(path: string): Promise<TableFile> {
  if (isArchive(await firstBytes(path))) {
    if ((await openArchive(path)).has('word/document.xml')) return tableOfDocument(path)
    const { total, rows } = await openWorkbook(path)
    return {
      total,
      async *rows() {
        for await (const row of rows()) yield { ...row, share: total ? Math.min(1, row.number / total) : 0 }
      },
    }
  }
  const encoding = await encodingOf(path)
  const { size } = await stat(path)
  return { total: null, rows: () => textRows(path, encoding, size) }
}

/** A document is no long list: it is read at once. */
async function tableOfDocument(path: string): Promise<TableFile> {
  const rows = await documentRows(path)
  return {
    total: rows.length,
    async *rows() {
      for (const [at, row] of rows.entries()) yield { ...row, share: (at + 1) / rows.length }
    },
  }
}

async function* textRows(path: string, encoding: Awaited<ReturnType<typeof encodingOf>>, size: number) {
  let reader: ReturnType<typeof delimited> | null = null
  let waiting = ''
  let read = 0
  const full = (row: SheetRow) =>
    row.cells.some((cell) => cell !== '') && !(row.number === 1 && /^sep=$/i.test(row.cells.join('')))
  for await (const piece of readText(path, encoding)) {
    read += piece.length
    waiting += piece
    // the mark is told by the first lines
    if (!reader && waiting.length < 8_192) continue
    reader ??= delimited(markOf(waiting))
    for (const row of reader.push(waiting))
      if (full(row)) yield { ...row, share: Math.min(0.99, read / Math.max(1, size)) }
    waiting = ''
  }
  reader ??= delimited(markOf(waiting))
  for (const row of [...reader.push(waiting), ...reader.end()]) if (full(row)) yield { ...row, share: 1 }
}
