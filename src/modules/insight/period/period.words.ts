import { MONTHS } from '../../../kernel/fa/index.ts'
import type { PrintLocale } from '../../../kernel/pdf/print.ts'
import { type PrintFormats, printFormats } from '../../../kernel/pdf/print.words.ts'
import { en } from './period.en.ts'
import { fa } from './period.fa.ts'
import type { Period } from './period.rules.ts'

export type PeriodWords = (key: keyof typeof fa, values?: Parameters<PrintFormats['fill']>[1]) => string

/** Writer of the period's words outside a screen. */
export const periodWords = (locale: PrintLocale): PeriodWords => {
  const { fill } = printFormats(locale)
  const words = locale === 'fa' ? fa : en
  return (key, values) => fill(words[key], values)
}

/** «بهمن ۱۳۹۵», «زمستان ۱۳۹۵»: as people name it. @param write a number in the reader's digits */
export function periodName(
  { kind, year, n }: Pick<Period, 'kind' | 'year' | 'n'>,
  locale: PrintLocale,
  t: PeriodWords,
  write: (text: string) => string,
): string {
  return kind === 'month'
    ? t('period.monthName', { month: MONTHS[locale][n - 1]!, year: write(String(year)) })
    : t('period.quarterName', { quarter: t(`period.q${n as 1 | 2 | 3 | 4}`), year: write(String(year)) })
}
