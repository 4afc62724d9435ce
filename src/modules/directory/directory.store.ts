import './directory.tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { foldName } from './directory.rules.ts'

/** The three kinds of master record and their tables. */
export const masterTables = { organisation: 'organisations', person: 'persons', unit: 'units' } as const
export type MasterKind = keyof typeof masterTables

const literal = (word: string) => word.replaceAll(/[%_\\]/g, '\\$&')

/**
 * Every folded word of the search stands somewhere in the name. Words of three letters and more go through the trigram index.
 * Short ones count only as the beginning of a word.
 */
export function nameMatches(column: 'organisations.folded' | 'persons.folded' | 'units.folded', search: string): RawBuilder<SqlBool> {
  const words = foldName(search).split(' ').filter(Boolean)
  if (words.length === 0) return sql<SqlBool>`true`
  const name = sql.ref(column)
  return sql<SqlBool>`(${sql.join(
    words.map((word) =>
      word.length < 3
        ? sql`(' ' || ${name}) like ${`% ${literal(word)}%`}`
        : sql`${name} like ${`%${literal(word)}%`}`,
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
