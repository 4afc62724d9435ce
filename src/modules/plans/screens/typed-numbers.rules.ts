import { parseNumber } from '../../../kernel/fa/index.ts'

/** Latin text of a number as people type it; null where it is none, or below zero. */
export const numberOf = (text: string): string | null => {
  const read = parseNumber(text.replace(/[٪%]/g, ''))
  return read.ok && !read.value.startsWith('-') ? read.value : null
}

const PLACES = 6
const scaled = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES))
}
const unscaled = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0')
  const text = `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '')
  return value < 0n ? `-${text}` : text
}

/** Exact sum of the readable weights, and what is missing to a hundred (negative: too much). */
export function weightSum(rows: readonly { weight: string }[]): { sum: string; missing: string } {
  const sum = rows.reduce((total, row) => total + scaled(numberOf(row.weight) ?? '0'), 0n)
  return { sum: unscaled(sum), missing: unscaled(scaled('100') - sum) }
}
