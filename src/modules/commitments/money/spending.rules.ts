import { compareInstants, type Instant, type IsoDate } from '../dates.ts'
import { type Decimal, dec, sum, text } from '../decimal.ts'

/** A row of spending as it was written: a first entry, or a correction that adds to one or takes off it. */
export interface SpendingLine {
  readonly id: string
  readonly itemId: string
  readonly amount: Decimal
  readonly spentOn: IsoDate
  readonly at: Instant
  readonly correctsId: string | null
}

/** A first entry with what it stands at now and how it came there; every amount in whole rials. */
export type SpendingEntry<Line extends SpendingLine> = Line & {
  readonly now: Decimal
  readonly corrections: readonly (Line & { readonly to: Decimal })[]
}

/**
 * Spending up to a day as known at an instant: each first entry with its corrections in the order of their making. One that was brought to
 * zero stays, so that its history can be read. By day, then by when it was written.
 */
export function spendingEntries<Line extends SpendingLine>(
  lines: readonly Line[],
  when: { asOf: IsoDate; knownAt: Instant },
): SpendingEntry<Line>[] {
  const known = lines
    .filter((line) => line.spentOn <= when.asOf && compareInstants(line.at, when.knownAt) <= 0)
    .toSorted((one, other) => compareInstants(one.at, other.at))
  return known
    .filter((line) => line.correctsId === null)
    .map((first) => {
      let now = dec(first.amount)
      const corrections = known
        .filter((line) => line.correctsId === first.id)
        .map((line) => {
          now = now.plus(dec(line.amount))
          return { ...line, to: text(now) }
        })
      return { ...first, now: text(now), corrections }
    })
    .toSorted((one, other) => (one.spentOn === other.spentOn ? 0 : one.spentOn < other.spentOn ? -1 : 1))
}

/** What a correction must add (or, negative, take off) so that an entry stands at `to`; null where it stands there already. */
export function correctionTo(now: Decimal, to: Decimal): Decimal | null {
  const difference = dec(to).minus(dec(now))
  return difference.eq(0) ? null : text(difference)
}

/** Sum of what entries stand at. */
export const spentNow = (entries: readonly Pick<SpendingEntry<SpendingLine>, 'now'>[]): Decimal =>
  text(sum(entries.map((entry) => dec(entry.now))))
