import { formatJalali } from '../../kernel/fa/index.ts'
import { type SheetColumn, writeSheets } from '../../kernel/sheets.ts'
import { en } from './indicators.en.ts'
import { fa } from './indicators.fa.ts'
import { rounded } from './indicators.rules.ts'
import type { IndicatorsView } from './indicators.schema.ts'

/** The index targets of a place's year as one sheet: every figure as exact text, with its day and its source. */
export function indexSheet(view: IndicatorsView, locale: 'fa' | 'en'): Promise<Buffer> {
  const words = locale === 'fa' ? fa : en
  const day = (iso: string | null) => (iso ? formatJalali(iso, 'numeric', 'en') : null)
  const columns: SheetColumn[] = [
    { title: words['col.indicator'], width: 28 },
    { title: words['col.unit'] },
    { title: words['col.baseline'] },
    { title: words['col.baselineDay'] },
    { title: words['col.target'] },
    { title: words['col.actual'] },
    { title: words['col.actualDay'] },
    { title: words['col.attainmentPercent'] },
    { title: words['col.state'] },
    { title: words['col.from'], width: 36 },
    { title: words['col.reason'], width: 36 },
  ]
  const rows = view.lines.flatMap((line) =>
    line.years
      .filter((year) => year.fiscalYear === view.fiscalYear && year.target)
      .map((year) => [
        line[locale],
        line.unit?.[locale] ?? '',
        line.baseline?.value ?? null,
        day(line.baseline?.asOf ?? null),
        year.target!.value,
        year.actual?.value ?? null,
        day(year.actual?.asOf ?? null),
        year.attainment === null ? null : rounded(year.attainment),
        words[`state.${year.state}`],
        year.counter ? words[`counter.${year.counter}` as keyof typeof words] : (year.actual?.source ?? null),
        year.miss ? [year.miss[locale], year.miss.words].filter(Boolean).join('؛ ') : null,
      ]),
  )
  return writeSheets([{ name: `${words.short} ${view.fiscalYear}`, columns, rows, rtl: locale === 'fa' }])
}
