import Big from 'big.js'

/**
 * Exact decimals of this engine. Sums and products are exact; a quotient that does not end (a count of 1 against a
 * target of 3) is cut, half up, at 20 decimal places, the same everywhere, so that receipts recompute to the last digit.
 */
export const QUOTIENT_PLACES = 20

/** Our own constructor: nobody else's `Big.DP` or `Big.RM` reaches it. */
const Exact = Big()
Exact.DP = QUOTIENT_PLACES
Exact.RM = 1

export type Exact = Big

/** A decimal as plain text: `-?digits[.digits]`, Latin digits, no exponent. */
export type Decimal = string

/** Reads a decimal; throws on anything that is not one (callers check user input with `isDecimal` first). */
export const dec = (value: Decimal | number | Exact): Exact => Exact(value)

export const ZERO = dec('0')
export const HUNDRED = dec('100')

/** Plain text of an exact number: no exponent, no trailing zeros, no negative zero. */
export const text = (value: Exact): Decimal => (value.eq(ZERO) ? '0' : value.toFixed())

/** Whether a text is a decimal as we store it. */
export const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'string' && /^-?\d{1,30}(\.\d{1,30})?$/.test(value)

/** Number of digits after the point that carry value: `'1.50'` has one. */
export function decimalPlaces(value: Decimal): number {
  const fraction = value.split('.')[1] ?? ''
  return fraction.replace(/0+$/, '').length
}

export const sum = (values: Iterable<Exact>): Exact => {
  let total = ZERO
  for (const value of values) total = total.plus(value)
  return total
}

/** `part` as a percentage of `whole` (20 places, half up). `whole` must not be zero. */
export const percentOf = (part: Exact, whole: Exact): Exact => part.times(HUNDRED).div(whole)

/** Physical progress lies between 0 and 100, whatever was counted. */
export const asPhysicalProgress = (percent: Exact): Exact =>
  percent.gt(HUNDRED) ? HUNDRED : percent.lt(ZERO) ? ZERO : percent

/** The only place where a figure is rounded: for the eye, half up. */
export const forDisplay = (value: Decimal, places = 2): Decimal => text(dec(value).round(places, 1))
