/** A weight in ten-thousandths, so that a total is exact. What is no weight counts nothing. */
export function tenThousandths(weight: string): number {
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(weight)) return 0
  const [whole, part = ''] = weight.split('.')
  return Number(whole) * 10_000 + Number(part.padEnd(4, '0'))
}

/** Σ weight × score ÷ 5 as exact text, from weights in ten-thousandths times scores. */
export function exactOf(weighted: number): string {
  const hundredThousandths = weighted * 2
  const whole = Math.floor(hundredThousandths / 100_000)
  const part = String(hundredThousandths % 100_000)
    .padStart(5, '0')
    .replace(/0+$/, '')
  return part ? `${whole}.${part}` : String(whole)
}

/** Sum of weights as text. */
export const totalOf = (weights: readonly string[]): string =>
  exactOf(weights.reduce((sum, one) => sum + tenThousandths(one), 0) * 5)
