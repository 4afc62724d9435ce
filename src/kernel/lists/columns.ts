import { z } from 'zod'
import { type Details, Refusal, refuse } from '../errors.ts'
import {
  foldKey,
  formatJalali,
  normaliseInput,
  parseNumber,
  parseOrdinal,
  toPersianDigits,
  wordsToNumber,
} from '../fa/index.ts'
import { fieldProblems } from '../http/problems.ts'
import type { ListColumn, Locale } from './list.ts'

/** A day as people type it: Jalali, in the reader's digits. */
export const dayCell = (iso: string | null | undefined, locale: Locale): string | null =>
  iso ? formatJalali(iso.slice(0, 10), 'numeric', locale) : null

/** A number or percent in the reader's digits. */
export const numberCell = (value: string | number | null | undefined, locale: Locale): string | null => {
  if (value === null || value === undefined) return null
  return locale === 'fa' ? toPersianDigits(String(value)).replace('.', '٫') : String(value)
}

/** The id by which a row that went out is known when it comes in again. */
export const idColumn = <Row extends { id: string }>(): ListColumn<Row> => ({
  key: 'id',
  fa: 'شناسه در خوشه',
  en: 'Khoosheh id',
  // nobody reads it: what is printed belongs to the words
  width: 14,
  of: (row) => row.id,
})

/** A refusal at the cell of a column. */
export const refuseCell = (path: string, code: string, details: Details = {}): Refusal =>
  refuse(code, details, [{ path, code, details }])

/** Runs a deed whose fields stand under other columns in this list (its `value` is the baseline here), and names those in its refusals. */
export async function namingColumns<Result>(
  names: Readonly<Record<string, string>>,
  deed: () => Promise<Result>,
): Promise<Result> {
  try {
    return await deed()
  } catch (error) {
    const fields =
      error instanceof z.ZodError ? fieldProblems(error.issues) : error instanceof Refusal ? error.fields : []
    if (fields.length === 0) throw error
    const named = fields.map((field) => ({ ...field, path: names[field.path] ?? field.path }))
    throw refuse(error instanceof Refusal ? error.code : named[0]!.code, named[0]!.details, named)
  }
}

/** One line of text as it is kept. */
export const lineTyped = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : normaliseInput(text, { lines: 'single' }).trim()

/** A decimal as typed, in either digits, with or without the percent sign. Refuses what is none at its column. */
export function decimalTyped(path: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const read = parseNumber(text.replaceAll(/[٪%]/g, ''))
  if (!read.ok) throw refuseCell(path, 'kernel.badDecimal')
  return read.value
}

/** A number that counts something (a session, a year): digits, or in words, «ششم» too. Refuses what is none at its column. */
export function wholeTyped(path: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const read = parseNumber(text)
  const value = read.ok ? read.value : (wordsToNumber(text) ?? parseOrdinal(text))
  if (value === null || !/^\d{1,9}$/.test(String(value))) throw refuseCell(path, 'kernel.badDecimal')
  return Number(value)
}

/** Words of a closed set: how each goes out, and which one a cell means. */
export function wordsColumn<Value extends string>(
  values: readonly Value[],
  word: Record<Locale, (value: Value) => string>,
) {
  return {
    out: (value: Value | null, locale: Locale) => (value === null ? null : word[locale](value)),
    choices: { fa: values.map(word.fa), en: values.map(word.en) },
    /** The value that a cell means, in either language; nothing where it is empty. Refuses another word at its column. */
    typed: (path: string, text: string | undefined): Value | undefined => {
      if (text === undefined) return undefined
      const folded = foldKey(text)
      const found = values.find(
        (one) => one === text || foldKey(word.fa(one)) === folded || foldKey(word.en(one)) === folded,
      )
      if (found === undefined) throw refuseCell(path, 'kernel.notOneOf')
      return found
    },
  }
}
