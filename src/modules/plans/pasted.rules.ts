import { foldKey, normaliseInput, parseJalali, parseNumber } from '../../kernel/fa/index.ts'

/** Columns of the activity table, as they go out and come in. The first heading is the one written; the others are recognised too. */
export const columns = {
  code: ['ردیف', 'کد', 'شماره', 'code'],
  strategy: ['راهبرد', 'strategy'],
  title: ['فعالیت', 'عنوان', 'شرح فعالیت', 'عنوان فعالیت', 'اقدام', 'activity', 'title'],
  type: ['نوع فعالیت', 'نوع', 'type'],
  weight: ['وزن', 'درصد وزنی', 'وزن درصد', 'weight'],
  start: ['آغاز', 'شروع', 'تاریخ شروع', 'تاریخ آغاز', 'start'],
  finish: ['پایان', 'تاریخ پایان', 'خاتمه', 'finish'],
  unit: ['واحد سنجش', 'واحد', 'سنجه', 'unit'],
  target: ['هدف کمی', 'هدف', 'مقدار هدف', 'target'],
  executor: ['مجری', 'executor'],
  partner: ['نهاد همکار', 'همکار', 'partner'],
  expectedResult: ['نتیجه مورد انتظار', 'نتیجه', 'expected result', 'result'],
  network: ['شبکه مربوط', 'شبکه', 'network'],
  evidence: ['سند مورد انتظار', 'سند', 'مدرک', 'evidence'],
  source: ['منبع مالی', 'منبع', 'محل تأمین', 'funding source', 'source'],
  cash: ['نقدی', 'نقدی (ریال)', 'بودجه نقدی', 'بودجه', 'اعتبار', 'cash', 'cash (rials)', 'budget'],
  inKind: ['غیرنقدی', 'غیرنقدی (ریال)', 'بودجه غیرنقدی', 'in kind', 'in kind (rials)'],
  nonMoney: ['غیرپولی', 'آورده غیرپولی', 'no money'],
  nonMoneyUnit: ['واحد غیرپولی', 'unit of no money'],
  after: ['پیش‌نیاز', 'پیشنیاز', 'after'],
} as const satisfies Record<string, readonly string[]>
export type Column = keyof typeof columns

const columnOf = new Map(
  Object.entries(columns).flatMap(([name, headings]) =>
    headings.map((heading) => [foldKey(heading), name as Column] as const),
  ),
)

export interface RowProblem {
  column: Column
  code: string
  details: Record<string, string>
}

export interface PastedShare {
  fundingSource: string
  cash: string
  inKind: string
  nonMoney: string | null
  nonMoneyUnit: string | null
}

/** Codes of what people write by name; by default what was written stands. */
export interface Catalogue {
  typeCode(name: string): string
  sourceCode(name: string): string
}
const asWritten: Catalogue = { typeCode: (name) => name, sourceCode: (name) => name }
/** What a line says of one source of money. */
export const MONEY = ['source', 'cash', 'inKind', 'nonMoney', 'nonMoneyUnit'] as const

export interface PastedActivity {
  code: string
  strategy: string | null
  title: string
  type: string | null
  weight: string
  start: string | null
  finish: string | null
  measure: 'percent' | 'quantity'
  unit: string | null
  target: string | null
  executor: string | null
  partner: string | null
  expectedResult: string | null
  network: string | null
  evidence: string | null
  /** Null: the table has no column of money, and what stood stays. */
  shares: PastedShare[] | null
  after: { code: string; type: 'FS'; lag: 0 }[]
}

export interface PastedRow {
  line: number
  activity: PastedActivity
  problems: RowProblem[]
}

/**
 * Reads a table of cells (as pasted from Excel) into activities, row by row: which row would be taken, and what is wrong in the others,
 * each problem on its column. The first row holds the headings, in any order; unknown columns are left out. Dates are Jalali
 * (`year` completes a day without its year), numbers in either digits. `numbers` are the lines at which rows begin, where a quoted cell
 * may run over several. A row that holds only money, under the activity it belongs to (its code again, or none), is a further source of
 * that activity. Pure: nothing is stored.
 */
export function readPasted(
  cells: readonly (readonly string[])[],
  year: number,
  numbers: readonly number[] = [],
  catalogue: Catalogue = asWritten,
): { columns: Column[]; rows: PastedRow[]; unknown: string[] } {
  const [head = [], ...body] = cells
  const places = head.map((heading) => columnOf.get(foldKey(heading)) ?? null)
  const unknown = head.filter((heading, place) => heading.trim() !== '' && places[place] === null)
  const seen = new Set<string>()
  const withMoney = MONEY.some((column) => places.includes(column))
  const rows: PastedRow[] = []
  for (const [index, row] of body.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue
    const of = (column: Column) => normaliseInput(row[places.indexOf(column)] ?? '', { lines: 'single' })
    const last = rows.at(-1)
    if (last?.activity.shares && isFurtherSource(of, last.activity.code, places)) {
      const share = readShare(of, last.problems, catalogue)
      if (share) last.activity.shares.push(share)
      continue
    }
    const read = readRow(of, year, seen, index + 1, catalogue)
    seen.add(read.activity.code)
    const share = withMoney ? readShare(of, read.problems, catalogue) : null
    const activity = { ...read.activity, shares: withMoney ? (share ? [share] : []) : null }
    rows.push({ line: numbers[index + 1] ?? index + 2, activity, problems: read.problems })
  }
  for (const { activity, problems } of rows) {
    const named = (activity.shares ?? []).map((share) => share.fundingSource)
    if (new Set(named).size < named.length)
      problems.push({ column: 'source', code: 'plans.shareTwice', details: { code: activity.code } })
  }
  const codes = new Set(rows.map((row) => row.activity.code))
  for (const row of rows)
    for (const one of row.activity.after)
      if (!codes.has(one.code))
        row.problems.push({ column: 'after', code: 'plans.afterUnknown', details: { code: one.code } })
  return { columns: places.filter((place): place is Column => place !== null), rows, unknown }
}

/** Nothing but money in it, and no other activity's code. */
function isFurtherSource(of: (column: Column) => string, code: string, places: readonly (Column | null)[]): boolean {
  const own: readonly Column[] = MONEY
  const others = places.filter((place): place is Column => place !== null && place !== 'code' && !own.includes(place))
  return (
    others.every((column) => of(column) === '') &&
    own.some((column) => of(column) !== '') &&
    [code, ''].includes(of('code'))
  )
}

/** The money of one line; null where it has none. What cannot be read is a problem on its column. */
export function readShare(
  of: (column: (typeof MONEY)[number]) => string,
  problems: RowProblem[],
  catalogue: Catalogue,
): PastedShare | null {
  if (MONEY.every((column) => of(column) === '')) return null
  const rial = (column: 'cash' | 'inKind'): string => {
    const text = of(column)
    const read = parseNumber(text.replace(/ریال|rials?/gi, '').trim())
    if (text !== '' && (!read.ok || !/^\d{1,18}$/.test(read.value)))
      problems.push({ column, code: 'plans.cellNotRial', details: { value: text } })
    return read.ok && /^\d{1,18}$/.test(read.value) ? read.value : '0'
  }
  const amount = parseNumber(of('nonMoney'))
  const good = amount.ok && Number(amount.value) > 0
  if (of('nonMoney') !== '' && !good)
    problems.push({ column: 'nonMoney', code: 'plans.cellNotNumber', details: { value: of('nonMoney') } })
  if (good !== (of('nonMoneyUnit') !== ''))
    problems.push({ column: 'nonMoneyUnit', code: 'plans.cellEmpty', details: {} })
  if (of('source') === '') problems.push({ column: 'source', code: 'plans.cellEmpty', details: {} })
  return {
    fundingSource: catalogue.sourceCode(of('source')),
    cash: rial('cash'),
    inKind: rial('inKind'),
    nonMoney: good ? amount.value : null,
    nonMoneyUnit: of('nonMoneyUnit') || null,
  }
}

function readRow(
  of: (column: Column) => string,
  year: number,
  seen: ReadonlySet<string>,
  place: number,
  catalogue: Catalogue,
): { activity: Omit<PastedActivity, 'shares'>; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const problem = (column: Column, code: string, details: Record<string, string> = {}) =>
    problems.push({ column, code, details })
  const orNull = (column: Column) => of(column) || null
  const number = (column: Column): string | null => {
    const text = of(column)
    if (!text) return null
    const read = parseNumber(text.replace(/[٪%]/g, ''))
    if (read.ok && !read.value.startsWith('-')) return read.value
    problem(column, 'plans.cellNotNumber', { value: text })
    return null
  }
  const day = (column: Column): string | null => {
    const text = of(column)
    if (!text) return null
    const read = parseJalali(text, { year })
    if (read.ok) return read.iso
    problem(column, 'plans.cellNotDate', { value: text })
    return null
  }
  const title = of('title')
  if (!title) problem('title', 'plans.cellEmpty')
  const code = of('code') || String(place)
  if (seen.has(code)) problem('code', 'plans.codeTwice', { code })
  const weight = number('weight')
  if (weight === null && !of('weight')) problem('weight', 'plans.cellEmpty')
  const start = day('start')
  const finish = day('finish')
  if (!finish && !of('finish')) problem('finish', 'plans.cellEmpty')
  if (start && finish && finish < start) problem('finish', 'plans.finishBeforeStart', { start, finish })
  const target = number('target')
  const activity: Omit<PastedActivity, 'shares'> = {
    code,
    strategy: orNull('strategy'),
    title,
    type: of('type') ? catalogue.typeCode(of('type')) : null,
    weight: weight ?? '0',
    start,
    finish,
    measure: target === null ? 'percent' : 'quantity',
    unit: orNull('unit'),
    target,
    executor: orNull('executor'),
    partner: orNull('partner'),
    expectedResult: orNull('expectedResult'),
    network: orNull('network'),
    evidence: orNull('evidence'),
    after: of('after')
      .split(/[،,;؛]/)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => ({ code: one, type: 'FS' as const, lag: 0 as const })),
  }
  return { activity, problems }
}
