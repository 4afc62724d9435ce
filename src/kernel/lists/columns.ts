import { formatJalali, toPersianDigits } from '../fa/index.ts'
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
  width: 38,
  of: (row) => row.id,
})

/** Words of a closed set: how each goes out, and which one a cell means. */
export function wordsColumn<Value extends string>(
  values: readonly Value[],
  word: Record<Locale, (value: Value) => string>,
) {
  return {
    out: (value: Value | null, locale: Locale) => (value === null ? null : word[locale](value)),
    choices: { fa: values.map(word.fa), en: values.map(word.en) },
  }
}
