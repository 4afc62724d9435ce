import { toPersianDigits } from '../../../kernel/fa/index.ts'
import type { PaperValues } from '../../../kernel/manifest.ts'

const latin = /[A-Za-z]/

/** Digits of a Persian text as Persian ones, however they were typed; those of a Latin word and of a number after one («ISO 17025») stay. */
export function persianText(text: string): string {
  let before = ''
  return text
    .split(/(\s+)/)
    .map((word) => {
      if (word.trim() === '') return word
      const stays = latin.test(word) || latin.test(before)
      before = word
      return stays ? word : toPersianDigits(word)
    })
    .join('')
}

/** Values as a Persian paper says them; links and codes are what they are. */
export const persianValues = (values: PaperValues): PaperValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (/_link$|^verify_code$|^journal_head$/.test(name)) return [name, value]
      if (typeof value === 'string') return [name, persianText(value)]
      return [
        name,
        value.map((row) => Object.fromEntries(Object.entries(row).map(([field, text]) => [field, persianText(text)]))),
      ]
    }),
  )
