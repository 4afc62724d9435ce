import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Condition, Conditions } from '../../kernel/manifest.ts'

/** Is there such a body, with a person in each seat that its kind asks for? Where no seat is asked for, one sitting member makes it. */
async function formed(
  db: Db | Tx,
  kind: string,
  place: { provinceId: string } | { clusterId: string },
  day: string,
): Promise<Condition> {
  const seats = await db
    .selectFrom('bodies')
    .innerJoin('records', 'records.id', 'bodies.id')
    .innerJoin('seats', 'seats.body_id', 'bodies.id')
    .leftJoin('sittings', (join) =>
      join
        .onRef('sittings.seat_id', '=', 'seats.id')
        .on((eb) => eb.or([eb('sittings.valid_from', 'is', null), eb('sittings.valid_from', '<=', day)]))
        .on((eb) => eb.or([eb('sittings.valid_until', 'is', null), eb('sittings.valid_until', '>=', day)])),
    )
    .select(['bodies.id as bodyId', 'seats.id as id', 'seats.required as required', 'sittings.id as sittingId'])
    .where((eb) => eb.or([eb('seats.valid_from', 'is', null), eb('seats.valid_from', '<=', day)]))
    .where((eb) => eb.or([eb('seats.valid_until', 'is', null), eb('seats.valid_until', '>=', day)]))
    .where('bodies.kind_code', '=', kind)
    .$if('provinceId' in place, (query) =>
      query.where('records.province_id', '=', (place as { provinceId: string }).provinceId),
    )
    .$if('clusterId' in place, (query) =>
      query.where('records.cluster_id', '=', (place as { clusterId: string }).clusterId),
    )
    .execute()
  const bodies = [...Map.groupBy(seats, (seat) => seat.bodyId).values()].map((own) => {
    const asked = own.filter((seat) => seat.required)
    const counted = asked.length > 0 ? asked : own.slice(0, 1)
    const taken = new Set(own.filter((seat) => seat.sittingId !== null).map((seat) => seat.id))
    return {
      asked: new Set(counted.map((seat) => seat.id)).size,
      seated: new Set(counted.filter((seat) => taken.has(seat.id)).map((seat) => seat.id)).size,
    }
  })
  const best = bodies.toSorted((one, other) => other.seated - one.seated)[0] ?? { asked: 0, seated: 0 }
  return { holds: best.asked > 0 && best.seated === best.asked, details: best }
}

/** Bodies of a cluster's place with their seats taken: what meetings know of the by-law's conditions. */
export const meetingsConditions: Conditions = {
  committee_formed: async (db, ctx, clusterId) => {
    const cluster = await db.selectFrom('records').select('province_id').where('id', '=', clusterId).executeTakeFirst()
    if (!cluster?.province_id) return null
    return formed(db, 'provincial_committee', { provinceId: cluster.province_id }, ctx.clock.today())
  },
  council_formed: (db, ctx, clusterId) => formed(db, 'steering_council', { clusterId }, ctx.clock.today()),
}
