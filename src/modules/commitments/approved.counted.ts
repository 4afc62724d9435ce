import './commitments.tables.ts'
import { type RawBuilder, sql } from 'kysely'
import { countedChanges } from '../../kernel/counts.ts'

/**
 * Counted rows of what was approved of promised quantities: each claim says how much was reached by its day, so a row holds what was added
 * to the claim before it. A claim counts from the moment of its approval; a taken-over one from its entry. Quantities of another unit than
 * the one asked are no such things and stay out, as they stand in the version frozen last.
 *
 * @param promises relation (item_id: of `asked`, promise: the promise's item, unit: text)
 */
export const approvedQuantities = (promises: RawBuilder<unknown>) =>
  countedChanges(sql`
    select promises.item_id, claims.item_id as thing, trees.record_id as of_record, term.title as of_label, claims.as_of as from_day,
      coalesce(approved.value, verified.value, claims.quantity) as value,
      case when claims.taken_over then claims.made_at else approved.made_at end as known_at,
      null::timestamptz as gone_at, claims.made_at as entered_at, claims.id as tie
    from (${promises}) promises
    join claims on claims.item_id = promises.promise and claims.quantity is not null
    join items on items.id = claims.item_id
    join trees on trees.id = items.tree_id
    join lateral (
      select terms.title, terms.unit from terms join versions on versions.id = terms.version_id and versions.frozen_at is not null
      where terms.item_id = claims.item_id order by versions.n desc limit 1) term on term.unit = promises.unit
    left join steps approved on approved.claim_id = claims.id and approved.kind = 'approve'
    left join steps verified on verified.claim_id = claims.id and verified.kind = 'verify'
    where claims.taken_over or approved.id is not null`)
