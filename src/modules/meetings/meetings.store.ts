import './meetings.tables.ts'
import type { Tx } from '../../kernel/db/tables.ts'

/**
 * The next number of a series. Locks the series until the transaction ends, so it is taken as late as the verb allows.
 * Numbers have no gap, unless somebody entered a higher one by hand.
 */
export async function takeNextNumber(tx: Tx, ownerId: string, series: string): Promise<number> {
  const row = await tx
    .insertInto('meeting_series')
    .values({ owner_id: ownerId, series, last_number: 1 })
    .onConflict((oc) =>
      oc
        .columns(['owner_id', 'series'])
        .doUpdateSet((eb) => ({ last_number: eb('meeting_series.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

/** Moves the series on to a number that somebody gave; it never goes back. */
export async function raiseSeries(tx: Tx, ownerId: string, series: string, number: number): Promise<void> {
  await tx
    .insertInto('meeting_series')
    .values({ owner_id: ownerId, series, last_number: number })
    .onConflict((oc) =>
      oc.columns(['owner_id', 'series']).doUpdateSet((eb) => ({
        last_number: eb.fn<number>('greatest', ['meeting_series.last_number', 'excluded.last_number']),
      })),
    )
    .execute()
}
