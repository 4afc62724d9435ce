import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Happening, Span } from '../../kernel/happened.ts'
import { visible } from '../../kernel/records.ts'

/** Claims approved within the days, by the day of the approval, as far as the actor sees their records; of the record the title as `of`. */
export async function approvedWithin(
  db: Db | Tx,
  actor: Actor | null,
  { from, to, provinceId }: Span,
): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    select records.id as "recordId", coalesce(term.title, records.title) as title, records.title as of,
      records.province_id as "provinceId", (step.made_at at time zone 'Asia/Tehran')::date as on, step.made_at as "knownAt", null as amount
    from steps step
    join claims claim on claim.id = step.claim_id
    join items item on item.id = claim.item_id
    join trees tree on tree.id = item.tree_id
    join records on records.id = tree.record_id
    left join lateral (select terms.title from terms join versions version on version.id = terms.version_id
      where terms.item_id = item.id and version.frozen_at <= step.made_at order by version.n desc limit 1) term on true
    where step.kind = 'approve' and (step.made_at at time zone 'Asia/Tehran')::date between ${from}::date and ${to}::date
      and ${provinceId === null ? sql`true` : sql`records.province_id = ${provinceId}`} and ${visible(actor)}
    order by 5, 2, claim.id`.execute(db)
  return rows
}
