import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { AsOf, Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { type AnyList, type Cells, type ListColumn, sheetList } from '../../kernel/lists/list.ts'
import { en } from './indicators.en.ts'
import { fa } from './indicators.fa.ts'
import type { PlaceKey } from './indicators.place.ts'
import { rounded } from './indicators.rules.ts'
import { type IndicatorLine, Year } from './indicators.schema.ts'
import { counterWords, type FiguresRow, figuresRowAt, reasonWords, takeFigures } from './indicators.take-in.ts'
import { indicatorsView } from './indicators.view.ts'

const words = { fa, en }
/** Every figure as exact text, with its day and its source; what is counted says from what. */
const columns: readonly ListColumn<FiguresRow>[] = [
  {
    key: 'indicator',
    fa: fa['col.indicator'],
    en: en['col.indicator'],
    also: ['نام شاخص', 'عنوان شاخص'],
    width: 32,
    of: (row, locale) => row.line[locale],
  },
  {
    key: 'unit',
    fa: fa['col.unit'],
    en: en['col.unit'],
    also: ['واحد سنجش'],
    of: (row, locale) => row.line.unit?.[locale],
  },
  {
    key: 'year',
    fa: 'سال',
    en: 'Year',
    width: 10,
    of: (row, locale) => numberCell(row.fiscalYear, locale),
    fields: ['fiscalYear'],
  },
  {
    key: 'baseline',
    fa: fa['col.baseline'],
    en: en['col.baseline'],
    of: (row, locale) => numberCell(row.line.baseline?.value, locale),
    fields: ['decisionId'],
  },
  {
    key: 'baselineDay',
    fa: fa['col.baselineDay'],
    en: en['col.baselineDay'],
    of: (row, locale) => dayCell(row.line.baseline?.asOf, locale),
  },
  {
    key: 'baselineSource',
    fa: 'سند خط پایه',
    en: 'Source of the baseline',
    width: 28,
    of: (row) => row.line.baseline?.source,
  },
  {
    key: 'target',
    fa: fa['col.target'],
    en: en['col.target'],
    also: ['هدف سال', 'مقدار هدف'],
    of: (row, locale) => numberCell(row.year?.target?.value, locale),
  },
  {
    key: 'targetSource',
    fa: 'سند هدف',
    en: 'Source of the target',
    width: 28,
    of: (row) => row.year?.target?.source,
  },
  {
    key: 'counter',
    fa: 'شمرده از',
    en: 'Counted from',
    width: 36,
    of: (row, locale) => counterWords.out(row.year?.counter ?? null, locale),
  },
  {
    key: 'actual',
    fa: fa['col.actual'],
    en: en['col.actual'],
    also: ['عملکرد', 'مقدار محقق'],
    of: (row, locale) => numberCell(row.year?.actual?.value, locale),
  },
  {
    key: 'actualDay',
    fa: fa['col.actualDay'],
    en: en['col.actualDay'],
    also: ['تاریخ آمار'],
    of: (row, locale) => dayCell(row.year?.actual?.asOf, locale),
  },
  {
    key: 'actualSource',
    fa: 'سند مقدار',
    en: 'Source of the value',
    also: ['منبع'],
    width: 28,
    of: (row) => row.year?.actual?.source,
  },
  {
    key: 'attainment',
    fa: fa['col.attainmentPercent'],
    en: en['col.attainmentPercent'],
    of: (row, locale) => numberCell(row.year?.attainment == null ? null : rounded(row.year.attainment), locale),
    outOnly: true,
  },
  {
    key: 'state',
    fa: fa['col.state'],
    en: en['col.state'],
    of: (row, locale) => row.year && words[locale][`state.${row.year.state}`],
    outOnly: true,
  },
  {
    key: 'reason',
    fa: fa['col.reason'],
    en: en['col.reason'],
    width: 32,
    of: (row, locale) => row.year?.miss?.[locale],
    choices: reasonWords.choices,
  },
  {
    key: 'reasonWords',
    fa: 'شرح علت',
    en: 'The reason in words',
    width: 36,
    of: (row) => row.year?.miss?.words,
  },
]

/** Rows of the year on show; of a cluster also what has only a baseline, as on its page. */
async function rowsOf(ctx: Ctx, key: PlaceKey, asked: z.output<typeof years>): Promise<FiguresRow[]> {
  const view = await indicatorsView(ctx, key, asked)
  const row = (line: IndicatorLine): FiguresRow => ({
    line,
    fiscalYear: view.fiscalYear,
    year: line.years.find((one) => one.fiscalYear === view.fiscalYear) ?? null,
  })
  const rows = view.lines.map(row)
  const bare = 'clusterId' in key ? rows.filter((one) => !one.year && one.line.baseline) : []
  return [...rows.filter((one) => one.year), ...bare]
}

const years = AsOf.extend({ year: Year.optional() })
const ofCluster = years.extend({ cluster: Id })
const ofProvince = years.extend({ province: z.string().regex(/^IR-\d\d$/) })

const takenIn = <Asked extends z.output<typeof years>>(keyOf: (asked: Asked) => PlaceKey) => ({
  permission: 'indicators.bringIn' as const,
  keyed: (ctx: Ctx, cells: Cells, asked: Asked) => figuresRowAt(ctx, keyOf(asked), cells, asked),
  create: (ctx: Ctx, cells: Cells, asked: Asked) =>
    takeFigures(ctx, keyOf(asked), null, { differing: cells, said: cells }, asked),
  change: (ctx: Ctx, row: FiguresRow, differing: Cells, asked: Asked, said: Cells) =>
    takeFigures(ctx, keyOf(asked), row, { differing, said }, asked),
})

export const indicatorsLists: readonly AnyList[] = [
  sheetList<FiguresRow, typeof ofCluster>({
    name: 'indicators',
    fa: 'شاخص‌های خوشه',
    en: 'Indicators of a cluster',
    permission: 'signedIn',
    query: ofCluster,
    columns,
    rows: async (ctx, asked, { limit, offset }) =>
      (await rowsOf(ctx, { clusterId: asked.cluster }, asked)).slice(offset, offset + limit),
    takeIn: takenIn<z.output<typeof ofCluster>>((asked) => ({ clusterId: asked.cluster })),
  }),
  sheetList<FiguresRow, typeof ofProvince>({
    name: 'indextargets',
    fa: 'شاخص‌های تکلیفی استان',
    en: 'Index targets of a province',
    permission: 'signedIn',
    query: ofProvince,
    columns,
    rows: async (ctx, asked, { limit, offset }) =>
      (await rowsOf(ctx, { provinceId: asked.province }, asked)).slice(offset, offset + limit),
    takeIn: takenIn<z.output<typeof ofProvince>>((asked) => ({ provinceId: asked.province })),
  }),
]
