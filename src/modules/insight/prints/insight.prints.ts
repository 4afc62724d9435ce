import { z } from 'zod'
import { AsOf } from '../../../kernel/http/schema.ts'
import { type PrintPart, pagePrint } from '../../../kernel/pdf/print.ts'
import {
  clusterTable,
  clusterWords,
  type LateItem,
  nationLate,
  nationView,
  provinceFront,
} from '../../clusters/index.ts'
import { attainmentOf } from '../../indicators/index.ts'
import { compareView } from '../compare.view.ts'
import { CompareQuery } from '../insight.schema.ts'
import { insightWords, provinceTable } from './shared.ts'

/** What is late, in the columns of the front pages. */
function lateTable(
  late: readonly LateItem[],
  words: ReturnType<typeof clusterWords>,
  place: (row: LateItem) => string,
): PrintPart {
  const { t, number, percent, day } = words
  return {
    kind: 'table',
    heading: t('province.late'),
    columns: [
      { title: t('col.activity'), width: 3 },
      { title: t('col.cluster'), width: 2 },
      { title: t('col.late'), num: true },
      { title: t('col.approved'), num: true },
      { title: t('col.owner'), width: 1.4 },
      { title: t('col.why'), width: 2.6 },
    ],
    rows: late.map((row) => [
      row.title,
      place(row),
      number(row.days),
      percent(row.approved),
      row.owner?.name ?? '—',
      [t(`late.${row.why}`), row.quote ? `${t('late.quote', { quote: row.quote })} ${day(row.quotedAt)}` : '']
        .filter(Boolean)
        .join(words.comma),
    ]),
    empty: t('province.lateNone'),
  }
}

const provinceQuery = AsOf.extend({ province: z.string().regex(/^IR-\d\d$/) })

/** The front page of a province. */
const provincePrint = pagePrint<typeof provinceQuery>({
  name: 'province',
  en: 'The front page of a province',
  permission: 'signedIn',
  query: provinceQuery,
  document: async (ctx, { province, ...asked }, locale) => {
    const front = await provinceFront(ctx, province, asked)
    const targets = (await attainmentOf(ctx, [province], asked)).get(province)
    const words = clusterWords(locale)
    const { t, number, percent, digits } = words
    const own = insightWords(locale)
    const { spread } = front
    return {
      title: t('province.title', { province: front.province[locale] }),
      lead: [
        t('province.lead', { total: t('nation.clusters', { count: number(front.clusters.length) }), progress: '' }),
        front.lateTotal > 0
          ? t('province.leadLate', { count: t('province.lateCount', { count: number(front.lateTotal) }) })
          : '',
        targets
          ? own('targets.lead', {
              year: digits(String(targets.fiscalYear)),
              targets: number(targets.targets),
              reached: number(targets.reached),
              mean: percent(targets.meanAttainment),
            })
          : '',
      ]
        .filter(Boolean)
        .join(' '),
      when: front,
      wide: true,
      parts: [
        {
          kind: 'facts',
          heading: t('province.clusters'),
          facts: front.byStage
            .filter((stage) => stage.parent === null && stage.count > 0)
            .map((stage) => ({ label: stage[locale], value: number(stage.count) })),
        },
        {
          heading: t('province.progress'),
          ...clusterTable(front.clusters, locale),
          empty: t('province.emptyTitle'),
        },
        ...(front.clusters.some((line) => line.year?.frozen)
          ? [lateTable(front.late, words, (row) => row.cluster)]
          : []),
        ...(spread
          ? [
              {
                kind: 'table' as const,
                heading: own('spread.county'),
                columns: [
                  { title: own('spread.countyHead'), width: 2 },
                  { title: own('spread.units'), num: true as const },
                  { title: own('spread.ofClusters'), num: true as const },
                ],
                rows: spread.byCounty.map((row) => [
                  row.county ? (locale === 'en' && row.county.en) || row.county.fa : own('spread.noCounty'),
                  number(row.count),
                  number(row.ofClusters),
                ]),
                sum: [own('spread.total'), number(spread.count), number(spread.ofClusters)],
              },
              {
                kind: 'table' as const,
                heading: own('spread.size'),
                note: own('spread.sizeNote'),
                columns: [
                  { title: own('spread.sizeHead'), width: 2 },
                  { title: own('spread.units'), num: true as const },
                  { title: own('spread.ofClusters'), num: true as const },
                ],
                rows: spread.bySize.map((row) => [own(`size.${row.size}`), number(row.count), number(row.ofClusters)]),
                sum: [own('spread.total'), number(spread.count), number(spread.ofClusters)],
              },
            ]
          : []),
      ],
    }
  },
})

/** The country: provinces with their clusters and what is late. */
const nationPrint = pagePrint<typeof AsOf>({
  name: 'nation',
  en: 'The front page of the nation',
  permission: 'signedIn',
  query: AsOf,
  document: async (ctx, asked, locale) => {
    const nation = await nationView(ctx, asked)
    const [late, compared] = [await nationLate(ctx, asked), await compareView(ctx, asked)]
    const words = clusterWords(locale)
    const { t, number } = words
    const nameOf = new Map(nation.provinces.map((one) => [one.code, one[locale]]))
    return {
      title: t('nation.title'),
      lead:
        nation.total === 0
          ? t('nation.leadNone')
          : t('nation.lead', {
              total: t('nation.clusters', { count: number(nation.total) }),
              provinces: t('nation.provinces', { count: number(nation.provinces.length) }),
            }),
      when: nation,
      wide: true,
      parts: [
        {
          kind: 'facts',
          heading: t('register.byStage'),
          facts: nation.byStage
            .filter((stage) => stage.parent === null && stage.count > 0)
            .map((stage) => ({ label: stage[locale], value: number(stage.count) })),
        },
        provinceTable(t('nation.list'), compared.provinces, locale),
        lateTable(late.late, words, (row) => `${row.cluster}${words.comma}${nameOf.get(row.provinceId) ?? ''}`),
      ],
    }
  },
})

/** A comparison as it is on show. */
const comparePrint = pagePrint<typeof CompareQuery>({
  name: 'compare',
  en: 'A comparison of provinces or of the clusters of one trade',
  permission: 'signedIn',
  query: CompareQuery,
  document: async (ctx, query, locale) => {
    const view = await compareView(ctx, query)
    const { t, number, percent, gap, digits } = clusterWords(locale)
    const own = insightWords(locale)
    const byTrade = view.by === 'trade'
    return {
      title: own(byTrade ? 'compare.titleTrade' : 'compare.titleProvinces'),
      place: byTrade ? [query.trade, query.isic && `ISIC ${query.isic}`].filter(Boolean).join(' ') : '',
      lead: byTrade
        ? own('compare.leadTrade', {
            clusters: number(view.clusters.length),
            provinces: number(new Set(view.clusters.map((row) => row.province.code)).size),
          })
        : own('compare.leadProvinces', { provinces: number(view.provinces.length) }),
      when: view,
      wide: true,
      parts: [
        byTrade
          ? {
              kind: 'table',
              heading: own('compare.clusters'),
              columns: [
                { title: t('col.province'), width: 1.4 },
                { title: t('col.cluster'), width: 2.6 },
                { title: t('col.stage'), width: 2 },
                { title: t('col.year') },
                { title: t('col.planned'), num: true },
                { title: t('col.approved'), num: true },
                { title: t('col.gap'), width: 1.5 },
                { title: own('compare.late'), num: true },
                { title: own('compare.attainment'), num: true },
              ],
              rows: view.clusters.map((row) => [
                row.province[locale],
                row.example ? `${row.title} (${t('print.example')})` : row.title,
                row.stage?.[locale] ?? t('noStage'),
                row.year ? digits(String(row.year.fiscalYear)) : '—',
                percent(row.year?.planned),
                percent(row.year?.approved),
                row.year ? gap(row.year) : '—',
                number(row.late),
                percent(row.targets?.meanAttainment),
              ]),
              empty: own('compare.none'),
            }
          : provinceTable(own('compare.provinces'), view.provinces, locale),
      ],
      notes: [own('compare.note')],
    }
  },
})

export const insightPrints = [provincePrint, nationPrint, comparePrint]
