import { HALF_SPACE, LETTER, SMALL_HAMZA } from './letters.ts'

/** One code point per letter: what Arabic, Urdu and Kurdish keyboards and old systems type for a Persian letter. */
const SAME_LETTER: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ؠ: 'ی',
  ې: 'ی',
  ے: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ٱ: 'ا',
  ۀ: `ه${SMALL_HAMZA}`,
  ۂ: `ه${SMALL_HAMZA}`,
}
const foreignLetter = new RegExp(`[${Object.keys(SAME_LETTER).join('')}]`, 'g')

// Shapes of letters (U+FB50…, U+FE70…), as old PDFs carry them; the honorific ligatures U+FDF0… stay, but for الله.
const shapedMarks = /[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]/g
const shapedLetters = /[\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3d\ufd50-\ufdc7\ufdf2\ufe80-\ufefc]/g
const DIACRITICS = '\\u0610-\\u061a\\u064b-\\u0653\\u0655-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed'
const diacritics = new RegExp(`[${DIACRITICS}]`, 'g')
const repeatedHalfSpace = new RegExp(`${HALF_SPACE}{2,}`, 'g')
const splitHamza = new RegExp(`${HALF_SPACE}${SMALL_HAMZA}`, 'g')
const strayHamza = new RegExp(`(?<!ه)${SMALL_HAMZA}`, 'g')
const directionMarks = /[\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
const oddSpaces = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
// Word processors of the nineties wrote ¬ or a soft hyphen for the half-space.
const oldHalfSpace = new RegExp(`(?<=[${LETTER}${SMALL_HAMZA}])[\\u00ac\\u00ad\\u200b]+(?=[${LETTER}])`, 'g')
const uselessJoiner = new RegExp(`(?<=[${LETTER}])\\u200d+(?=[${LETTER}])|(?<=(?!ه)[${LETTER}])\\u200d+`, 'g')
const kashida = new RegExp(`(?<=[${LETTER}])ـ+|ـ+(?=[${LETTER}])`, 'g')
const hamzaAfterHe = new RegExp(`(?<=[${LETTER}]ه)ء(?![${LETTER}])`, 'g')

/**
 * One form for every character: letters, spaces, half-spaces, line ends; marks and invisible characters dropped.
 * Changes no word, only the way it is encoded. Digits stay as they are.
 */
export function unifyCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n')
    .replace(shapedMarks, '')
    .replace(shapedLetters, (letter) => letter.normalize('NFKC'))
    .normalize('NFC')
    .replace(oddSpaces, ' ')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? control : ''))
    .replace(directionMarks, '')
    .replace(diacritics, '')
    .normalize('NFC')
    .replace(foreignLetter, (letter) => SAME_LETTER[letter] ?? letter)
    .replaceAll(`ی${SMALL_HAMZA}`, 'ئ')
    .replace(repeatedHalfSpace, HALF_SPACE)
    .replace(splitHamza, SMALL_HAMZA)
    .replace(strayHamza, '')
    .replace(/ـ{2,}/g, 'ـ')
    .replace(kashida, '')
    .replaceAll('ـ', '–')
    .replace(uselessJoiner, '')
    .replace(oldHalfSpace, HALF_SPACE)
    .replace(/[\u00ad\u200b]/g, '')
    .replace(hamzaAfterHe, SMALL_HAMZA)
}
