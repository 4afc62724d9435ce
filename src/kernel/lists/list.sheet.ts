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
export function cellsOf(list: AnyList, row: unknown, locale: Locale): Cells {
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

/** Reads a table by its headings, in any order and either language. Refuses one in which no heading is known. */
export function readList(list: AnyList, [head, ...body]: readonly SheetRow[]) {
  const keyOf = (title: string) => {
    const folded = foldKey(title)
    return list.columns.find((column) => foldKey(column.fa) === folded || foldKey(column.en) === folded)?.key ?? null
  }
  const titles = head?.cells ?? []
  const keys = titles.map(keyOf)
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
