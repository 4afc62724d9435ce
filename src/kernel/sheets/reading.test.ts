import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../../../test/world/folders.ts'
import { documentFile, wordFile } from '../../../test/world/word-file.ts'
import type { SheetRow } from '../sheets.ts'
import { daySerial } from './days.ts'
import { acceptTable, openTable } from './table-file.ts'

async function rowsOf(name: string, bytes: Buffer): Promise<SheetRow[]> {
  const path = join(tempFolder(), name)
  writeFileSync(path, bytes)
  const rows: SheetRow[] = []
  for await (const { share: _, ...row } of (await openTable(path)).rows()) rows.push(row)
  return rows
}
const cellsOf = async (name: string, bytes: Buffer) => (await rowsOf(name, bytes)).map((row) => row.cells)
const workbook = async (make: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) => {
  const book = new ExcelJS.Workbook()
  make(book.addWorksheet('برگه'), book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Persian letters of Windows-1256, written out by hand: Node decodes this encoding and does not encode it. */
const letters1256: Record<string, number> = {
  ا: 0xc7,
  ب: 0xc8,
  پ: 0x81,
  ت: 0xca,
  ج: 0xcc,
  چ: 0x8d,
  ح: 0xcd,
  د: 0xcf,
  ر: 0xd1,
  ز: 0xd2,
  ژ: 0x8e,
  س: 0xd3,
  ش: 0xd4,
  ص: 0xd5,
  ط: 0xd8,
  ع: 0xda,
  ف: 0xdd,
  ک: 0x98,
  گ: 0x90,
  ل: 0xe1,
  م: 0xe3,
  ن: 0xe4,
  و: 0xe6,
  ه: 0xe5,
  ي: 0xed,
}
const in1256 = (text: string) => Buffer.from([...text].map((letter) => letters1256[letter] ?? letter.charCodeAt(0)))

const said = [
  ['نام واحد', 'شناسه ملي'],
  ['پوشاک چاووش', '10320000017'],
]
const lines = (mark: string, end = '\r\n') => said.map((row) => row.join(mark)).join(end)

describe('a text table of any office is read word for word', () => {
  const le = (text: string) => Buffer.from(text, 'utf16le')
  test.each<[string, Buffer]>([
    ['UTF-8, commas', Buffer.from(lines(','))],
    ['UTF-8 with its mark, semicolons', Buffer.from(`\ufeff${lines(';', '\n')}`)],
    ['UTF-16 of «Unicode text», tabs', le(`\ufeff${lines('\t')}`)],
    ['UTF-16 without a mark', le(lines('\t'))],
    ['UTF-16 big-endian', Buffer.from(le(`\ufeff${lines('\t')}`)).swap16()],
    ['Windows-1256, commas', in1256(lines(','))],
    ['Windows-1256, semicolons, a line that names its mark', in1256(`sep=;\r\n${lines(';')}`)],
  ])('%s', async (_, bytes) => {
    expect(await cellsOf('x.csv', bytes)).toEqual(said)
  })

  test('a letter cut by the end of a piece stays whole in a file of megabytes', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `واحد شماره ${at},"تهران، ""مرکز"""`)
    const read = await cellsOf('x.csv', Buffer.from(['نام,جا', ...rows].join('\n')))
    expect(read).toHaveLength(60_001)
    expect(read[60_000]).toEqual(['واحد شماره 59999', 'تهران، "مرکز"'])
  })

  test('title lines without a mark do not hide the mark of the table', async () => {
    const text = `گزارش واحدها، استان البرز\n\n${lines('\t', '\n')}`
    expect((await cellsOf('x.txt', Buffer.from(text))).slice(1)).toEqual(said)
  })
})

describe('a Word file', () => {
  const cell = (text: string, of = '') => `<w:tc><w:tcPr>${of}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const table = (...rows: string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`

  test('gives the rows of its longest table; wide and tall cells say what they say to all they cover, a wide line is a title', async () => {
    const short = table(cell('حاضران'))
    const long = table(
      cell('مصوبات جلسه ششم', '<w:gridSpan w:val="3"/>'),
      cell('جلسه') + cell('متن') + cell('مهلت'),
      cell('۶', '<w:vMerge w:val="restart"/>') + cell('یکم </w:t></w:r></w:p><w:p><w:r><w:t>دوم') + cell('مهر'),
      cell('', '<w:vMerge/>') + cell('سوم', '<w:gridSpan w:val="2"/>'),
    )
    expect(await rowsOf('صورت‌جلسه.docx', documentFile(short + long))).toEqual([
      { number: 1, cells: ['مصوبات جلسه ششم', 'مصوبات جلسه ششم', 'مصوبات جلسه ششم'], title: true },
      { number: 2, cells: ['جلسه', 'متن', 'مهلت'] },
      { number: 3, cells: ['۶', 'یکم دوم', 'مهر'] },
      { number: 4, cells: ['۶', 'سوم', 'سوم'] },
    ])
  })

  test('without a table has no rows', async () => {
    expect(await cellsOf('نامه.docx', documentFile('<w:p><w:r><w:t>نامه</w:t></w:r></w:p>'))).toEqual([])
    expect(await cellsOf('یک.docx', wordFile([['الف', 'ب']]))).toEqual([['الف', 'ب']])
  })
})

describe('a workbook', () => {
  test('numbers, texts that are numbers, days, formulas, rich text and errors arrive as they show', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow([10102345674, '00123', 0.1 + 0.2, new Date('2016-04-22'), { formula: '1+1', result: 2 }])
      sheet.addRow([
        { richText: [{ text: 'خوشه' }, { text: ' سنگ' }] },
        { error: '#N/A' },
        true,
        { formula: 'A1', result: 'متن' },
      ])
      sheet.getCell('D1').numFmt = 'yyyy/mm/dd'
    })
    expect(await cellsOf('x.xlsx', bytes)).toEqual([
      ['10102345674', '00123', '0.3', '2016-04-22', '2'],
      ['خوشه سنگ', '', 'TRUE', 'متن'],
    ])
  })

  test('what merged cells say belongs to all of them; a merged line over the table is a title; empty rows are left out', async () => {
    const bytes = await workbook((sheet) => {
      sheet.getCell('A1').value = 'فهرست واحدهای استان'
      sheet.mergeCells('A1:D1')
      sheet.getCell('A3').value = 'واحد'
      sheet.mergeCells('A3:A4')
      sheet.getCell('B3').value = 'پروانه بهره‌برداری'
      sheet.mergeCells('B3:C3')
      sheet.getCell('B4').value = 'شماره'
      sheet.getCell('C4').value = 'اعتبار تا'
      sheet.getCell('A5').value = 'یک'
      sheet.getCell('D5').value = 'البرز'
      sheet.mergeCells('D5:D6')
      sheet.getCell('A6').value = 'دو'
    })
    expect(await rowsOf('x.xlsx', bytes)).toEqual([
      { number: 1, cells: ['فهرست واحدهای استان'], title: true },
      { number: 3, cells: ['واحد', 'پروانه بهره‌برداری', 'پروانه بهره‌برداری'] },
      { number: 4, cells: ['واحد', 'شماره', 'اعتبار تا'] },
      { number: 5, cells: ['یک', '', '', 'البرز'] },
      { number: 6, cells: ['دو', '', '', 'البرز'] },
    ])
  })

  test('a hidden first sheet is not the table, and rows are counted beforehand', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.state = 'hidden'
      sheet.addRow(['فهرست گزینه‌ها'])
      book.addWorksheet('واحدها').addRows([['نام'], ['یک'], ['دو']])
    })
    expect(await cellsOf('x.xlsx', bytes)).toEqual([['نام'], ['یک'], ['دو']])
    const path = join(tempFolder(), 'x.xlsx')
    writeFileSync(path, bytes)
    expect((await openTable(path)).total).toBe(3)
  })

  test('bytes that only begin like an archive are refused by name', async () => {
    const bytes = await workbook((sheet) => sheet.addRow(['x']))
    await expect(rowsOf('x.xlsx', bytes.subarray(0, bytes.length - 60))).rejects.toMatchObject({
      code: 'kernel.sheetUnreadable',
    })
    await expect(rowsOf('x.xlsx', Buffer.from('PK\u0003\u0004 nothing more'))).rejects.toMatchObject({
      code: 'kernel.sheetUnreadable',
    })
  })
})

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [42482, '2016-04-22'],
  [0, null],
  [9_999_999, null],
])('serial day %i is %s', (serial, day) => {
  expect(daySerial(serial)).toBe(day)
})

test.each([
  ['units.xls', [0xd0, 0xcf, 0x11, 0xe0, 1, 1], 'kernel.sheetOld'],
  ['units.xlsx', [1, 2, 3, 4], 'kernel.sheetUnreadable'],
  ['photo.png', [0x89, 0x50, 0x4e, 0x47], 'kernel.sheetUnreadable'],
])('%s is refused by what it is', async (name, bytes, code) => {
  const path = join(tempFolder(), name)
  writeFileSync(path, Buffer.from(bytes))
  await expect(acceptTable(path, name)).rejects.toMatchObject({ code })
})
