import { printFormats } from '../../../kernel/pdf/print.words.ts'
import { en } from '../plans.en.ts'
import { fa } from '../plans.fa.ts'

/** Writer of this room's words outside a screen. */
export const packWords = (locale: 'fa' | 'en') => {
  const { fill } = printFormats(locale)
  const words = locale === 'fa' ? fa : en
  return (key: keyof typeof fa, values?: Parameters<typeof fill>[1]) => fill(words[key], values)
}
