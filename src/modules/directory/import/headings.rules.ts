import { foldKey } from '../../../kernel/fa/index.ts'
import type { SheetRow } from '../../../kernel/sheets.ts'
import { type Cells, type ColumnKey, columnOfHeading, columns, isReasonHeading } from './import.columns.ts'

/** Rows at the beginning among which the headings are looked for: letterheads and titles stand above them. */
export const headRows = 20

export interface Headings {
  titles: string[]
  keys: (ColumnKey | null)[]
  from: number
  to: number
}

/** Folded headings in their order: one text for the same table of an office, however its titles are spaced. */
export const headingSet = (titles: readonly string[]): string => titles.map(foldKey).join('|')

/** The heading of a column in two lines: «پروانه بهره‌برداری» over «شماره» and «اعتبار تا». */
function combine(upper: string, lower: string): { title: string; key: ColumnKey | null } {
  if (upper === lower || lower === '') return { title: upper, key: columnOfHeading(upper) }
  if (upper === '') return { title: lower, key: columnOfHeading(lower) }
  const title = `${upper} ${lower}`
  return { title, key: columnOfHeading(title) ?? columnOfHeading(lower) }
}

/** A column is named once: the first heading that names it keeps it. */
function once(keys: readonly (ColumnKey | null)[]): (ColumnKey | null)[] {
  const taken = new Set<ColumnKey>()
  return keys.map((key) => {
    if (!key || taken.has(key)) return null
    taken.add(key)
    return key
  })
}

/** The last column is far away where a sheet has stray formatting: empty titles at the end are cut. */
function trimmed({ titles, keys, ...place }: Headings): Headings {
  let end = titles.length
  while (end > 0 && titles[end - 1] === '') end--
  return { titles: titles.slice(0, end), keys: once(keys.slice(0, end)), ...place }
}

/** Every way to take headings from the beginning of a table: one line or two. */
export function headingCandidates(rows: readonly SheetRow[]): Headings[] {
  const lines = rows.slice(0, headRows).filter((row) => !row.title)
  const one = lines.map((row) => ({
    titles: row.cells,
    keys: row.cells.map(columnOfHeading),
    from: row.number,
    to: row.number,
  }))
  const two = lines.flatMap((upper, at) => {
    const lower = lines[at + 1]
    if (!lower || lower.number !== upper.number + 1) return []
    const width = Math.max(upper.cells.length, lower.cells.length)
    const both = Array.from({ length: width }, (_, column) =>
      combine(upper.cells[column] ?? '', lower.cells[column] ?? ''),
    )
    return [
      {
        titles: both.map(({ title }) => title),
        keys: both.map(({ key }) => key),
        from: upper.number,
        to: lower.number,
      },
    ]
  })
  return [...one, ...two].map(trimmed)
}

const known = ({ keys }: Headings) => keys.filter(Boolean).length
const filled = ({ titles }: Headings) => new Set(titles.filter(Boolean)).size

/**
 * The headings of a table: among its first rows the ones with most columns known, of equals the fewer lines, then the first. Where nothing is
 * known, the first row with three different titles, for a person to map.
 */
export function findHeadings(rows: readonly SheetRow[]): Headings | null {
  const all = headingCandidates(rows)
  const [best] = all
    .filter((one) => known(one) > 0)
    .sort((a, b) => known(b) - known(a) || a.to - a.from - (b.to - b.from) || a.from - b.from)
  // one known word alone may stand in any row of data
  if (best && (known(best) >= 2 || filled(best) <= 2)) return best
  const single = all.filter((one) => one.from === one.to)
  return single.find((one) => filled(one) >= 3) ?? best ?? single[0] ?? null
}

/** Headings that name no column of ours: shown to the person, who may map them. The reason column only goes out. */
export const unknownTitles = ({ titles, keys }: Pick<Headings, 'titles' | 'keys'>): string[] =>
  titles.filter((title, at) => title !== '' && !keys[at] && !isReasonHeading(title))

const empties = new Set(
  [
    '-',
    '--',
    '---',
    '—',
    '–',
    '_',
    '.',
    '/',
    '*',
    '#N/A',
    'N/A',
    'NULL',
    'null',
    'none',
    'ندارد',
    'ندارند',
    'فاقد',
    'نامشخص',
    'خالی',
    'بدون',
  ].map((word) => word.toLowerCase()),
)
/** A cell in which somebody wrote that there is nothing. */
export const saysNothing = (text: string): boolean =>
  empties.has(
    text
      .trim()
      .toLowerCase()
      .replace(/[\u200c\s]+/g, ' '),
  )

/** The cells of a row by our columns; what says nothing is left out. */
export function cellsOf(raw: readonly string[], keys: readonly (ColumnKey | null)[]): Cells {
  return Object.fromEntries(
    keys.flatMap((key, at) => {
      const text = raw[at]?.trim() ?? ''
      return key && text !== '' && !saysNothing(text) ? [[key, text]] : []
    }),
  ) as Cells
}

/** Does the row repeat the headings, as printed tables do on every page? */
export const repeatsHeadings = (row: SheetRow, titles: readonly string[]): boolean => {
  const said = row.cells.filter(Boolean)
  const folded = new Set(titles.map(foldKey))
  return said.length >= 2 && said.every((cell) => folded.has(foldKey(cell)))
}

/** A mapping taught by a person, made safe: one column once, only columns there are. */
export const checkedMapping = (mapping: readonly (string | null)[], width: number): (ColumnKey | null)[] =>
  once(Array.from({ length: width }, (_, at) => columns.find((column) => column.key === mapping[at])?.key ?? null))
