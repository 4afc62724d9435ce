import './search.tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { visible } from '../../kernel/records.ts'
import type { AskedWord } from './search.rules.ts'

export interface FoundRow {
  id: string
  recordId: string
  kind: string
  recordKind: string
  title: string
  provinceId: string | null
  clusterId: string | null
}

/**
 * Where a word stands almost everywhere, the best are looked for among so many that are seen and have it; who writes another word comes to
 * what is left. It bounds the work of one letter typed.
 */
const candidates = 500

/** Two parts of one index: what is few and looked for most is found also where a hundred thousand others have the word. */
const parts = [
  sql<SqlBool>`entry.kind in ('cluster', 'body', 'organisation')`,
  sql<SqlBool>`entry.kind not in ('cluster', 'body', 'organisation')`,
]

const hasWords = (words: readonly AskedWord[]): RawBuilder<SqlBool> =>
  sql.join(
    words.map(
      ({ patterns }) =>
        sql`(${sql.join(
          patterns.map((pattern) => sql`entry.folded like ${pattern}`),
          sql` or `,
        )})`,
    ),
    sql` and `,
  )

/**
 * Lets the index leave out what no reach of the actor comes to, where a word stands in a hundred thousand names. It only narrows: what
 * is seen is judged by `visible` on the record itself. Who sees the nation needs none.
 */
export function within(actor: Actor | null): RawBuilder<SqlBool> {
  return actor?.reach.nation
    ? sql<SqlBool>`true`
    : sql<SqlBool>`entry.reaches && ${['public', ...ownKeys(actor)]}::text[]`
}

/** Keys of the actor's own reaches, and of the person as a party. */
function ownKeys(actor: Actor | null): string[] {
  const { provinceIds = [], clusterIds = [], organisationIds = [], bodyIds = [] } = actor?.reach ?? {}
  return [...provinceIds, ...clusterIds, ...organisationIds, ...bodyIds, ...(actor?.personId ? [actor.personId] : [])]
}

/**
 * What the actor may see and has every word: at most so many of a kind and one more, best first. A name that begins with the query comes
 * before one in which its words begin words, and that before the rest; of equals what lies in the actor's own place, then the shorter.
 */
export async function findEntries(
  db: Db | Tx,
  actor: Actor | null,
  words: readonly AskedWord[],
  { kinds, most }: { kinds: readonly string[]; most: number },
): Promise<FoundRow[]> {
  const whole = words.map(({ word }) => word).join(' ')
  const inOrder = words.map(({ word }) => `% ${word}%`).join('')
  const keys = ownKeys(actor)
  // a public record names no reach: its own place says whether it lies in the actor's
  const own = sql`(entry.reaches && ${keys}::text[] or coalesce(records.province_id = any(${keys}::text[]), false)
    or coalesce(records.cluster_id::text = any(${keys}::text[]), false))`
  const seen = (part: RawBuilder<SqlBool>) => sql`(
    select entry.id, entry.record_id, entry.kind, entry.title, entry.folded, records.kind as record_kind, records.province_id, records.cluster_id,
      ${own} as own
    from search_entries entry join records on records.id = entry.record_id
    where ${part} and ${within(actor)} and ${hasWords(words)} and records.kind = any(${[...kinds]}::text[]) and ${visible(actor)}
    limit ${candidates})`
  const { rows } = await sql<FoundRow>`
    select id, record_id as "recordId", kind, record_kind as "recordKind", title, province_id as "provinceId", cluster_id as "clusterId"
    from (
      select seen.*, row_number() over (partition by kind order by rank, own desc, length(title), title, id) as place
      from (select found.*, case when folded like ${` ${whole}%`} then 0 when folded like ${inOrder} then 1 else 2 end as rank
        from (${sql.join(parts.map(seen), sql` union all `)}) found) seen
    ) placed
    where place <= ${most + 1}
    order by rank, own desc, length(title), title, id`.execute(db)
  return rows
}

/** Those of these entries that the actor may see; in no order. */
export const entriesOf = (db: Db | Tx, actor: Actor | null, ids: readonly string[], kinds: readonly string[]) =>
  db
    .selectFrom('search_entries as entry')
    .innerJoin('records', 'records.id', 'entry.record_id')
    .select([
      'entry.id as id',
      'entry.record_id as recordId',
      'entry.kind as kind',
      'records.kind as recordKind',
      'entry.title as title',
      'records.province_id as provinceId',
      'records.cluster_id as clusterId',
    ])
    .where('entry.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('records.kind', '=', sql<string>`any(${[...kinds]}::text[])`)
    .where(visible(actor))
    .execute()

/** Titles of these records, those that the actor may see. */
export async function titlesOf(db: Db | Tx, actor: Actor | null, ids: readonly (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('records')
    .select(['id', 'title'])
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .where(visible(actor))
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}
