import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { sheetList } from '../../kernel/lists/list.ts'
import { en } from './indicators.en.ts'
import { fa } from './indicators.fa.ts'
import { targetsQuery } from './indicators.prints.ts'
import { rounded } from './indicators.rules.ts'
import type { IndicatorLine, TargetLine } from './indicators.schema.ts'
import { indicatorsView } from './indicators.view.ts'

interface TargetRow {
  line: IndicatorLine
  year: TargetLine
}
const words = { fa, en }

/** The index targets of a province's year. */
export const indexTargetList = sheetList<TargetRow, typeof targetsQuery>({
  name: 'indextargets',
  fa: 'هدف‌های شاخص',
  en: 'Index targets',
  permission: 'signedIn',
  query: targetsQuery,
  columns: [
    {
      key: 'indicator',
      fa: fa['col.indicator'],
      en: en['col.indicator'],
      width: 28,
      of: ({ line }, locale) => line[locale],
    },
    { key: 'unit', fa: fa['col.unit'], en: en['col.unit'], of: ({ line }, locale) => line.unit?.[locale] },
    {
      key: 'baseline',
      fa: fa['col.baseline'],
      en: en['col.baseline'],
      of: ({ line }, locale) => numberCell(line.baseline?.value, locale),
    },
    {
      key: 'target',
      fa: fa['col.target'],
      en: en['col.target'],
      of: ({ year }, locale) => numberCell(year.target?.value, locale),
    },
    {
      key: 'actual',
      fa: fa['col.actual'],
      en: en['col.actual'],
      of: ({ year }, locale) => numberCell(year.actual?.value, locale),
    },
    {
      key: 'actualDay',
      fa: fa['col.actualDay'],
      en: en['col.actualDay'],
      of: ({ year }, locale) => dayCell(year.actual?.asOf, locale),
    },
    {
      key: 'attainment',
      fa: fa['col.attainmentPercent'],
      en: en['col.attainmentPercent'],
      of: ({ year }, locale) => numberCell(year.attainment === null ? null : rounded(year.attainment), locale),
    },
    {
      key: 'state',
      fa: fa['col.state'],
      en: en['col.state'],
      of: ({ year }, locale) => words[locale][`state.${year.state}`],
    },
    { key: 'from', fa: fa['col.from'], en: en['col.from'], width: 36, of: ({ year }) => year.actual?.source },
  ],
  rows: async (ctx, { province, ...query }, page) => {
    const view = await indicatorsView(ctx, { provinceId: province }, query)
    return view.lines
      .flatMap((line) =>
        line.years.filter((year) => year.fiscalYear === view.fiscalYear && year.target).map((year) => ({ line, year })),
      )
      .slice(page.offset, page.offset + page.limit)
  },
})
