import { sql } from 'kysely'
import type { Tx } from '../../src/kernel/db/tables.ts'
import type { Born } from './ids.ts'

/**
 * How a column of a copied row is filled: as it is, an id moved on, ids among other words, a text in which places and trades are changed, or
 * both in a text or JSON.
 */
export interface Column {
  name: string
  how: 'same' | 'id' | 'idInText' | 'idsAmong' | 'text' | 'both'
  type: string
}

export interface CopiedTable {
  name: string
  columns: readonly Column[]
  /** SQL condition: rows that belong to the template. */
  own: string
  rows: number
}

/** Chained by hashes and numbered: copied by `rechain`. */
const journal = new Set(['journal_entries', 'journal_heads'])

/** Follow from the other tables, and are made from them: see `fillSearch`. */
const derived = new Set(['search_entries'])

/** Every table that has rows of the template, found in the database itself, so that a new table is not forgotten. */
export async function tablesToCopy(tx: Tx, born: Born, province: string, words: readonly string[]) {
  const { rows: columns } = await sql<{ table: string; name: string; type: string }>`
    select c.table_name as table, c.column_name as name, c.udt_name as type from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.is_generated = 'NEVER' order by c.table_name, c.ordinal_position`.execute(tx)
  const found: CopiedTable[] = []
  for (const [name, own] of Map.groupBy(columns, (column) => column.table)) {
    if (journal.has(name) || derived.has(name)) continue
    const ids = own.filter((column) => column.type === 'uuid')
    if (ids.length === 0) continue
    const mine = ids.map(({ name: id }) => `("${id}" > '${born.after}' and "${id}" < '${born.before}')`).join(' or ')
    const rows = Number((await one(tx, `select count(*) as n from "${name}" where ${mine}`)).n)
    if (rows === 0) continue
    const kinds = await Promise.all(own.map((column) => howOf(tx, { ...column, mine, province, words })))
    found.push({
      name,
      own: mine,
      rows,
      columns: own.map((column, place) => ({ name: column.name, type: column.type, how: kinds[place]! })),
    })
  }
  return found
}

interface Asked {
  table: string
  name: string
  type: string
  mine: string
  province: string
  words: readonly string[]
}

const idInText = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}'

/** A text is looked into where the template has its place or trade in it, or is an id; ids among other words are found one by one. */
async function howOf(tx: Tx, { table, name, type, mine, province, words }: Asked): Promise<Column['how']> {
  if (type === 'uuid') return 'id'
  if (!/^(text|varchar|jsonb|json|_text|_uuid)$/.test(type)) return 'same'
  const as = `"${name}"::text`
  const has = words.map((word) => `strpos(${as}, '${word}') > 0`).join(' or ')
  const row = await one(
    tx,
    `select coalesce(bool_or(${as} ~ '^${idInText}$'), false) as alone,
       coalesce(bool_or(${as} ~ '${idInText}' and ${as} !~ '^${idInText}$'), false) as among,
       coalesce(bool_or(${as} = '${province}' or ${has}), false) as words
     from "${table}" where ${mine}`,
  )
  if ((row.among || row.alone) && (row.words || type !== 'text')) {
    if (!/^(text|jsonb|json)$/.test(type)) throw new Error(`${table}.${name} is a ${type} that names the template`)
    return 'both'
  }
  if (row.among) return 'idsAmong'
  if (row.alone) return 'idInText'
  if (row.words && type !== 'text') return 'both'
  return row.words ? 'text' : 'same'
}

async function one(tx: Tx, text: string): Promise<Record<string, unknown>> {
  return (await sql.raw<Record<string, unknown>>(text).execute(tx)).rows[0]!
}
