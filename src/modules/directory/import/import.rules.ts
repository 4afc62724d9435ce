import type { Details } from '../../../kernel/errors.ts'
import { checkLegalId, foldKey, formatJalali, parseJalali, toLatinDigits } from '../../../kernel/fa/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { daySerial } from '../../../kernel/sheets/days.ts'
import { cleanCode, cleanName, type UnitState, unitStates } from '../directory.rules.ts'
import type { PlaceNames } from '../divisions/divisions.rules.ts'
import type { StatedFact } from '../units/units.schema.ts'
import { type Cells, type ColumnKey, stateNames } from './import.columns.ts'

/** What stands against a row: in which column, and the name of the message. */
export interface RowProblem {
  column: ColumnKey
  code: string
  details?: Details
}

export const keyFields = ['nationalIdentifier', 'industrialIdentifier', 'trackingCode'] as const
export type KeyField = (typeof keyFields)[number]

/** Master fields of a unit; a field left out is not touched. */
export interface Master {
  name?: string
  nationalIdentifier?: string
  industrialIdentifier?: string
  trackingCode?: string
  provinceId?: string
  countyId?: string
  isicCode?: string
  park?: string
}

/** A row as understood. Empty cells say nothing: they erase nothing. */
export interface UnitRow {
  number: number
  id: string | null
  master: Master
  facts: StatedFact[]
  problems: RowProblem[]
}

/**
 * A day as typed: Jalali in any usual form (also 950203 without marks), the ISO day that a spreadsheet's own date becomes, or its bare serial
 * number (five digits). Null when it is no day.
 */
export function readDay(text: string): string | null {
  const typed = toLatinDigits(text).trim()
  if (/^[2-7]\d{4}$/.test(typed)) return daySerial(Number(typed))
  const short = /^(\d\d)(\d\d)(\d\d)$/.exec(typed)
  if (short) return readDay(short.slice(1).join('/'))
  if (/^(19|20)\d\d-\d\d-\d\d$/.test(typed)) {
    const day = new Date(`${typed}T00:00:00Z`)
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed) ? typed : null
  }
  const parsed = parseJalali(text)
  return parsed.ok ? parsed.iso : null
}

/** A day as it goes out: Jalali with Persian digits, as people type it. */
export const writeDay = (iso: string | null): string | null => (iso ? formatJalali(iso, 'numeric') : null)

const stateOf = (text: string): UnitState | null =>
  unitStates.find((state) => stateNames[state].some((name) => foldKey(name) === foldKey(text))) ?? null

/** A plain number as typed: both digit sets, thousands marks and the Persian decimal mark. Null when it is none. */
function readNumber(text: string): string | null {
  const plain = toLatinDigits(text)
    .replaceAll(/[\s٬,]/g, '')
    .replace('٫', '.')
  return /^\d{1,15}(\.\d{1,6})?$/.test(plain) ? plain : null
}

/**
 * A national identifier of a legal person. Spreadsheets drop zeros at the beginning: eight to ten digits get them back where the check digit
 * proves it; where it does not, the person is asked.
 */
export function readNationalIdentifier(text: string): { value: string } | { code: string } {
  const checked = checkLegalId(text)
  if (checked.ok) return { value: checked.value }
  const digits = cleanCode(text).replaceAll('-', '')
  if (checked.reason !== 'length' || !/^\d{8,10}$/.test(digits)) return { code: 'badNationalIdentifier' }
  const restored = checkLegalId(digits.padStart(11, '0'))
  return restored.ok ? { value: restored.value } : { code: 'zerosNotProven' }
}

const totals = new Set(['جمع', 'جمع کل', 'مجموع', 'جمع کل واحدها', 'total', 'sum'].map(foldKey))

export interface ReadContext {
  places: PlaceNames
  /** Lengths of codes that begin with a zero elsewhere in the same column. */
  zeroLengths?: Partial<Record<ColumnKey, number>>
  isicCodes: ReadonlySet<string>
  today: string
  fileName: string
}

/** Reads one row by itself: forms, places, codes, days. What it clashes with in the register is found later, by `planRow`. */
export function readRow(number: number, cells: Cells, context: ReadContext): UnitRow {
  const problems: RowProblem[] = []
  const wrong = (column: ColumnKey, code: string, details: Details = { value: cells[column] ?? '' }) => {
    problems.push({ column, code: `directory.${code}`, details })
    return undefined
  }
  const { places } = context
  const master: Master = {}
  if (cells.id && !isId(cells.id)) wrong('id', 'badRecordId')
  if (cells.name && totals.has(foldKey(cells.name))) wrong('name', 'rowIsTotal')
  else if (cells.name) master.name = cleanName(cells.name)
  else wrong('name', 'nameNeeded', {})
  if (cells.nationalIdentifier) {
    const read = readNationalIdentifier(cells.nationalIdentifier)
    if ('value' in read) master.nationalIdentifier = read.value
    else wrong('nationalIdentifier', read.code)
  }
  for (const key of ['industrialIdentifier', 'trackingCode'] as const) {
    if (!cells[key]) continue
    const code = cleanCode(cells[key])
    const whole = context.zeroLengths?.[key]
    // no check digit proves these: where others of the column begin with a zero and are longer, the person is asked
    if (whole && /^[1-9]\d*$/.test(code) && code.length < whole)
      wrong(key, 'zerosMaybeLost', { value: cells[key], length: whole })
    else if (/^[0-9A-Za-z/-]{3,30}$/.test(code)) master[key] = code
    else wrong(key, key === 'trackingCode' ? 'badTrackingCode' : 'badIndustrialIdentifier')
  }
  if (cells.province) {
    const code = places.provinceOf.get(places.key(cells.province))
    if (code) master.provinceId = code
    else wrong('province', 'noSuchProvince')
  }
  if (cells.county && !cells.province) wrong('province', 'provinceNeeded', {})
  if (cells.county && master.provinceId) {
    const id = places.countyOf.get(`${master.provinceId}/${places.key(cells.county)}`)
    if (id) master.countyId = id
    else wrong('county', 'countyNotInProvince', { value: cells.county, province: cells.province ?? '' })
  }
  if (cells.isic) {
    const code = cleanCode(cells.isic)
    if (context.isicCodes.has(code)) master.isicCode = code
    else wrong('isic', 'badIsic')
  }
  if (cells.park) master.park = cleanName(cells.park)
  return {
    number,
    id: cells.id && isId(cells.id) ? cells.id : null,
    master,
    facts: readFacts(cells, context, wrong),
    problems,
  }
}

function readFacts(
  cells: Cells,
  { today, fileName }: ReadContext,
  wrong: (column: ColumnKey, code: string, details?: Details) => undefined,
): StatedFact[] {
  const given = (['state', 'jobs', 'capacity', 'permit'] as const).filter((column) => cells[column])
  if (given.length === 0) return []
  const fromDay = cells.factsFrom ? readDay(cells.factsFrom) : undefined
  if (fromDay === undefined) wrong('factsFrom', 'factsFromNeeded', {})
  else if (fromDay === null) wrong('factsFrom', 'badDay')
  else if (fromDay > today) wrong('factsFrom', 'factInFuture', {})
  const stated = { fromDay: fromDay ?? today, source: cleanName(cells.source ?? fileName) }
  const facts: StatedFact[] = []
  if (cells.state) {
    const value = stateOf(cells.state)
    if (value) facts.push({ kind: 'state', value, ...stated })
    else wrong('state', 'badState')
  }
  if (cells.jobs) {
    // offices write «۲۳ نفر»
    const value = readNumber(cells.jobs.replace(/\s*نفر\s*$/, ''))
    if (value && /^\d{1,7}$/.test(value)) facts.push({ kind: 'jobs', value, ...stated })
    else wrong('jobs', 'badJobs')
  }
  if (cells.capacity) {
    const value = readNumber(cells.capacity)
    if (!value) wrong('capacity', 'badCapacity')
    if (!cells.measure) wrong('measure', 'measureNeeded', {})
    if (value && cells.measure) {
      const aspect = cells.product ? cleanName(cells.product) : ''
      facts.push({ kind: 'capacity', value, measure: cleanName(cells.measure), aspect, ...stated })
    }
  }
  if (cells.permit) {
    const untilDay = cells.permitUntil ? readDay(cells.permitUntil) : null
    if (cells.permitUntil && !untilDay) wrong('permitUntil', 'badDay')
    facts.push({ kind: 'operatingPermit', value: cleanName(cells.permit), untilDay, ...stated })
  }
  return facts
}
