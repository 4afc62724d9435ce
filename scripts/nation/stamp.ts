import { sql } from 'kysely'
import type { Db, Tx } from '../../src/kernel/db/tables.ts'
import { type Cast, members } from './cast.ts'
import { type Born, createStamp } from './ids.ts'
import { rechain } from './journal.ts'
import { placeOf, wordsOf } from './size.ts'
import { type Column, type CopiedTable, tablesToCopy } from './tables.ts'

export interface Template {
  born: Born
  /** Who acted in it; its province is the first of `casts`. */
  casts: readonly Cast[]
}

/** Rows written at once. */
const atOnce = 200_000

/**
 * Copies the template (cluster 0) into the clusters 1 … last, row by row in SQL, in one transaction: other ids, the people, place and
 * trade of each copy, everything else as the verbs wrote it. Rows of the copies lie between each other in the order in which the verbs
 * wrote the template's, as they do where clusters live side by side. Triggers and foreign keys sleep meanwhile, in this session only.
 *
 * @param say rows written so far, of how many
 */
export async function stamp(db: Db, { born, casts }: Template, last: number, say: (done: number, all: number) => void) {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local work_mem = '256MB'`.execute(tx)
    const from = casts[0]!
    const words = wordsOf(0, from)
    await createStamp(tx, born, members(from))
    await listCopies(tx, casts, last)
    const tables = await tablesToCopy(tx, born, from.province, words)
    const { count: entries } = await tx
      .selectFrom('journal_entries')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where((eb) => eb.and([eb('request_id', '>', born.after), eb('request_id', '<', born.before)]))
      .executeTakeFirstOrThrow()
    const all = (tables.reduce((sum, table) => sum + table.rows, 0) + Number(entries)) * last
    let done = 0
    const more = (rows: number) => {
      done += rows
      say(done, all)
    }
    for (const table of tables) await copyTable(tx, table, { province: from.province, words }, last, more)
    await rechain(tx, { born, casts }, last, more)
    await fillSearch(tx)
    await sql`drop function pg_temp.stamp_among`.execute(tx)
    await sql`drop function pg_temp.stamp`.execute(tx)
    await sql`drop table copies`.execute(tx)
  })
}

/** The index of names, for all that was written while its triggers slept. */
const fillSearch = (tx: Tx) =>
  sql`insert into search_entries (id, record_id, kind, title, folded, reaches)
    select source.id, source.record_id, source.kind, source.title, search_text(source.said), search_reaches(records)
    from search_sources source join records on records.id = source.record_id
    where not exists (select from search_entries known where known.id = source.id)`.execute(tx)

/** One row a copy: its number, its province, who acts there, how its trade is written. */
async function listCopies(tx: Tx, casts: readonly Cast[], last: number): Promise<void> {
  await sql`create temporary table copies (k integer primary key, province text, people uuid[], words text[])`.execute(
    tx,
  )
  for (let k = 1; k <= last; k++) {
    const cast = casts[placeOf(k, casts.length)]!
    await sql`insert into copies values (${k}, ${cast.province}, ${members(cast)}::uuid[], ${[...wordsOf(k, cast)]}::text[])`.execute(
      tx,
    )
  }
  await sql`analyze copies`.execute(tx)
}

/** Where the template lies, and its words in the order of a copy's. */
interface Told {
  province: string
  words: readonly string[]
}

function filledBy({ name, how, type }: Column, { province, words }: Told): string {
  const column = `t."${name}"`
  if (how === 'id') return `pg_temp.stamp(${column}, c.k, c.people)`
  if (how === 'idInText') return `pg_temp.stamp(${column}::uuid, c.k, c.people)::text`
  if (how === 'idsAmong') return `pg_temp.stamp_among(${column}, c.k, c.people)`
  if (how === 'same') return column
  const replaced = words.reduce(
    (inner, word, n) => `replace(${inner}, '${word}', c.words[${n + 1}])`,
    `${column}::text`,
  )
  if (how === 'both') return `pg_temp.stamp_among(${replaced}, c.k, c.people)::${type}`
  return `case when ${column} = '${province}' then c.province else ${replaced} end`
}

async function copyTable(tx: Tx, table: CopiedTable, told: Told, last: number, more: (rows: number) => void) {
  const names = table.columns.map((column) => `"${column.name}"`).join(', ')
  const values = table.columns.map((column) => filledBy(column, told)).join(', ')
  // the order in which the verbs wrote them
  await sql
    .raw(`create temporary table own_rows as
      select row_number() over (order by ctid) as written, t.* from "${table.name}" t where ${table.own}`)
    .execute(tx)
  const step = Math.max(1, Math.floor(atOnce / last))
  for (let first = 1; first <= table.rows; first += step) {
    await sql
      .raw(`insert into "${table.name}" (${names})
        select ${values} from own_rows t cross join copies c where t.written between ${first} and ${first + step - 1}
        order by t.written, c.k`)
      .execute(tx)
    more(Math.min(step, table.rows - first + 1) * last)
  }
  await sql`drop table own_rows`.execute(tx)
}
