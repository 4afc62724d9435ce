/** A plain decimal: sign, whole digits, fraction digits. Never a float. */
export interface Decimal {
  negative: boolean
  whole: string
  fraction: string
}

/** Reads a decimal string or a finite number exactly as it prints; throws RangeError on anything else. */
export function toDecimal(value: string | number | bigint): Decimal {
  const text = typeof value === 'number' ? plainNumber(value) : String(value)
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!parts) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`)
  const whole = (parts[2] ?? '').replace(/^0+(?=\d)/, '')
  return { negative: parts[1] === '-', whole, fraction: parts[3] ?? '' }
}

/** A number without its exponent: 1e21 and 1e-7 written out. */
function plainNumber(value: number): string {
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value))
  if (!parts) return String(value)
  const [, sign, first, rest = '', exponent] = parts
  const digits = `${first}${rest}`
  const point = 1 + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

/** Rounds to so many decimals, halves away from zero (as accountants and school do), and pads with zeros. */
export function roundDecimal(value: Decimal, decimals: number): Decimal {
  if (value.fraction.length <= decimals) return { ...value, fraction: value.fraction.padEnd(decimals, '0') }
  const kept = BigInt(value.whole + value.fraction.slice(0, decimals))
  const up = Number(value.fraction[decimals]) >= 5 ? 1n : 0n
  const digits = String(kept + up).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  return { negative: value.negative, whole: digits.slice(0, point), fraction: digits.slice(point) }
}

/** Whether nothing is left but zeros: such a value is written without a sign. */
export function isZero(value: Decimal): boolean {
  return /^0*$/.test(value.whole + value.fraction)
}
