import type { PrintLocale, PrintTable } from '../../../kernel/pdf/print.ts'
import { printFormats } from '../../../kernel/pdf/print.words.ts'
import { clusterWords } from '../../clusters/index.ts'
import { en } from '../insight.en.ts'
import { fa } from '../insight.fa.ts'
import type { ComparedProvince } from '../insight.schema.ts'

/** Writer of this room's words for a printed page. */
export const insightWords = (locale: PrintLocale) => {
  const { fill } = printFormats(locale)
  const words = locale === 'fa' ? fa : en
  return (key: keyof typeof fa, values?: Parameters<typeof fill>[1]) => fill(words[key], values)
}

/** Provinces side by side as they are printed. */
export function provinceTable(heading: string, rows: readonly ComparedProvince[], locale: PrintLocale): PrintTable {
  const { t, number, percent, gap } = clusterWords(locale)
  const own = insightWords(locale)
  return {
    kind: 'table',
    heading,
    columns: [
      { title: t('col.province'), width: 1.6 },
      { title: t('col.count'), num: true },
      { title: own('compare.stage'), width: 1.8 },
      { title: t('nation.running'), num: true },
      { title: own('compare.onPlan'), width: 1.4 },
      { title: t('col.furthest'), width: 2.2 },
      { title: t('col.gap'), width: 1.5 },
      { title: own('compare.late'), num: true },
      { title: own('compare.attainment'), num: true },
      { title: own('spread.units'), num: true },
    ],
    rows: rows.map((row) => [
      row[locale],
      number(row.clusters),
      row.furthestStage?.[locale] ?? '—',
      number(row.running),
      row.withPlan > 0 ? own('compare.onPlanOf', { on: number(row.onPlan), all: number(row.withPlan) }) : '—',
      row.furthest
        ? row.furthest.year.example
          ? `${row.furthest.title} (${t('print.example')})`
          : row.furthest.title
        : '—',
      row.furthest ? gap(row.furthest.year) : '—',
      number(row.late),
      row.targets?.example
        ? `${percent(row.targets.meanAttainment)} (${t('print.example')})`
        : percent(row.targets?.meanAttainment),
      number(row.units),
    ]),
    empty: own('compare.none'),
  }
}
