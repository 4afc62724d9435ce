import { useFormat } from '../../../ui/index.ts'
import type { ItemView } from '../commitments.schema.ts'
import { shortDecimal } from './figures.rules.ts'

/** Writers of percents and of values in an item's own unit («۷۰٪», «۱۴ واحد»). */
export function useValues() {
  const f = useFormat()
  return {
    f,
    /** A percent with at most one digit after the point; a dash where nothing is recorded. */
    percent: (value: string | number | null) => (value === null ? '—' : f.percent(shortDecimal(value))),
    /** A weight without the zeros that the database adds. */
    weight: (value: string | number) => f.number(shortDecimal(value, 6)),
    inUnit: (of: Pick<ItemView, 'measure' | 'unit'>, value: string | number) =>
      of.measure === 'quantity'
        ? `${f.number(shortDecimal(value, 2))}${of.unit ? `\u00a0${of.unit}` : ''}`
        : f.percent(shortDecimal(value, 2)),
  }
}
