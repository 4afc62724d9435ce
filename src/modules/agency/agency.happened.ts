import './agency.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Happening, Span } from '../../kernel/happened.ts'
import { visible } from '../../kernel/records.ts'

const within = (provinceId: string | null) =>
  provinceId === null ? sql`true` : sql`records.province_id = ${provinceId}`

/** Visits of the supervisor within the days, by the day of the visit; known once reported. */
export async function visitsWithin(
  db: Db | Tx,
  actor: Actor | null,
  { from, to, provinceId }: Span,
): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    select records.id as "recordId", records.title, cluster.title as of, records.province_id as "provinceId", visit.held_on as on,
      visit.reported_at as "knownAt", null as amount
    from visits visit join records on records.id = visit.id join records cluster on cluster.id = visit.cluster_id
    where visit.state = 'reported' and visit.held_on between ${from}::date and ${to}::date
      and ${within(provinceId)} and ${visible(actor)}
    order by 5, 3, records.id`.execute(db)
  return rows
}

/** Payments approved within the days, by the day of the approval, with their rials. */
export async function paymentsWithin(
  db: Db | Tx,
  actor: Actor | null,
  { from, to, provinceId }: Span,
): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    select records.id as "recordId", records.title, cluster.title as of, records.province_id as "provinceId",
      ((step ->> 'at')::timestamptz at time zone 'Asia/Tehran')::date as on, (step ->> 'at')::timestamptz as "knownAt",
      statement.amount::text as amount
    from statements statement
    join records on records.id = statement.id
    left join records cluster on cluster.id = records.cluster_id
    cross join lateral jsonb_array_elements(statement.steps) step
    where step ->> 'kind' = 'approve'
      and ((step ->> 'at')::timestamptz at time zone 'Asia/Tehran')::date between ${from}::date and ${to}::date
      and ${within(provinceId)} and ${visible(actor)}
    order by 5, 2, records.id`.execute(db)
  return rows
}
