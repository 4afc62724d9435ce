import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { parsePasted, pastedRows, readSheet, writeCsv, writeSheets } from './sheets.ts'

test('what is written is read back word for word, and a formula stays a text', async () => {
  const dangerous = '=HYPERLINK("http://x","y")'
  const bytes = await writeSheets([
    {
      name: 'واحدها',
      columns: [{ title: 'نام' }, { title: 'شناسه' }],
      rows: [
        [dangerous, '00123456789'],
        ['+98', null],
      ],
    },
  ])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  expect(book.worksheets[0]!.getCell('A2').type).toBe(ExcelJS.ValueType.String)
  expect(book.worksheets[0]!.views[0]!.rightToLeft).toBe(true)
  expect(await readSheet(bytes, 10)).toEqual([
    { number: 1, cells: ['نام', 'شناسه'] },
    { number: 2, cells: [dangerous, '00123456789'] },
    { number: 3, cells: ['+98', ''] },
  ])
})

test('numbers, dates, formulas and rich text of a spreadsheet arrive as the text they show', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('x')
  sheet.addRow([
    10102345674,
    12.5,
    new Date('2026-11-23'),
    { formula: '1+1', result: 2 },
    { richText: [{ text: 'خوشه' }, { text: ' سنگ' }] },
  ])
  const bytes = Buffer.from(await book.xlsx.writeBuffer())
  expect((await readSheet(bytes, 10))[0]!.cells).toEqual(['10102345674', '12.5', '2026-11-23', '2', 'خوشه سنگ'])
})

test('what is no spreadsheet, and too many rows, are refused by name', async () => {
  await expect(readSheet(Buffer.from('not a file'), 10)).rejects.toMatchObject({ code: 'kernel.sheetUnreadable' })
  const bytes = await writeSheets([{ name: 'x', columns: [{ title: 'a' }], rows: [['1'], ['2'], ['3']] }])
  await expect(readSheet(bytes, 3)).rejects.toMatchObject({
    code: 'kernel.sheetTooLong',
    details: { rows: 4, most: 3 },
  })
})

test('an archive that would unpack to gigabytes is refused before it is unpacked', async () => {
  const bytes = await writeSheets([{ name: 'x', columns: [{ title: 'a' }], rows: [['1']] }])
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  bytes.writeUInt32LE(0xf0000000, entry + 24)
  await expect(readSheet(bytes, 10)).rejects.toMatchObject({ code: 'kernel.sheetUnreadable' })
})

test.each([
  [
    'tabs',
    'نام\tوزن\nبازدید\t۴۰\n',
    [
      ['نام', 'وزن'],
      ['بازدید', '۴۰'],
    ],
  ],
  [
    'a cell over two lines and a quoted quote',
    'a\tb\r\n"x\ny"\t"1 ""2"""',
    [
      ['a', 'b'],
      ['x\ny', '1 "2"'],
    ],
  ],
  [
    'commas',
    '\ufeffa,b\n"1,2",3',
    [
      ['a', 'b'],
      ['1,2', '3'],
    ],
  ],
  [
    'semicolons',
    'a;b\n1;2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'an empty cell at the end',
    'a\tb\n1\t',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  ['nothing', '  \n', []],
])('pasted with %s', (_, text, cells) => {
  expect(parsePasted(text)).toEqual(cells)
})

test('rows keep the number of their line though empty lines are left out', () => {
  expect(pastedRows('a\tb\n\n1\t2').map((row) => row.number)).toEqual([1, 3])
})

test('a CSV cell that looks like a formula is guarded, a negative number is not', () => {
  expect(writeCsv([['=1+1', '-5', '@x', 'a,b']])).toBe('\ufeff\'=1+1,-5,\'@x,"a,b"\r\n')
})

test('notes and choices stand in the file, but no list of choices that Excel would call damage', async () => {
  const many = Array.from({ length: 40 }, (_, at) => `گزینه شماره ${at}`)
  const bytes = await writeSheets([
    {
      name: 'x',
      columns: [
        { title: 'a', note: 'چه بنویسید', choices: ['الف', 'ب'] },
        { title: 'b', choices: many },
      ],
      rows: [['الف', many[3]!]],
    },
  ])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]!
  expect(JSON.stringify(sheet.getCell('A1').note)).toContain('چه بنویسید')
  expect(sheet.getCell('A2').dataValidation?.formulae).toEqual(['"الف,ب"'])
  expect(sheet.getCell('B2').dataValidation).toBeUndefined()
})
