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
 * may run over several. Pure: nothing is stored.
 */
export function readPasted(
  cells: readonly (readonly string[])[],
  year: number,
  numbers: readonly number[] = [],
): { columns: Column[]; rows: PastedRow[]; unknown: string[] } {
  const [head = [], ...body] = cells
  const places = head.map((heading) => columnOf.get(foldKey(heading)) ?? null)
  const unknown = head.filter((heading, place) => heading.trim() !== '' && places[place] === null)
  const seen = new Set<string>()
  const rows = body
    .map((row, index) => ({ row, line: numbers[index + 1] ?? index + 2, place: index + 1 }))
    .filter(({ row }) => row.some((cell) => cell.trim() !== ''))
    .map(({ row, line, place }) => {
      const of = (column: Column) => normaliseInput(row[places.indexOf(column)] ?? '', { lines: 'single' })
      const read = readRow(of, year, seen, place)
      seen.add(read.activity.code)
      return { line, ...read }
    })
  const codes = new Set(rows.map((row) => row.activity.code))
  for (const row of rows)
    for (const one of row.activity.after)
      if (!codes.has(one.code))
        row.problems.push({ column: 'after', code: 'plans.afterUnknown', details: { code: one.code } })
  return { columns: places.filter((place): place is Column => place !== null), rows, unknown }
}

function readRow(
  of: (column: Column) => string,
  year: number,
  seen: ReadonlySet<string>,
  place: number,
): Omit<PastedRow, 'line'> {
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
  const activity: PastedActivity = {
    code,
    strategy: orNull('strategy'),
    title,
    type: orNull('type'),
    weight: weight ?? '0',
    start,
    finish,
    measure: target === null ? 'percent' : 'quantity',
    unit: orNull('unit'),
    target,
    executor: orNull('executor'),
    partner: orNull('partner'),
    expectedResult: orNull('expectedResult'),
    after: of('after')
      .split(/[،,;؛]/)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => ({ code: one, type: 'FS' as const, lag: 0 as const })),
  }
  return { activity, problems }
}
