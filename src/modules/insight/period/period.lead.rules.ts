import { MONTHS } from '../../../kernel/fa/index.ts'
import type { fa } from './period.fa.ts'
import type { Period } from './period.rules.ts'
import type { PeriodView } from './period.schema.ts'

type Locale = 'fa' | 'en'
/** Writes a word of the period with its values: a page's dictionary, or the printer's. */
export type PeriodWords = (key: keyof typeof fa, values?: Readonly<Record<string, string | number>>) => string

/** «بهمن ۱۳۹۵», «زمستان ۱۳۹۵»: as people name it. @param write a number in the reader's digits */
export function periodName(
  { kind, year, n }: Pick<Period, 'kind' | 'year' | 'n'>,
  locale: Locale,
  t: PeriodWords,
  write: (text: string) => string,
): string {
  return kind === 'month'
    ? t('period.monthName', { month: MONTHS[locale][n - 1]!, year: write(String(year)) })
    : t('period.quarterName', { quarter: t(`period.q${n as 1 | 2 | 3 | 4}`), year: write(String(year)) })
}

/** The state of a period in one or two sentences: what happened, the first kinds that did, and what is late. */
export function periodLead(
  view: Pick<PeriodView, 'parts' | 'late' | 'over'>,
  name: string,
  t: PeriodWords,
  number: (value: number) => string,
  locale: Locale,
): string {
  const told = view.parts
    .filter((part) => part.count > 0)
    .slice(0, 5)
    .map((part) => t(`period.told.${part.what}`, { count: number(part.count) }))
  const late = view.late.total
  return [
    t(view.over ? 'period.lead' : 'period.lead.running', { name, told: told.join(locale === 'fa' ? '، ' : ', ') }),
    late > 0 ? t(view.over ? 'period.lead.late' : 'period.lead.lateNow', { count: number(late) }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}
