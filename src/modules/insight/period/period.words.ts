import type { PrintLocale } from '../../../kernel/pdf/print.ts'
import { printFormats } from '../../../kernel/pdf/print.words.ts'
import { en } from './period.en.ts'
import { fa } from './period.fa.ts'
import type { PeriodWords } from './period.lead.rules.ts'

/** Writer of the period's words outside a screen. */
export const periodWords = (locale: PrintLocale): PeriodWords => {
  const { fill } = printFormats(locale)
  const words = locale === 'fa' ? fa : en
  return (key, values) => fill(words[key], values)
}
