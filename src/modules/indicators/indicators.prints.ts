import { z } from 'zod'
import { type PrintDocument, type PrintLocale, pagePrint } from '../../kernel/pdf/print.ts'
import { printFormats } from '../../kernel/pdf/print.words.ts'
import { en } from './indicators.en.ts'
import { fa } from './indicators.fa.ts'
import { type IndicatorsView, YearQuery } from './indicators.schema.ts'
import { indicatorsView } from './indicators.view.ts'

export const targetsQuery = YearQuery.extend({ province: z.string().regex(/^IR-\d\d$/) })

/** The index targets of a province's year on one sheet, each figure with its day and where it came from. */
export const indexTargetsPrint = pagePrint<typeof targetsQuery>({
  name: 'indextargets',
  en: 'The index targets of a province’s year',
  permission: 'signedIn',
  query: targetsQuery,
  document: async (ctx, { province, ...asked }, locale) =>
    targetsDocument(await indicatorsView(ctx, { provinceId: province }, asked), locale),
})

function targetsDocument(view: IndicatorsView, locale: PrintLocale): PrintDocument {
  const { fill, digits, day, number, percent } = printFormats(locale)
  const words = locale === 'fa' ? fa : en
  const t = (key: keyof typeof fa, values?: Parameters<typeof fill>[1]) => fill(words[key], values)
  const year = digits(String(view.fiscalYear))
  const rows = view.lines.flatMap((line) =>
    line.years.filter((one) => one.fiscalYear === view.fiscalYear && one.target).map((one) => ({ line, one })),
  )
  return {
    title: t('page.province', { place: view.place.title[locale], year }),
    place: view.place.province[locale],
    lead: t('print.lead', {
      targets: number(view.summary.targets),
      reached: number(view.summary.reached),
      mean: percent(view.summary.meanAttainment),
    }),
    when: view,
    wide: true,
    parts: [
      {
        kind: 'table',
        heading: t('page.targets', { year }),
        columns: [
          { title: t('col.indicator'), width: 2.4 },
          { title: t('col.unit'), width: 1 },
          { title: t('col.baseline'), num: true },
          { title: t('col.target'), num: true },
          { title: t('col.actual'), num: true },
          { title: t('col.actualDay') },
          { title: t('col.attainment'), num: true },
          { title: t('col.state'), width: 1.2 },
          { title: t('col.fromOrReason'), width: 2.4 },
        ],
        rows: rows.map(({ line, one }) => [
          line[locale],
          line.unit?.[locale] ?? '',
          number(line.baseline?.value),
          number(one.target!.value),
          number(one.actual?.value),
          day(one.actual?.asOf),
          percent(one.attainment),
          t(`state.${one.state}`),
          [
            one.counter
              ? (words[`counter.${one.counter}` as keyof typeof words] ?? one.counter)
              : (one.actual?.source ?? ''),
            one.actual?.example || one.target!.example ? t('print.example') : '',
            one.miss ? [one.miss[locale], one.miss.words].filter(Boolean).join('، ') : '',
          ]
            .filter(Boolean)
            .join(locale === 'fa' ? '؛ ' : '; '),
        ]),
        empty: t('empty.title', { year }),
      },
    ],
  }
}
