import { HALF_SPACE } from './letters.ts'
import { numberToWords, splitNumberWords, wordsToNumber } from './number-words.ts'

/** `after` the noun: جلسه ششم; `before` it: ششمین جلسه. */
export type OrdinalPlace = 'after' | 'before'

/**
 * The ordinal of a session, year or edition in words: 6 → ششم / ششمین, 1 → اول / نخستین.
 * Throws RangeError unless n is a whole number from 1.
 */
export function ordinal(n: number, place: OrdinalPlace = 'after'): string {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError('an ordinal counts from one')
  if (n === 1) return place === 'after' ? 'اول' : 'نخستین'
  return ordinalOf(numberToWords(n)) + (place === 'before' ? 'ین' : '')
}

function ordinalOf(words: string): string {
  if (/(^| )سه$/.test(words)) return words.replace(/سه$/, 'سوم')
  if (words.endsWith('سی')) return `${words}${HALF_SPACE}ام`
  if (words.endsWith('دو')) return `${words}م`
  return `${words}م`
}

const FIRST = new Set(['اول', 'اولین', 'نخست', 'نخستین', 'یکم', 'یکمین'])

/**
 * Reads an ordinal in words or digits (ششم، ششمین، سی‌اُم، ۱۱۲۴اُمین، هزار و صد بیست و چهارمین, with or without its و).
 * Null when the text is no ordinal; a plain number («شش») is none.
 */
export function parseOrdinal(text: string): number | null {
  const words = splitNumberWords(text)
  if (words.length === 1 && FIRST.has(words[0]!)) return 1
  // «سی ام» and «۶ ام»: the ending stands as a word of its own.
  if (/^(?:ا?م|ا?مین|ام)$/.test(words.at(-1) ?? '') && words.length > 1) return toCount(words.slice(0, -1))
  const last = cardinalOf(words.at(-1) ?? '')
  return last === null ? null : toCount([...words.slice(0, -1), last])
}

function cardinalOf(word: string): string | null {
  const bare = word.replace(/ین$/, '')
  if (bare === 'سوم') return 'سه'
  if (bare === 'سیام') return 'سی'
  // «سهم» is a share and «سیم» a wire.
  if (bare === 'سهم' || bare === 'سیم') return null
  const stem = bare.endsWith('م') ? bare.slice(0, -1) : null
  return stem && wordsToNumber(stem) !== null ? stem : null
}

function toCount(words: string[]): number | null {
  const value = wordsToNumber(words.join(' '))
  const count = value === null ? Number.NaN : Number(value)
  return Number.isSafeInteger(count) && count >= 1 ? count : null
}
