import { sql } from 'kysely'
import type { Actor, RoleName } from '../../kernel/actor.ts'
import { plannedOnce } from '../../kernel/db/prepared.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { AskedSelect } from '../../kernel/manifest.ts'
import { visible } from '../../kernel/records.ts'
import { standsFor } from './desk.sql.ts'

/** What the actor asked of others through a room's verbs and has not got yet. */
export interface AskedInRoom {
  record_id: string
  record_kind: string
  record_title: string
  subject_id: string
  what: string
  to_name: string | null
  to_role: RoleName | null
  since: Date
  due: string | null
  details: Record<string, unknown>
}

/** The first of them by deadline, with how many there are in all. */
export async function listAskedInRooms(
  db: Db | Tx,
  selects: readonly AskedSelect[],
  actor: Actor,
  today: string,
  limit: number,
): Promise<{ rows: AskedInRoom[]; total: number }> {
  const who = standsFor(actor)
  if (selects.length === 0 || who.length === 0) return { rows: [], total: 0 }
  const union = sql.join(
    selects.map(
      (
        one,
      ) => sql`select record_id, subject_id, what, to_name, to_role, since, due, details from (${one.select(today)}) one
        where one.by_person_id = any(${who}::uuid[])`,
    ),
    sql` union all `,
  )
  const { rows } = await sql<AskedInRoom & { total: string }>`${plannedOnce}
    select asked.*, records.kind as record_kind, records.title as record_title, count(*) over () as total
    from (${union}) asked join records on records.id = asked.record_id
    where ${visible(actor)}
    order by asked.due asc nulls last, asked.since, asked.subject_id limit ${limit}`.execute(db)
  return { rows, total: Number(rows[0]?.total ?? 0) }
}
