import { compareInstants, type Instant, type IsoDate } from '../dates.ts'
import { type Decimal, dec, sum, text } from '../decimal.ts'
import type { CountAt, Id } from './shapes.ts'

/** One counted thing of a room: on which day it happened, when it was entered, how many it is. */
export type CountRow = { readonly itemId: Id; readonly on: IsoDate; readonly at: Instant; readonly amount: Decimal }

/** Counting by rows that are only ever added; a correction is a row with a negative amount. */
export function countRows(rows: readonly CountRow[]): CountAt {
  const byItem = Map.groupBy(rows, (row) => row.itemId)
  return (itemId, asOf, knownAt) => {
    const own = byItem.get(itemId)
    if (!own) return null
    return text(
      sum(own.filter((row) => row.on <= asOf && compareInstants(row.at, knownAt) <= 0).map((row) => dec(row.amount))),
    )
  }
}
