import { foldKey } from '../../../kernel/fa/index.ts'
import type { SheetRow } from '../../../kernel/sheets.ts'

/** The columns of the units' table: what goes out comes in again. `reason` is written beside refused rows and never read. */
export const columns = [
  { key: 'id', fa: 'شناسه در خوشه', en: 'Khoosheh id', width: 38 },
  { key: 'name', fa: 'نام واحد', en: 'Unit name', width: 30 },
  { key: 'nationalIdentifier', fa: 'شناسه ملی', en: 'National identifier', width: 16 },
  { key: 'industrialIdentifier', fa: 'شناسه صنعتی', en: 'Industrial identifier', width: 16 },
  { key: 'trackingCode', fa: 'کد رهگیری', en: 'Tracking code', width: 16 },
  { key: 'province', fa: 'استان', en: 'Province', width: 18 },
  { key: 'county', fa: 'شهرستان', en: 'County', width: 18 },
  { key: 'isic', fa: 'کد آیسیک', en: 'ISIC code', width: 12 },
  { key: 'park', fa: 'شهرک یا ناحیه صنعتی', en: 'Park', width: 24 },
  { key: 'state', fa: 'وضعیت واحد', en: 'Unit state', width: 14 },
  { key: 'jobs', fa: 'اشتغال', en: 'Employment', width: 10 },
  { key: 'capacity', fa: 'ظرفیت اسمی', en: 'Nominal capacity', width: 14 },
  { key: 'measure', fa: 'واحد ظرفیت', en: 'Capacity measure', width: 14 },
  { key: 'product', fa: 'محصول', en: 'Product', width: 20 },
  { key: 'permit', fa: 'شماره پروانه بهره‌برداری', en: 'Operating permit', width: 20 },
  { key: 'permitUntil', fa: 'اعتبار پروانه تا', en: 'Permit valid until', width: 16 },
  { key: 'factsFrom', fa: 'تاریخ اطلاعات', en: 'Facts as of', width: 14 },
  { key: 'source', fa: 'منبع', en: 'Source', width: 24 },
] as const
export type ColumnKey = (typeof columns)[number]['key']
export const reasonColumn = { fa: 'علت رد', en: 'Reason', width: 60 } as const

/** States as people write them in a cell; the first of each is what goes out. */
export const stateNames = {
  planned: ['در دست احداث', 'planned'],
  active: ['فعال', 'active'],
  semiStagnant: ['نیمه‌راکد', 'نیمه فعال', 'semi-stagnant'],
  stagnant: ['راکد', 'تعطیل', 'stagnant'],
} as const

/** Cells of one row by column; empty ones are left out. */
export type Cells = Partial<Record<ColumnKey, string>>

export interface ReadTable {
  rows: { number: number; cells: Cells }[]
  /** Head cells that name no column; their cells were not read. */
  ignored: string[]
  missingName: boolean
}

const keyOf = (title: string): ColumnKey | null => {
  const folded = foldKey(title)
  return columns.find((column) => foldKey(column.fa) === folded || foldKey(column.en) === folded)?.key ?? null
}

/** Reads a table by the titles of its first row, in any order, Persian or English. */
export function readTable(rows: readonly SheetRow[]): ReadTable {
  const [head, ...body] = rows
  const keys = (head?.cells ?? []).map(keyOf)
  const output = [foldKey(reasonColumn.fa), foldKey(reasonColumn.en)]
  return {
    missingName: !keys.includes('name'),
    ignored: (head?.cells ?? []).filter((title, at) => title !== '' && !keys[at] && !output.includes(foldKey(title))),
    rows: body.map((row) => ({
      number: row.number,
      cells: Object.fromEntries(
        keys.flatMap((key, at) => (key && row.cells[at] ? [[key, row.cells[at]]] : [])),
      ) as Cells,
    })),
  }
}
