import Big from 'big.js'

/** Exact decimals of scores and payments: quotients cut half up at 20 places, as the commitments do. Our own constructor. */
const Exact = Big()
Exact.DP = 20
Exact.RM = 1

export type Exact = Big

export const exact = (value: string | number | Exact): Exact => Exact(value)

/** Plain text: no exponent, no trailing zeros. */
export const text = (value: Exact): string => (value.eq(0) ? '0' : value.toFixed())

export const sumOf = (values: Iterable<string | Exact>): Exact => {
  let total = exact('0')
  for (const value of values) total = total.plus(value)
  return total
}

/** Whole rials in groups of three, for the sentence of a refusal; its digits are written for the reader there. */
export const rials = (value: string | Exact): string => text(exact(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',')
