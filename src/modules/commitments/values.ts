import { type Decimal, dec, decimalPlaces, isDecimal } from './decimal.ts'
import type { Measure } from './progress/shapes.ts'
import type { Details } from './verdict.ts'

export type ValueCode =
  | 'valueNotDecimal'
  | 'valueOutOfRange'
  | 'quantityNegative'
  | 'tooManyDecimals'
  | 'milestoneValue'

/** Places a person may state: finer percents pretend a precision that nobody measured. */
export const MOST_PLACES = 2

/** Why a stated value cannot be taken, or null. Percent 0…100; quantities from 0, also above the target; milestones 0 or 100. */
export function valueReason(value: Decimal, measure: Measure): { code: ValueCode; details: Details } | null {
  if (!isDecimal(value)) return { code: 'valueNotDecimal', details: { value: String(value) } }
  if (decimalPlaces(value) > MOST_PLACES) return { code: 'tooManyDecimals', details: { value, most: MOST_PLACES } }
  const number = dec(value)
  if (measure === 'quantity') return number.lt(0) ? { code: 'quantityNegative', details: { value } } : null
  if (number.lt(0) || number.gt(100)) return { code: 'valueOutOfRange', details: { value, least: '0', most: '100' } }
  if (measure === 'milestone' && !number.eq(0) && !number.eq(100)) return { code: 'milestoneValue', details: { value } }
  return null
}
