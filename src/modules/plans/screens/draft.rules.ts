import { formatJalali, formatNumber, parseJalali } from '../../../kernel/fa/index.ts'
import type { ActivityInput } from '../plans.schema.ts'
import { isEmptyShare, type Share, shareProblem, sharesText } from './shares.rules.ts'
import { numberOf } from './typed-numbers.rules.ts'

export { weightSum } from './typed-numbers.rules.ts'

/** One row of the draft as it stands in the grid: what was typed, readable or not. */
export interface EditRow {
  /** Stays with the row on screen; the item's id where it has one. */
  key: string
  itemId: string | null
  code: string
  title: string
  strategyId: string | null
  type: string
  executor: string
  partner: string
  expectedResult: string
  network: string
  evidence: string
  weight: string
  start: string
  finish: string
  measure: ActivityInput['measure']
  unit: string
  target: string
  /** Codes of the activities it waits for, by «،». */
  after: string
  ownerPersonId: string | null
  ownerOrganisationId: string | null
  shares: ActivityInput['shares']
  /** Kinds and lags of the precedence, where they are not plain. */
  links: ActivityInput['after']
}

export const CELLS = [
  'code',
  'title',
  'strategyId',
  'weight',
  'start',
  'finish',
  'measure',
  'target',
  'unit',
  'executor',
  'after',
  'type',
  'partner',
  'expectedResult',
  'network',
  'evidence',
  'shares',
] as const
export type Cell = (typeof CELLS)[number]

/** What a cell says, as text. */
export const cellText = (row: EditRow, cell: Cell): string =>
  cell === 'shares' ? sharesText(row.shares) : String(row[cell] ?? '')

type Locale = 'fa' | 'en'
const written = (value: string | null, locale: Locale) =>
  value === null ? '' : formatNumber(value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''), { locale })
const day = (iso: string | null, locale: Locale) => (iso === null ? '' : formatJalali(iso, 'numeric', locale))

/** A stored activity as a row of the grid, in the digits of the language. */
export const rowOf = (
  activity: Omit<ActivityInput, 'itemId'> & { itemId?: string },
  key: string,
  locale: Locale,
): EditRow => ({
  key,
  itemId: activity.itemId ?? null,
  code: activity.code,
  title: activity.title,
  strategyId: activity.strategyId,
  type: activity.type ?? '',
  executor: activity.executor ?? '',
  partner: activity.partner ?? '',
  expectedResult: activity.expectedResult ?? '',
  network: activity.network ?? '',
  evidence: activity.evidence ?? '',
  weight: Number(activity.weight) === 0 ? '' : written(activity.weight, locale),
  start: day(activity.start, locale),
  finish: day(activity.finish, locale),
  measure: activity.measure,
  unit: activity.unit ?? '',
  target: written(activity.target, locale),
  after: activity.after.map((one) => one.code).join('، '),
  ownerPersonId: activity.ownerPersonId,
  ownerOrganisationId: activity.ownerOrganisationId,
  shares: activity.shares,
  links: activity.after,
})

/** An empty row with the next code: behind «۲-۳» comes «۲-۴», behind «7» comes «8». */
export function newRow(key: string, before: EditRow | undefined, locale: Locale): EditRow {
  const code = before ? before.code.replace(/\d+$/, (digits) => String(Number(digits) + 1)) : '1'
  return {
    ...rowOf(
      {
        code: code === before?.code ? '' : code,
        title: '',
        strategyId: before?.strategyId ?? null,
        type: null,
        executor: null,
        partner: null,
        expectedResult: null,
        ownerPersonId: null,
        ownerOrganisationId: null,
        weight: '0',
        start: null,
        finish: null,
        measure: 'percent',
        unit: null,
        target: null,
        shares: [],
        after: [],
      },
      key,
      locale,
    ),
  }
}

const codesOf = (after: string) =>
  after
    .split(/[،,;؛]/)
    .map((one) => one.trim())
    .filter(Boolean)

export interface CellProblem {
  /** Name of the message among the room's refusals. */
  code:
    | 'cellEmpty'
    | 'cellNotNumber'
    | 'cellNotDate'
    | 'codeTwice'
    | 'afterUnknown'
    | 'finishBeforeStart'
    | 'shareTwice'
    | 'shareSourceNeeded'
    | 'shareUnitNeeded'
  details: Record<string, string>
}
export type RowProblems = Partial<Record<Cell, CellProblem>>

/** What keeps rows from being saved, by row and cell. What may stay open until freezing is not among them. */
export function gridProblems(rows: readonly EditRow[], fiscalYear: number): Map<string, RowProblems> {
  const codes = new Map<string, number>()
  for (const row of rows) codes.set(row.code.trim(), (codes.get(row.code.trim()) ?? 0) + 1)
  const found = new Map<string, RowProblems>()
  for (const row of rows) {
    const problems: RowProblems = {}
    if (row.title.trim() === '') problems.title = { code: 'cellEmpty', details: {} }
    if (row.code.trim() === '') problems.code = { code: 'cellEmpty', details: {} }
    else if (codes.get(row.code.trim())! > 1) problems.code = { code: 'codeTwice', details: { code: row.code } }
    for (const cell of ['weight', 'target'] as const)
      if (row[cell].trim() !== '' && numberOf(row[cell]) === null)
        problems[cell] = { code: 'cellNotNumber', details: { value: row[cell] } }
    for (const cell of ['start', 'finish'] as const)
      if (row[cell].trim() !== '' && !parseJalali(row[cell], { year: fiscalYear }).ok)
        problems[cell] = { code: 'cellNotDate', details: { value: row[cell] } }
    const [start, finish] = [
      parseJalali(row.start, { year: fiscalYear }),
      parseJalali(row.finish, { year: fiscalYear }),
    ]
    if (start.ok && finish.ok && finish.iso < start.iso)
      problems.finish = { code: 'finishBeforeStart', details: { start: row.start, finish: row.finish } }
    const unknown = codesOf(row.after).find((code) => !codes.has(code))
    if (unknown !== undefined) problems.after = { code: 'afterUnknown', details: { code: unknown } }
    const share = shareProblem(row.shares)
    if (share) problems.shares = { code: share, details: { code: row.code } }
    if (Object.keys(problems).length > 0) found.set(row.key, problems)
  }
  return found
}

/** The rows as the draft's new content. Call it on rows without `gridProblems`. */
export function activitiesOf(rows: readonly EditRow[], fiscalYear: number): ActivityInput[] {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  const dayOf = (text: string) => {
    const read = parseJalali(text, { year: fiscalYear })
    return read.ok ? read.iso : null
  }
  return rows.map((row) => ({
    ...(row.itemId ? { itemId: row.itemId } : {}),
    code: row.code.trim(),
    title: row.title.trim(),
    strategyId: row.strategyId,
    type: orNull(row.type),
    executor: orNull(row.executor),
    partner: orNull(row.partner),
    expectedResult: orNull(row.expectedResult),
    network: orNull(row.network),
    evidence: orNull(row.evidence),
    ownerPersonId: row.ownerPersonId,
    ownerOrganisationId: row.ownerOrganisationId,
    weight: numberOf(row.weight) ?? '0',
    start: dayOf(row.start),
    finish: dayOf(row.finish),
    measure: row.measure,
    unit: orNull(row.unit),
    target: row.measure === 'quantity' ? numberOf(row.target) : null,
    shares: row.shares
      .filter((share) => !isEmptyShare(share))
      .map((share) => ({
        ...share,
        nonMoney: share.nonMoney || null,
        nonMoneyUnit: share.nonMoneyUnit?.trim() || null,
      })),
    after: codesOf(row.after).map(
      (code) => row.links.find((link) => link.code === code) ?? { code, type: 'FS' as const, lag: 0 },
    ),
  }))
}

/** Headings of the table that goes out and comes in. */
export const HEADS = [
  'ردیف',
  'راهبرد',
  'فعالیت',
  'نوع فعالیت',
  'وزن',
  'آغاز',
  'پایان',
  'واحد سنجش',
  'هدف کمی',
  'مجری',
  'نهاد همکار',
  'نتیجه مورد انتظار',
  'شبکه مربوط',
  'سند مورد انتظار',
  'پیش‌نیاز',
  'منبع مالی',
  'نقدی',
  'غیرنقدی',
  'غیرپولی',
  'واحد غیرپولی',
]

/** The table as it goes to Excel; the same columns are read when it comes back. A further source of money is a line of its own under its activity. */
export function tableText(
  rows: readonly EditRow[],
  strategyOf: (id: string | null) => string,
  names: { typeOf(code: string): string; sourceOf(code: string): string } = {
    typeOf: (code) => code,
    sourceOf: (code) => code,
  },
): string {
  const money = ({ fundingSource, cash, inKind, nonMoney, nonMoneyUnit }: Share) => [
    names.sourceOf(fundingSource),
    Number(cash) === 0 ? '' : cash,
    Number(inKind) === 0 ? '' : inKind,
    nonMoney ?? '',
    nonMoneyUnit ?? '',
  ]
  const clean = (cell: string) => cell.replace(/[\t\n\r]+/g, ' ')
  const lines = rows.flatMap((row) => {
    const [first, ...further] = row.shares.filter((share) => !isEmptyShare(share))
    const own = [
      row.code,
      strategyOf(row.strategyId),
      row.title,
      names.typeOf(row.type),
      row.weight,
      row.start,
      row.finish,
      row.unit,
      row.target,
      row.executor,
      row.partner,
      row.expectedResult,
      row.network,
      row.evidence,
      row.after,
      ...(first ? money(first) : []),
    ]
    const rest = further.map((share) => [
      row.code,
      ...Array<string>(own.length - (first ? 6 : 1)).fill(''),
      ...money(share),
    ])
    return [own, ...rest].map((cells) => cells.map(clean))
  })
  return [HEADS, ...lines].map((cells) => cells.join('\t')).join('\n')
}
