import { type Sheet, type SheetColumn, writeSheets } from '../../../kernel/sheets.ts'
import { en } from '../directory.en.ts'
import { fa } from '../directory.fa.ts'
import { type Cells, columns, reasonColumn, stateNames } from './import.columns.ts'
import { problemText } from './import.present.ts'
import type { StoredRow } from './rows.store.ts'

type Locale = 'fa' | 'en'
const words = { fa, en }

const sheetColumns = (locale: Locale): SheetColumn[] =>
  columns.map((column) => ({
    title: column[locale],
    width: column.width,
    note: words[locale][`import.note.${column.key}`],
    ...(column.key === 'state'
      ? { choices: Object.values(stateNames).map((names) => (locale === 'fa' ? names[0] : names.at(-1)!)) }
      : {}),
  }))

const guide = (locale: Locale): Sheet => ({
  name: words[locale]['import.guide'],
  rtl: locale === 'fa',
  columns: [
    { title: words[locale]['import.guide.column'], width: 26 },
    { title: words[locale]['import.guide.meaning'], width: 90 },
  ],
  rows: columns.map((column) => [column[locale], words[locale][`import.note.${column.key}`]]),
})

/** The units' table: empty it is the template, filled it is the export; both come in again as they are. */
export const unitsWorkbook = (rows: readonly Cells[], locale: Locale): Promise<Buffer> =>
  writeSheets([
    {
      name: words[locale]['import.sheet'],
      rtl: locale === 'fa',
      columns: sheetColumns(locale),
      rows: rows.map((cells) => columns.map((column) => cells[column.key] ?? null)),
    },
    guide(locale),
  ])

/** Refused rows as they were typed, in the same table, with the reason beside each. */
export const refusedWorkbook = (rows: readonly StoredRow[], locale: Locale): Promise<Buffer> =>
  writeSheets([
    {
      name: words[locale]['import.sheet'],
      rtl: locale === 'fa',
      columns: [...sheetColumns(locale), { title: reasonColumn[locale], width: reasonColumn.width }],
      rows: rows.map((row) => [
        ...columns.map((column) => row.cells[column.key] ?? null),
        row.problems
          .map(
            (problem) =>
              `${columns.find((column) => column.key === problem.column)![locale]}: ${problemText(problem)[locale]}`,
          )
          .join(' '),
      ]),
    },
    guide(locale),
  ])
