import { AsOf, Id } from '../../kernel/http/schema.ts'
import { type PrintDocument, type PrintLocale, pagePrint } from '../../kernel/pdf/print.ts'
import { printFormats } from '../../kernel/pdf/print.words.ts'
import { type ProgressView, progressView } from '../commitments/index.ts'
import { en } from './plans.en.ts'
import { fa } from './plans.fa.ts'
import type { PlanYearView } from './plans.schema.ts'
import { type Explain, planYearView } from './plans.view.ts'

const query = AsOf.extend({ id: Id })

/** A plan year: its five lines, and every activity with its weight, days, percents and the claim that they rest on. */
export const planYearPrint = (explain: Explain) =>
  pagePrint<typeof query>({
    name: 'planyear',
    en: 'A year of an action plan',
    permission: 'signedIn',
    query,
    document: async (ctx, { id, ...asked }, locale) =>
      yearDocument(await planYearView(ctx, id, asked, explain), await progressView(ctx, id, asked), locale),
  })

function yearDocument(view: PlanYearView, tree: ProgressView, locale: PrintLocale): PrintDocument {
  const { fill, digits, day, number, percent } = printFormats(locale)
  const words = locale === 'fa' ? fa : en
  const t = (key: keyof typeof fa, values?: Parameters<typeof fill>[1]) => fill(words[key], values)
  const leaves = tree.items.filter((item) => item.isLeaf)
  const { approved, planned, claimed, verified, noted } = tree.whole
  const year = digits(String(view.year.fiscalYear))
  const example = view.marks.some((mark) => mark.mark === 'example' && ['', 'progress'].includes(mark.field))
  return {
    title: `${t('title')}${locale === 'fa' ? '، ' : ', '}${t('year.name', { n: year })}`,
    place: view.cluster.title,
    lead: tree.version
      ? t('print.lead', {
          count: number(leaves.length),
          date: day(tree.asOf),
          approved: percent(approved),
          planned: percent(planned),
        })
      : t('print.notFrozen'),
    when: tree,
    wide: true,
    parts: [
      ...(tree.version
        ? [
            {
              kind: 'facts' as const,
              heading: t('column.progress'),
              note: t('print.version', {
                n: number(tree.version.n),
                decision: tree.version.decision?.name ?? t('baseline.undecided'),
              }),
              facts: [
                { label: t('column.planned'), value: percent(planned) },
                { label: t('print.line.claimed'), value: percent(claimed) },
                { label: t('print.line.verified'), value: percent(verified) },
                { label: t('column.approved'), value: percent(approved), source: example ? t('print.example') : '' },
                { label: t('print.line.noted'), value: percent(noted) },
              ],
            },
          ]
        : []),
      {
        kind: 'table',
        heading: t('activities.title'),
        columns: [
          { title: t('column.title'), width: 3 },
          { title: t('column.weight'), num: true },
          { title: t('column.start') },
          { title: t('column.finish') },
          { title: t('column.planned'), num: true },
          { title: t('column.approved'), num: true },
          { title: t('print.last'), width: 3 },
        ],
        rows: leaves.map((item) => {
          const step = item.lastClaim?.steps.find((one) => one.kind === 'approve')
          const claim = item.lastClaim
          return [
            item.title,
            number(item.weight),
            day(item.start),
            day(item.finish),
            percent(item.lines.planned),
            percent(item.lines.approved),
            [
              claim && t('print.claim', { by: (claim.forWhom ?? claim.by)?.name ?? '', asOf: day(claim.asOf) }),
              step && t('print.approvedBy', { by: step.by?.name ?? '', at: day(step.at) }),
            ]
              .filter(Boolean)
              .join(locale === 'fa' ? '؛ ' : '; '),
          ]
        }),
        sum: [t('activities.sum'), number('100'), '', '', percent(planned), percent(approved), ''],
        empty: t('print.notFrozen'),
      },
    ],
  }
}
