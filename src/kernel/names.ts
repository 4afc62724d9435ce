import './tables.ts'
import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import type { Db, Tx } from './db/tables.ts'
import { visible } from './records.ts'

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

/** The same of records that are named only where the actor sees them: a letter's title is its own. */
export async function seenNames(
  { db, actor }: { db: Db | Tx; actor: Actor | null },
  ids: Iterable<string | null | undefined>,
): Promise<NameOf> {
  const wanted = [...new Set([...ids].filter((id): id is string => Boolean(id)))]
  if (wanted.length === 0) return () => null
  const { rows } = await sql<{ id: string; title: string }>`
    select records.id, records.title from records where records.id = any(${wanted}::uuid[]) and ${visible(actor)}`.execute(
    db,
  )
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return (id) => (id && titles.has(id) ? { id, name: titles.get(id)! } : null)
}
