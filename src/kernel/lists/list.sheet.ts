import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { foldKey } from '../fa/index.ts'
import { type SheetRow, writeSheets } from '../sheets.ts'
import type { AnyList, Cells, Locale } from './list.ts'

/** Rows of one file; more must be narrowed by a filter. */
export const mostOut = 100_000
const chunk = 2_000

/** The row as it goes out, by column key. */
export function cellsOf(list: Pick<AnyList, 'columns'>, row: unknown, locale: Locale): Cells {
  return Object.fromEntries(
    list.columns.flatMap((column) => {
      const text = column.of(row, locale)
      return text ? [[column.key, text]] : []
    }),
  )
}

/** All rows of a list for a filter, as cells. Refuses more than `mostOut` (`kernel.listTooLong`). */
export async function rowsOut(list: AnyList, ctx: Ctx, query: z.output<z.ZodObject>, locale: Locale): Promise<Cells[]> {
  const cells: Cells[] = []
  for (let offset = 0; ; offset += chunk) {
    const rows = await list.rows(ctx, query, { limit: chunk, offset })
    if (cells.length + rows.length > mostOut) throw refuse('kernel.listTooLong', { most: mostOut })
    for (const row of rows) cells.push(cellsOf(list, row, locale))
    if (rows.length < chunk) return cells
  }
}

/** The table of a list: empty it is the template. `reasons` stand in one more column, «علت», which is never read. */
export const listWorkbook = (
  list: AnyList,
  rows: readonly Cells[],
  locale: Locale,
  reasons?: readonly string[],
): Promise<Buffer> =>
  writeSheets([
    {
      name: list[locale],
      rtl: locale === 'fa',
      columns: [
        ...list.columns.map((column) => ({
          title: column[locale],
          ...(column.width ? { width: column.width } : {}),
          ...(column.choices ? { choices: column.choices[locale] } : {}),
        })),
        ...(reasons ? [{ title: reasonTitle[locale], width: 60 }] : []),
      ],
      rows: rows.map((cells, at) => [
        ...list.columns.map((column) => cells[column.key] ?? null),
        ...(reasons ? [reasons[at] ?? null] : []),
      ]),
    },
  ])

const reasonTitle = { fa: 'علت', en: 'Reason' } as const

/** Headings stand within the first rows: titles, emblems and dates of a letter may stand above them. */
const headingsWithin = 10

/**
 * Reads a table by its headings, in any order, either language and the offices' own words for them; the row that knows most is the
 * heading. Refuses a table in which none is known.
 */
export function readList(list: AnyList, rows: readonly SheetRow[]) {
  const keys = new Map(
    list.columns
      .flatMap((column) =>
        [column.fa, column.en, ...(column.also ?? [])].map((title) => [foldKey(title), column.key] as const),
      )
      .toReversed(),
  )
  const keysIn = (row: SheetRow) => row.cells.map((title) => keys.get(foldKey(title)) ?? null)
  const known = (row: SheetRow) => new Set(keysIn(row).filter(Boolean)).size
  const at = rows
    .slice(0, headingsWithin)
    .reduce((best, row, place) => (known(row) > known(rows[best]!) ? place : best), 0)
  return readUnder(rows[at], rows.slice(at + 1), rows[at] ? keysIn(rows[at]) : [])
}

function readUnder(head: SheetRow | undefined, body: readonly SheetRow[], keys: readonly (string | null)[]) {
  const titles = head?.cells ?? []
  if (!keys.some(Boolean)) throw refuse('kernel.listNoHeadings', {}, [{ path: 'file', code: 'kernel.listNoHeadings' }])
  const reasons = Object.values(reasonTitle).map(foldKey)
  return {
    ignored: titles.filter((title, at) => title !== '' && !keys[at] && !reasons.includes(foldKey(title))),
    rows: body.map(({ number, cells }) => ({
      number,
      cells: Object.fromEntries(keys.flatMap((key, at) => (key && cells[at] ? [[key, cells[at]]] : []))) as Cells,
    })),
  }
}
