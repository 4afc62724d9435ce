import './meetings.tables.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'

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

/** Names of persons and organisations by id, as their records carry them. An id without record is left out. */
export async function namesOf(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('records').select(['id', 'title']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** A named thing for a page, or null where it is open. */
export const namedBy = (names: Map<string, string>, id: string | null) =>
  id === null ? null : { id, name: names.get(id) ?? id }
