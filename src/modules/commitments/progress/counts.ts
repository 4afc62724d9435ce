import { compareInstants, type Instant, type IsoDate, tehranDay } from '../dates.ts'
import { type Decimal, dec, sum, text } from '../decimal.ts'
import type { CountAt, Id } from './shapes.ts'

/** One counted thing of a room: for which promise, on which day it happened, when it was entered, how many it is. */
export type CountRow = {
  readonly itemId: Id
  readonly counter?: string | null
  readonly on: IsoDate
  readonly at: Instant
  readonly amount: Decimal
}

const placeOf = (itemId: Id, counter?: string | null) => `${itemId}/${counter ?? ''}`

/**
 * Counting by rows that are only ever added; a correction is a row with a negative amount. A leaf counts from its start on. What the
 * year before it had counted when it was carried (`carriedAt`, by the new item) is not counted a second time.
 * Null where the rows say nothing of the leaf.
 */
export function countRows(rows: readonly CountRow[], carriedAt: ReadonlyMap<Id, Instant> = new Map()): CountAt {
  const byPlace = Map.groupBy(rows, (row) => placeOf(row.itemId, row.counter))
  return (leaf, asOf, knownAt) => {
    const own = byPlace.get(placeOf(leaf.itemId, leaf.counter))
    if (!own) return null
    const end = carriedAt.get(leaf.itemId)
    const before = end === undefined ? null : { at: end, on: tehranDay(end) }
    const counts = own.filter(
      (row) =>
        row.on <= asOf &&
        compareInstants(row.at, knownAt) <= 0 &&
        (leaf.start === null || row.on >= leaf.start) &&
        !(before && row.on <= before.on && compareInstants(row.at, before.at) <= 0),
    )
    return text(sum(counts.map((row) => dec(row.amount))))
  }
}
