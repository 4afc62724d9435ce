import { numberToWords, ordinal, toLatinDigits } from '../../../kernel/fa/index.ts'
import { useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../plans.fa.ts'

/** Words of the room, with the ordinal of a year («سال دوم») and small counts written out as a sentence wants them. */
export function usePlanWords() {
  const t = useWords<typeof fa>('plans')
  const f = useFormat()
  return {
    t,
    f,
    /** A row’s code in the digits of the language, however it was written. */
    codeText: (code: string) => (f.locale === 'fa' ? f.digits(code) : toLatinDigits(code)),
    yearName: (n: number) => t('year.name', { n: f.locale === 'fa' ? ordinal(n) : String(n) }),
    /** A count at the head of a sentence: «هشت» up to twenty, digits beyond and in English. */
    counted: (count: number) => (f.locale === 'fa' && count <= 20 ? numberToWords(count) : f.number(count)),
  }
}
