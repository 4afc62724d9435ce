import { unifyCharacters } from './characters.ts'
import { toLatinDigits } from './digits.ts'
import { COMPARABLE } from './house-style.ts'
import { LETTER } from './letters.ts'
import { normaliseInput } from './normalise.ts'

const END = `(?![${LETTER}\\u200c])`
const halfSpacedEzafe = new RegExp(`(?<=ه)\\u200cی${END}`, 'g')
const looseEzafe = new RegExp(`(?<=[${LETTER}]ه)(?: ی${END})+`, 'g')
const verbPrefix = new RegExp(`(?<![${LETTER}])(ن?می) (?=[${LETTER}]{2})`, 'g')
const looseSuffix = new RegExp(
  `(?<=[${LETTER}]{2}) (?=(?:ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان|ترین)${END})|(?<=[${LETTER}]ه) (?=(?:ای|ام|ات|اش|ایم|اید|اند)${END})`,
  'g',
)
const looseComparative = new RegExp(`(?<![${LETTER}])([${LETTER}]+) (?=تری?${END})`, 'g')
const besideForeign = new RegExp(`\\u200c(?![${LETTER}])|(?<![${LETTER}])\\u200c`, 'g')
const comparable = new Set([...COMPARABLE].map(foldLetters))

/**
 * The form that search compares; for the index only, never shown or stored as text.
 * Typing variants fall together: ي/ی, ك/ک, آ/ا, hamza forms, digits, case, marks,
 * and the ways to write an affix: شهرکهای = شهرک‌های = شهرک های. Words are parted by one space, marks are gone.
 */
export function foldForSearch(text: string): string {
  return foldLetters(normaliseInput(text))
    .replace(/[^\p{L}\p{Nd}\u200c]+/gu, ' ')
    .trim()
    .replace(halfSpacedEzafe, '')
    .replace(besideForeign, ' ')
    .replace(/ {2,}/g, ' ')
    .replaceAll('\u200c', '')
    .replace(looseEzafe, '')
    .replace(verbPrefix, '$1')
    .replace(looseSuffix, '')
    .replace(looseComparative, (found, word: string) => (comparable.has(word) ? word : found))
    .trim()
}

function foldLetters(text: string): string {
  return (
    unifyCharacters(
      toLatinDigits(text)
        .normalize('NFKD')
        .replace(/(?<=[A-Za-z])\p{M}+/gu, '')
        .normalize('NFKC')
        .toLowerCase(),
    )
      .replace(/[آأإ]/g, 'ا')
      .replace(/ؤ/g, 'و')
      .replace(/ئ/g, 'ی')
      .replace(/ة/g, 'ه')
      .replace(/ء|\p{M}/gu, '')
      // Two words of this field whose hamza has two accepted seats: هیئت/هیأت and مسئول/مسؤول.
      .replace(/هییت/g, 'هیات')
      .replace(/مسیول/g, 'مسوول')
  )
}

/** The folded words of a text, in order, repeated as they occur. An empty text has none. */
export function tokens(text: string): string[] {
  const folded = foldForSearch(text)
  return folded === '' ? [] : folded.split(' ')
}

/**
 * One key for names written with other spaces: «چهارمحال وبختیاری» and «چهارمحال و بختیاری» have the same.
 * For comparing whole names; too coarse for running text.
 */
export function foldKey(text: string): string {
  return foldForSearch(text).replaceAll(' ', '')
}

const SUFFIX = /(?:هایشان|هایمان|هایتان|هایی|هایم|هایت|هایش|های|ها|ترین)$/
/** Folded words that only look like plurals. */
const NO_PLURAL = new Set(['تنها', 'انها', 'اینها', 'انتها', 'ابتها', 'اشتها', 'منتها', 'دریاها', 'خواها'])

/**
 * The stem of one folded token without its plural or superlative ending: شهرکهای → شهرک.
 * A guess for widening a search, never for narrowing it. Tokens of four letters and fewer (بها، رها، تنها) stay.
 */
export function stem(token: string): string {
  if (NO_PLURAL.has(token)) return token
  const short = token.replace(SUFFIX, '')
  return short.length >= 3 || (short.length === 2 && token.length > 4 && short.endsWith('ه')) ? short : token
}
