/** Classes of characters that every part of the analyser agrees on. Written as regex class bodies. */

/** Letters of the Arabic script (no kashida, no diacritics, no digits, no punctuation). */
export const LETTER =
  '\\u0620-\\u063f\\u0641-\\u064a\\u066e\\u066f\\u0671-\\u06d3\\u06d5\\u06ee\\u06ef\\u06fa-\\u06fc\\u06ff'

/** U+200C, the half-space (zero-width non-joiner). */
export const HALF_SPACE = '\u200c'

/** U+0654, the small hamza of «خانهٔ»; the only mark that house spelling knows, and only after ه. */
export const SMALL_HAMZA = '\u0654'

/** Letters that do not join the next one: no half-space is needed after them («کارها»). */
export const NON_JOINERS = 'اآأإدذرزژوؤ'

const persianLetter = new RegExp(`[${LETTER}]`)

/** Whether a text has at least one letter of the Arabic script. */
export function hasPersianLetter(text: string): boolean {
  return persianLetter.test(text)
}

/** What stands between a word and a suffix such as ها: nothing after a letter that does not join, else a half-space. */
export function joinerAfter(word: string): string {
  return NON_JOINERS.includes(word.at(-1) ?? '') ? '' : HALF_SPACE
}
