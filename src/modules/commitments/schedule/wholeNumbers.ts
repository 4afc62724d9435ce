import { ScheduleRefused } from './network.ts'

/**
 * Durations and lags may have decimals, and 0.1 + 0.2 must be 0.3. All of them are brought to whole numbers of the
 * finest place that occurs; sums of whole numbers are exact up to 2^53. A schedule that could pass that is refused.
 */
export type Scale = { readonly toWhole: (value: number) => number; readonly fromWhole: (whole: number) => number }

const MOST_PLACES = 9

export function scaleFor(values: Iterable<number>): Scale {
  let places = 0
  let greatest = 0
  for (const value of values) {
    if (!Number.isInteger(value)) places = Math.max(places, placesOf(value))
    greatest += Math.abs(value)
  }
  const unit = 10 ** places
  if (places > MOST_PLACES || greatest * unit * 2 >= Number.MAX_SAFE_INTEGER)
    throw new ScheduleRefused('tooLarge', { most: MOST_PLACES })
  // Both are single correctly rounded operations on whole numbers, so a decimal comes back as the decimal it was.
  return {
    toWhole: (value) => Math.round(value * unit),
    fromWhole: (whole) => (whole === 0 ? 0 : whole / unit),
  }
}

function placesOf(value: number): number {
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
}
