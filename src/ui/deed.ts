import type { Locale } from './locale.tsx'

type Plain = Record<string, string | number | null>

/** Values of a line of the journal for the holes of its sentence: what has no short form is a dash, a percent sign stands at its figure. */
export function deedValues(said: Readonly<Record<string, unknown>>, locale: Locale): Plain {
  const plain: Plain = Object.fromEntries(
    // a year is a number too, and is not grouped
    Object.entries(said).map(([key, value]) => [
      key,
      value === null || typeof value === 'object' ? '—' : String(value),
    ]),
  )
  if (plain.unit !== '٪' || plain.value === undefined) return plain
  return { ...plain, ...(locale === 'fa' ? { unit: 'درصد' } : { value: `${plain.value}%`, unit: '' }) }
}
