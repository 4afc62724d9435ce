import { exact, sumOf, text } from '../agency.decimal.ts'

/** So many percent of an amount in whole rials, down: what the server takes as the most that may be asked for. */
export const shareOfAmount = (amount: string, weights: readonly string[]): string =>
  text(exact(amount).times(sumOf(weights)).div(100).round(0, 0))
