import { toLatinDigits, toPersianDigits } from '../../kernel/fa/index.ts'
import type { PaperLocale } from './word/kinds.ts'

/** What an office wrote of its letters for a Jalali year; null: as elsewhere. */
export interface LetterheadRow {
  provinceId: string | null
  year: number
  organisation: string | null
  slogan: string | null
  pattern: string | null
  digits: number | null
  firstNumber: number | null
}

export interface Letterhead {
  organisation: string
  /** Empty where nobody wrote the year's. */
  slogan: string
  pattern: string
  /** Least digits of the number. */
  digits: number
  firstNumber: number
}

export const defaultPattern = '{year}/{number}'

/** The words that stand for the year and for the number where an office writes its pattern. */
const signs = { fa: ['سال', 'شماره'], en: ['YEAR', 'NUMBER'] } as const

/** A pattern as it is kept: «سال/ص/شماره» and `YEAR/ص/NUMBER` are `{year}/ص/{number}`, digits Latin. */
export const keptPattern = (typed: string): string =>
  Object.values(signs).reduce(
    (text, [year, number]) => text.replaceAll(year, '{year}').replaceAll(number, '{number}'),
    toLatinDigits(typed).trim(),
  )

/** A pattern as an office reads and writes it. */
export function shownPattern(pattern: string, locale: PaperLocale): string {
  const [year, number] = signs[locale]
  const shown = pattern.replaceAll('{year}', year).replaceAll('{number}', number)
  return locale === 'fa' ? toPersianDigits(shown) : shown
}

/** Year and number once each and no other sign: a pattern without the year would give last year's numbers again. */
export const isPattern = (pattern: string): boolean =>
  pattern.split('{year}').length === 2 &&
  pattern.split('{number}').length === 2 &&
  !/[{}\n]/.test(pattern.replace('{year}', '').replace('{number}', '')) &&
  // digits that touch would read as one number
  !/\d\{(year|number)\}|\}\d|\}\{/.test(pattern)

/** The letter number of that year: «۱۳۹۵/ص/۰۱۲» for pattern `{year}/ص/{number}`, three digits and 12. Kept and shown in Persian digits. */
export const letterNumber = ({ pattern, digits }: Pick<Letterhead, 'pattern' | 'digits'>, year: number, n: number) =>
  toPersianDigits(pattern.replace('{year}', String(year)).replace('{number}', String(n).padStart(digits, '0')))

/**
 * The letterhead of an office in a year: what the province wrote of that year or, but for slogan and first number, of the last year before
 * it; where it wrote nothing, the nation's; else the organisation's own name and the plain pattern. Of several rows of a year the last holds.
 *
 * @param rows of the province and of the nation, in the order in which they were written
 */
export function letterheadOf(
  rows: readonly LetterheadRow[],
  { provinceId, year, organisation }: { provinceId: string | null; year: number; organisation: string },
): Letterhead {
  const places = provinceId === null ? [null] : [provinceId, null]
  const last = (place: string | null, from: number) => {
    const found = rows.filter((row) => row.provinceId === place && row.year <= year && row.year >= from)
    return found.reduce<LetterheadRow | null>(
      (best, row) => (best === null || row.year >= best.year ? row : best),
      null,
    )
  }
  const numbered = places.map((place) => last(place, 0)).find((row) => row?.pattern)
  return {
    // the nation's name stands on no letter of a province
    organisation: last(provinceId, 0)?.organisation ?? organisation,
    slogan: places.map((place) => last(place, year)?.slogan).find(Boolean) ?? '',
    pattern: numbered?.pattern ?? defaultPattern,
    digits: numbered?.digits ?? 1,
    firstNumber: last(provinceId, year)?.firstNumber ?? 1,
  }
}

/** Letters that are not taken for one another when read aloud or from paper. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A check code of ten letters in two groups from random bytes: some 49 bits, so that codes are not found by trying. */
export const checkCodeOf = (bytes: Uint8Array): string => {
  const letters = [...bytes.subarray(0, 10)].map((byte) => alphabet[byte % alphabet.length]!).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** A code as people type it: small letters, Persian digits, without or with other dashes and blanks. Null: no code at all. */
export function typedCode(text: string): string | null {
  const letters = toLatinDigits(text)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
  return letters.length === 10 ? `${letters.slice(0, 5)}-${letters.slice(5)}` : null
}
