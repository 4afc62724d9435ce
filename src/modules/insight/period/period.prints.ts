import { type PrintDocument, type PrintLocale, type PrintPart, pagePrint } from '../../../kernel/pdf/print.ts'
import { printFormats } from '../../../kernel/pdf/print.words.ts'
import { periodLead, periodName } from './period.lead.rules.ts'
import { MonthQuery, type PeriodView, QuarterQuery } from './period.schema.ts'
import { monthView, quarterView } from './period.view.ts'
import { periodWords } from './period.words.ts'

/** A province's month, and the nation's quarter. */
export const periodPrints = [
  pagePrint<typeof MonthQuery>({
    name: 'month',
    en: 'A province’s month',
    permission: 'signedIn',
    query: MonthQuery,
    document: async (ctx, { province, month }, locale) => periodDocument(await monthView(ctx, province, month), locale),
  }),
  pagePrint<typeof QuarterQuery>({
    name: 'quarter',
    en: 'The nation’s quarter',
    permission: 'signedIn',
    query: QuarterQuery,
    document: async (ctx, { quarter }, locale) => periodDocument(await quarterView(ctx, quarter), locale),
  }),
]

function periodDocument(view: PeriodView, locale: PrintLocale): PrintDocument {
  const { digits, day, number, percent } = printFormats(locale)
  const t = periodWords(locale)
  const name = periodName(view, locale, t, digits)
  const told = view.parts.filter((part) => part.count > 0)
  const parts: PrintPart[] = [
    {
      kind: 'table',
      heading: t('period.summary'),
      columns: [
        { title: t('period.col.what'), width: 3 },
        { title: t('period.col.count'), num: true },
        { title: t('period.col.later'), num: true },
      ],
      rows: view.parts.map((part) => [t(`period.part.${part.what}`), number(part.count), number(part.later)]),
    },
    ...(view.provinces.length > 0
      ? [
          {
            kind: 'table' as const,
            heading: t('period.provinces'),
            columns: [
              { title: t('period.col.province'), width: 1.6 },
              ...view.parts.map((part) => ({ title: t(`period.part.${part.what}`), num: true as const })),
            ],
            rows: view.provinces.map((one) => [
              one[locale],
              ...view.parts.map((part) => number(one.counts[part.what] ?? 0)),
            ]),
          },
        ]
      : []),
    ...told.map(
      (part): PrintPart => ({
        kind: 'table',
        heading: t(`period.part.${part.what}`),
        ...(part.left > 0 ? { note: t('period.left', { count: number(part.left) }) } : {}),
        columns: [
          { title: t('period.col.on') },
          { title: t('period.col.title'), width: 4 },
          ...(part.what === 'gates'
            ? [{ title: t('period.col.stage'), width: 2 }]
            : [{ title: t('period.col.of'), width: 2 }]),
          ...(part.amount === null ? [] : [{ title: t('period.col.amount'), num: true as const }]),
        ],
        rows: part.rows.map((row) => [
          day(row.on),
          row.title,
          part.what === 'gates' ? (row.stage?.[locale] ?? '—') : (row.of ?? '—'),
          ...(part.amount === null ? [] : [number(row.amount)]),
        ]),
        ...(part.amount === null ? {} : { sum: [number(part.count), '', '', number(part.amount)] }),
      }),
    ),
    {
      kind: 'table',
      heading: t('period.late'),
      note: t('period.lateTotal', { count: number(view.late.total) }),
      columns: [
        { title: t('period.col.title'), width: 4 },
        { title: t('period.col.of'), width: 2 },
        { title: t('period.col.days'), num: true },
        { title: t('period.col.approved'), num: true },
        { title: t('period.col.owner'), width: 1.6 },
      ],
      rows: view.late.rows.map((row) => [
        row.title,
        row.cluster,
        number(row.days),
        row.example ? `${percent(row.approved)} (${t('period.example')})` : percent(row.approved),
        row.owner ?? '—',
      ]),
      empty: t('period.lateNone'),
    },
    {
      kind: 'table',
      heading: t('period.targets'),
      columns: [
        { title: t('period.col.province'), width: 2 },
        { title: t('period.col.targets'), num: true },
        { title: t('period.col.reached'), num: true },
        { title: t('period.col.attainment'), num: true },
      ],
      rows: view.targets.map((row) => [
        row[locale],
        number(row.targets),
        number(row.reached),
        row.example ? `${percent(row.meanAttainment)} (${t('period.example')})` : percent(row.meanAttainment),
      ]),
      empty: t('period.targetsNone'),
    },
  ]
  return {
    title: view.province ? t('period.month', { province: view.province[locale] }) : t('period.quarter'),
    place: name,
    lead: told.length === 0 ? t('period.nothing', { name }) : periodLead(view, name, t, number, locale),
    when: view,
    parts,
    notes: [view.over ? t('period.known', { day: day(view.to) }) : t('period.running')],
  }
}
