import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { newId } from '../../../kernel/ids.ts'

export interface MovedSeat {
  bodyId: string
  body: string
  seat: { fa: string; en: string }
}

/**
 * Ends the seats that a person holds today in the bodies of a cluster, and seats the successor there, within a room's verb that hands the
 * person's work over. The new order is not written yet: its number and date stay open until the office enters them.
 *
 * @param input.until last day of the one who leaves; `input.from` first day of the successor; without one the seats stay empty
 */
export async function moveSittings(
  tx: Tx,
  ctx: Ctx,
  input: { clusterId: string; fromPersonId: string; toPersonId: string | null; until: string; from: string },
): Promise<MovedSeat[]> {
  const held = await tx
    .selectFrom('sittings')
    .innerJoin('seats', 'seats.id', 'sittings.seat_id')
    .innerJoin('records', 'records.id', 'seats.body_id')
    .select([
      'sittings.id as id',
      'sittings.valid_from as validFrom',
      'seats.id as seatId',
      'seats.title as seat',
      'records.id as bodyId',
      'records.title as body',
    ])
    .where('records.cluster_id', '=', input.clusterId)
    .where('sittings.person_id', '=', input.fromPersonId)
    .where('sittings.substitute_of', 'is', null)
    .where((eb) => eb.or([eb('sittings.valid_until', 'is', null), eb('sittings.valid_until', '>=', input.from)]))
    .orderBy('records.title')
    .execute()
  for (const sitting of held) {
    const until = sitting.validFrom !== null && sitting.validFrom > input.until ? sitting.validFrom : input.until
    await tx.updateTable('sittings').set({ valid_until: until }).where('id', '=', sitting.id).execute()
    if (input.toPersonId === null) continue
    await tx
      .insertInto('sittings')
      .values({
        id: newId(),
        seat_id: sitting.seatId,
        person_id: input.toPersonId,
        order_number: null,
        order_date: null,
        valid_from: input.from,
        valid_until: null,
        substitute_of: null,
        entered_at: ctx.clock.now(),
      })
      .execute()
  }
  return held.map(({ bodyId, body, seat }) => ({ bodyId, body, seat }))
}
