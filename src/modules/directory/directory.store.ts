import './directory.tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../kernel/errors.ts'
import { findRecord, getRecord, type RecordRow, visible } from '../../kernel/records.ts'
import { foldName } from './directory.rules.ts'

/** The three kinds of master record and their tables. */
export const masterTables = { organisation: 'organisations', person: 'persons', unit: 'units' } as const
export type MasterKind = keyof typeof masterTables

const literal = (word: string) => word.replaceAll(/[%_\\]/g, '\\$&')

/**
 * Every folded word of the search stands somewhere in the name. Words of three letters and more go through the trigram index.
 * Short ones count only as the beginning of a word.
 */
export function nameMatches(
  column: 'organisations.folded' | 'persons.folded' | 'units.folded',
  search: string,
): RawBuilder<SqlBool> {
  const words = foldName(search).split(' ').filter(Boolean)
  if (words.length === 0) return sql<SqlBool>`true`
  const name = sql.ref(column)
  return sql<SqlBool>`(${sql.join(
    words.map((word) =>
      word.length < 3 ? sql`(' ' || ${name}) like ${`% ${literal(word)}%`}` : sql`${name} like ${`%${literal(word)}%`}`,
    ),
    sql` and `,
  )})`
}

/** For each id the living record it stands for: itself, or the end of its chain of merges. */
export async function livingIds(db: Db | Tx, kind: MasterKind, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const table = sql.table(masterTables[kind])
  const { rows } = await sql<{ asked: string; id: string }>`
    with recursive chain as (
      select id as asked, id, merged_into from ${table} where id = any(${[...ids]}::uuid[])
      union all
      select chain.asked, next.id, next.merged_into from chain join ${table} next on next.id = chain.merged_into
    ) select asked, id from chain where merged_into is null`.execute(db)
  return new Map(rows.map((row) => [row.asked, row.id]))
}

/** The living record and all that have been merged into it, so that reads show what was entered under each. */
export async function groupIds(db: Db | Tx, kind: MasterKind, livingId: string): Promise<string[]> {
  const table = sql.table(masterTables[kind])
  const { rows } = await sql<{ id: string }>`
    with recursive members as (
      select id from ${table} where id = ${livingId}::uuid
      union all
      select lost.id from members join ${table} lost on lost.merged_into = members.id
    ) select id from members`.execute(db)
  return rows.map((row) => row.id)
}

/** Moves a record to another place in the same transaction as the change that moved it. */
export async function placeRecord(
  tx: Tx,
  id: string,
  where: { provinceId?: string | null; organisationId?: string | null },
): Promise<void> {
  await tx
    .updateTable('records')
    .set({
      ...(where.provinceId === undefined ? {} : { province_id: where.provinceId }),
      ...(where.organisationId === undefined ? {} : { organisation_id: where.organisationId }),
    })
    .where('id', '=', id)
    .execute()
}

/**
 * Refuses (409) a key that another living record holds: with its holder where the actor may see it, without where not.
 * `ownGroup` are the ids that may hold it: the record itself and what has been merged into it.
 */
export async function refuseHeldKeys(
  tx: Tx,
  actor: Actor,
  kind: MasterKind,
  keys: Readonly<Record<string, { column: string; value: string | null | undefined }>>,
  ownGroup: readonly string[] = [],
): Promise<void> {
  for (const [key, { column, value }] of Object.entries(keys)) {
    if (!value) continue
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(masterTables[kind])} where ${sql.ref(column)} = ${value}`.execute(tx)
    const holder = rows[0]?.id
    if (!holder || ownGroup.includes(holder)) continue
    const living = (await livingIds(tx, kind, [holder])).get(holder)!
    const seen = await findRecord(tx, actor, living)
    throw seen
      ? conflict('directory.keyHeld', { key, value, holderId: living, holder: seen.title }, [
          { path: key, code: 'directory.keyHeld', details: { key, value, holder: seen.title } },
        ])
      : conflict('directory.keyHeldElsewhere', { key, value }, [
          { path: key, code: 'directory.keyHeldElsewhere', details: { key, value } },
        ])
  }
}

/** Two wrote the same key at once: the later one gets the same conflict by name. */
export function nameKeyConflict(error: unknown): never {
  const constraint = violatedConstraint(error)
  const key = /_(national_identifier|industrial_identifier|tracking_code|national_code)$/.exec(constraint ?? '')?.[1]
  if (!key) throw error
  const path = key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  throw conflict('directory.keyHeldElsewhere', { key: path }, [{ path, code: 'directory.keyHeldElsewhere' }])
}

/** The record an id stands for: the end of its merges if the actor may see that, else the record itself; 404 if neither. */
export async function getLiving(
  db: Db | Tx,
  actor: Actor | null,
  kind: MasterKind,
  id: string,
): Promise<{ record: RecordRow; group: string[] }> {
  const living = (await livingIds(db, kind, [id])).get(id)
  const record = living ? await findRecord(db, actor, living, kind) : null
  const found = record ?? (await getRecord(db, actor, id, kind))
  return { record: found, group: await groupIds(db, kind, found.id) }
}

/** Titles of records by id, only of those the actor may see. */
export async function visibleTitles(db: Db | Tx, actor: Actor | null, ids: readonly (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('records')
    .select(['records.id', 'records.title'])
    .where('records.id', 'in', wanted)
    .where(visible(actor))
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}
