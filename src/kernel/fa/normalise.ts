import { unifyCharacters } from './characters.ts'
import { toLatinDigits, toPersianDigitsInText } from './digits.ts'
import { tidyLine } from './punctuation.ts'

export interface NormaliseOptions {
  /** `keep` (default) leaves digits as typed; `fa` writes ۰-۹ outside Latin words; `latin` writes 0-9 everywhere. */
  digits?: 'keep' | 'fa' | 'latin'
  /** `keep` (default) keeps line ends and at most one empty line; `single` makes one line (names, titles). */
  lines?: 'keep' | 'single'
}

// Addresses are left as they are: their marks are no punctuation.
const address = /(?:https?:\/\/|www\.)[^\s«»<>()[\]]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const PLACE = '\ue000'

/**
 * What is done to everything typed or imported: one code point per letter, no kashida and diacritics,
 * clean spaces and half-spaces, Persian punctuation. Never joins, splits or respells a word: see `writeHouseStyle` for that.
 * Doing it twice changes nothing more. House style: docs/decisions/persian-house-style.md.
 */
export function normaliseInput(text: string, options: NormaliseOptions = {}): string {
  const addresses: string[] = []
  let result = text.replaceAll(PLACE, '').replace(address, (found) => {
    addresses.push(unifyCharacters(found))
    return PLACE
  })
  result = unifyCharacters(result)
  if (options.lines === 'single') result = result.replaceAll('\n', ' ')
  if (options.digits === 'fa') result = toPersianDigitsInText(result)
  if (options.digits === 'latin') result = toLatinDigits(result)
  result = settle(result)
  return result.replaceAll(PLACE, () => addresses.shift() ?? '')
}

/** One change of a line can make room for another (a space dropped lets a stop close up): repeat until it rests. */
function settle(text: string): string {
  let now = text
  for (let round = 0; round < 6; round++) {
    const next = unifyCharacters(now)
      .split('\n')
      .map(tidyLine)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\n+$/g, '')
    if (next === now) break
    now = next
  }
  return now
}
