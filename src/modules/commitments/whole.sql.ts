import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * Within another select: the whole of a record's tree on a line as of a day and as known now, in percent; null where nothing is promised.
 * The same figure as `progressAt`, read from the points; of a tree that a room counts for there are none.
 */
export const wholeNow = (
  record: RawBuilder<unknown>,
  line: 'approved' | 'claimed',
  day: string,
): RawBuilder<string | null> => sql`
  (select point.percent from trees tree join points point on point.tree_id = tree.id
    where tree.record_id = ${record} and point.line = ${sql.lit(line)} and point.item_id is null and point.known_until is null
      and point.from_day <= ${day}::date
    order by point.from_day desc limit 1)`

const lastClaim = (record: RawBuilder<unknown>, says: RawBuilder<SqlBool>) => sql<SqlBool>`
  coalesce((select ${says} from trees tree join items item on item.tree_id = tree.id join claims claim on claim.item_id = item.id
    where tree.record_id = ${record} order by claim.made_at desc, claim.id desc limit 1), false)`

const stepped = (...kinds: readonly string[]) =>
  sql<SqlBool>`exists (select 1 from steps step where step.claim_id = claim.id and step.kind = any(${kinds}::text[]))`

/** The last word about a single promise is a claim that it is kept, which nobody has approved or returned yet. */
export const keptClaimWaits = (record: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  lastClaim(record, sql`claim.value >= 100 and not ${stepped('approve', 'return', 'withdraw')}`)

/** The last word about a single promise is a claim that was sent back: it waits on its author. */
export const claimSentBack = (record: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  lastClaim(record, sql`claim.made_by is not null and ${stepped('return')}`)

/** The claim of a single promise that nobody has approved or returned: id, made_at, value, result; no row where none waits. */
export const claimWaiting = (record: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select claim.id, claim.made_at, claim.value, claim.result from trees tree join items item on item.tree_id = tree.id
    join claims claim on claim.item_id = item.id
    where tree.record_id = ${record} and tree.closed_at is null and not claim.taken_over
      and not ${stepped('approve', 'return', 'withdraw')}
    order by claim.made_at desc, claim.id desc limit 1)`
