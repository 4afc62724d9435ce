import './tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from './db/tables.ts'

export type NameOf = (id: string | null | undefined) => { id: string; name: string } | null

/** Names of people, organisations and resolutions by record id: a name beside a deed is part of the deed, whatever the reader's reach. */
export async function namesOf(db: Db | Tx, ids: Iterable<string | null | undefined>): Promise<NameOf> {
  const wanted = [...new Set([...ids].filter((id): id is string => Boolean(id)))]
  const rows = wanted.length
    ? await db
        .selectFrom('records')
        .select(['id', 'title'])
        .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
        .execute()
    : []
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return (id) => (id && titles.has(id) ? { id, name: titles.get(id)! } : null)
}
