import type { Ctx } from '../../../kernel/context.ts'
import { formatJalali, formatNumber, ordinal } from '../../../kernel/fa/index.ts'
import type { PaperSource, PaperValues } from '../../../kernel/manifest.ts'
import { printFormats } from '../../../kernel/pdf/print.words.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { plansPolicy } from '../plans.policy.ts'
import { cutTo } from './pack.rules.ts'
import type { PackView } from './pack.schema.ts'
import { packView } from './pack.view.ts'
import { packWords } from './pack.words.ts'

type Locale = 'fa' | 'en'

/** The head of the journal as it is printed, and as `journal verify` takes it. */
export const anchorOf = (journal: PackView['journal']): string =>
  journal ? `${journal.chain}:${journal.seq}:${journal.hash}` : '—'

/** A percent of the sheet: one place at most, without its sign, which stands in the sentence or the heading. */
const percentText = (value: string | null, locale: Locale): string =>
  value === null ? '—' : formatNumber(String(Number(Number(value).toFixed(1))), { locale })

/** How long a text may be on the sheet, in characters: with as many lines as it takes of each it is one A4 page still readable. */
const longest = { title: 110, result: 240, next: 70, decision: 130 }

/** The page's figures as the fields of the paper, written for people; the whole of a long text stands on the screen. */
export function packValues(pack: PackView, locale: Locale): PaperValues {
  const { digits, number } = printFormats(locale)
  const t = packWords(locale)
  const percent = (value: string | null) => percentText(value, locale)
  const day = (iso: string) => formatJalali(iso, 'dayYear', locale)
  const yearName = (n: number) => t('year.name', { n: locale === 'fa' ? ordinal(n) : String(n) })
  const count = (list: readonly unknown[] | undefined) => (list ? number(list.length) : '—')
  const { next, session, resolutions } = pack
  return {
    body_name: session?.title ?? pack.body?.title ?? t('pack.noBody'),
    cluster_name: cutTo(pack.cluster.title, longest.title),
    plan_year_title: t('pack.yearTitle', { year: yearName(pack.n), fiscalYear: digits(String(pack.fiscalYear)) }),
    as_of_date: day(pack.asOf),
    approved_progress: percent(pack.approved),
    planned_progress: percent(pack.planned),
    financial_progress: percent(pack.money.percent),
    time_elapsed: percent(pack.time.percent),
    example_note: pack.example ? t('pack.example') : '',
    activities: pack.activities.map((one) => ({
      activity_title:
        one.itemId === null ? t('pack.others', { count: number(one.count) }) : cutTo(one.title, longest.title),
      weight: number(one.weight),
      planned: percent(one.planned),
      approved: percent(one.approved),
      state: one.state ? t(`pack.state.${one.state}`) : '—',
    })),
    results: [
      ...pack.results.map((one) => ({
        result_text: t('pack.result', { title: cutTo(one.title, longest.next), text: cutTo(one.text, longest.result) }),
      })),
      ...(pack.resultsLeft > 0 ? [{ result_text: t('pack.resultsLeft', { count: number(pack.resultsLeft) }) }] : []),
    ],
    next_year: next
      ? [
          ...next.activities.map((one) => ({
            activity_title: cutTo(one.title, longest.next),
            weight: number(one.weight),
          })),
          ...(next.left > 0 ? [{ activity_title: t('pack.nextLeft', { count: number(next.left) }), weight: '—' }] : []),
        ]
      : [],
    done_count: count(resolutions?.done),
    in_progress_count: count(resolutions?.inProgress),
    not_done_count: count(resolutions?.notDone),
    decisions_asked: pack.decisions.map((one) => ({
      decision_text:
        one.what === 'item'
          ? cutTo(one.title, longest.decision)
          : t(`pack.decision.${one.what}`, {
              count: number(one.count),
              year: one.what === 'freeze' ? yearName(one.count) : '',
            }),
    })),
    journal_head: anchorOf(pack.journal),
  }
}

const mayMake = (ctx: Ctx, id: string) =>
  getRecord(ctx.db, ctx.actor, id, 'planYear').then((record) => may(plansPolicy['plans.pack'], ctx.actor, record, null))

/** The council's pack as a paper of its plan year, for one session of its steering council or for none. */
export const packPaper: PaperSource = {
  of: 'planYear',
  asks: [],
  choose: {
    required: false,
    list: async (ctx, id) =>
      (await packView(ctx, id, {})).sessions.map(({ id: session, title }) => ({ id: session, title })),
  },
  may: mayMake,
  values: async (ctx, id, locale, forId) =>
    packValues(await packView(ctx, id, forId ? { session: forId } : {}), locale),
}
