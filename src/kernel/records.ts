import './tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, Where } from './actor.ts'
import type { Db, Tx } from './db/tables.ts'
import { conflict, notFound } from './errors.ts'
import { newId } from './ids.ts'
import type { Audience, LinkKind, ProvenanceMark } from './tables.ts'

/** A record as rooms handle it. */
export interface RecordRow extends Where {
  id: string
  kind: string
  title: string
  provinceId: string | null
  clusterId: string | null
  organisationId: string | null
  bodyId: string | null
  audience: Audience
  version: number
}

export interface NewRecord extends Where {
  id?: string
  kind: string
  title: string
  audience?: Audience
}

/**
 * The one visibility predicate: which rows of `records` this actor may see. Every read of anything joins `records` (under that name) with
 * `.where(visible(actor))`, before any LIMIT, count or facet. No grant and not a party: only what is public.
 */
export function visible(actor: Actor | null): RawBuilder<SqlBool> {
  const isPublic = sql<SqlBool>`records.audience = 'public'`
  if (!actor) return isPublic
  const { reach } = actor
  if (reach.nation) return sql<SqlBool>`true`
  const within: [string, readonly string[]][] = [
    ['records.province_id', reach.provinceIds],
    ['records.cluster_id', reach.clusterIds],
    ['records.organisation_id', reach.organisationIds],
    ['records.body_id', reach.bodyIds],
  ]
  const byPlace = within
    .filter(([, ids]) => ids.length > 0)
    .map(
      ([column, ids]) =>
        sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}${sql.raw(column === 'records.province_id' ? '::text[]' : '::uuid[]')})`,
    )
  const inReach = byPlace.length
    ? sql<SqlBool>`(records.audience = 'reach' and (${sql.join(byPlace, sql` or `)}))`
    : sql<SqlBool>`false`
  return sql<SqlBool>`(${isPublic} or ${inReach} or exists (select 1 from record_parties party where party.record_id = records.id
    and (party.person_id = ${actor.personId || null}::uuid or party.organisation_id = any(${[...reach.organisationIds]}::uuid[]))))`
}

/**
 * The ids of the records of a kind that `visible` lets this actor see, as a relation of one column `id`: each way of seeing by its own index.
 * For long lists of which an actor sees a small part; null where everything of the kind is seen, and asking would only cost. A test holds
 * it against `visible`.
 */
export function seen(actor: Actor | null, kind: string): RawBuilder<{ id: string }> | null {
  const ofKind = sql`select records.id from records where records.kind = ${kind}`
  const isPublic = sql`${ofKind} and records.audience = 'public'`
  if (!actor) return sql`(${isPublic})`
  const { reach } = actor
  if (reach.nation) return null
  const within = (column: string, type: string, ids: readonly string[]) =>
    ids.length === 0
      ? []
      : [
          sql`${ofKind} and records.audience = 'reach' and ${sql.ref(column)} = any(${[...ids]}${sql.raw(`::${type}[]`)})`,
        ]
  const asParty = (column: string, ids: readonly string[]) =>
    ids.length === 0
      ? []
      : [
          sql`select records.id from record_parties party join records on records.id = party.record_id and records.kind = ${kind}
            where ${sql.ref(column)} = any(${[...ids]}::uuid[])`,
        ]
  const ways = [
    isPublic,
    ...within('records.province_id', 'text', reach.provinceIds),
    ...within('records.cluster_id', 'uuid', reach.clusterIds),
    ...within('records.organisation_id', 'uuid', reach.organisationIds),
    ...within('records.body_id', 'uuid', reach.bodyIds),
    ...asParty('party.person_id', actor.personId ? [actor.personId] : []),
    ...asParty('party.organisation_id', reach.organisationIds),
  ]
  return sql`(${sql.join(ways, sql` union `)})`
}

/** Inserts the record row of a room's own row; both go into one transaction. Returns the id. */
export async function insertRecord(tx: Tx, at: Date, record: NewRecord): Promise<string> {
  const id = record.id ?? newId()
  await tx
    .insertInto('records')
    .values({
      id,
      kind: record.kind,
      title: record.title,
      province_id: record.provinceId ?? null,
      cluster_id: record.clusterId ?? null,
      organisation_id: record.organisationId ?? null,
      body_id: record.bodyId ?? null,
      audience: record.audience ?? 'reach',
      created_at: at,
    })
    .execute()
  return id
}

const recordColumns = [
  'records.id as id',
  'records.kind as kind',
  'records.title as title',
  'records.province_id as provinceId',
  'records.cluster_id as clusterId',
  'records.organisation_id as organisationId',
  'records.body_id as bodyId',
  'records.audience as audience',
  'records.version as version',
] as const

/** The visible record of that id (and kind), or null. */
export async function findRecord(
  db: Db | Tx,
  actor: Actor | null,
  id: string,
  kind?: string,
): Promise<RecordRow | null> {
  const row = await db
    .selectFrom('records')
    .select(recordColumns)
    .where('records.id', '=', id)
    .$if(kind !== undefined, (query) => query.where('records.kind', '=', kind!))
    .where(visible(actor))
    .executeTakeFirst()
  return row ?? null
}

/** The visible record of that id, or 404. */
export async function getRecord(db: Db | Tx, actor: Actor | null, id: string, kind?: string): Promise<RecordRow> {
  const row = await findRecord(db, actor, id, kind)
  if (!row) throw notFound()
  return row
}

/**
 * Locks the record for a change and moves its version on. `expected` is the version the person had on screen; when another has saved
 * since, 409 `kernel.stale` with both versions, and nothing is written. Pass null where a stale screen does no harm.
 */
export async function touchRecord(tx: Tx, record: RecordRow, expected: number | null, title?: string): Promise<number> {
  const row = await tx
    .updateTable('records')
    .set((eb) => ({ version: eb('version', '+', 1), ...(title === undefined ? {} : { title }) }))
    .where('id', '=', record.id)
    .$if(expected !== null, (query) => query.where('version', '=', expected!))
    .returning('version')
    .executeTakeFirst()
  if (!row) {
    const now = await tx.selectFrom('records').select('version').where('id', '=', record.id).executeTakeFirst()
    throw conflict('kernel.stale', { yours: expected, now: now?.version ?? record.version })
  }
  return row.version
}

/** Adds a party: a person or an organisation who sees this record whatever their reach. */
export async function addParty(
  tx: Tx,
  recordId: string,
  party: { personId?: string; organisationId?: string; as: string },
): Promise<void> {
  await tx
    .insertInto('record_parties')
    .values({
      record_id: recordId,
      person_id: party.personId ?? null,
      organisation_id: party.organisationId ?? null,
      party_as: party.as,
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Ties two records; the same link twice is one link. */
export async function linkRecords(tx: Tx, at: Date, fromId: string, toId: string, kind: LinkKind): Promise<void> {
  await tx
    .insertInto('links')
    .values({ from_id: fromId, to_id: toId, kind, created_at: at })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Says where a value came from. `field` '' is the whole record. */
export async function markProvenance(
  tx: Tx,
  recordId: string,
  marks: readonly { field?: string; mark: ProvenanceMark; source?: string }[],
): Promise<void> {
  if (marks.length === 0) return
  await tx
    .insertInto('provenance')
    .values(
      marks.map((mark) => ({
        record_id: recordId,
        field: mark.field ?? '',
        mark: mark.mark,
        source: mark.source ?? '',
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Where the values of a record came from. */
export const listProvenance = (db: Db | Tx, recordId: string) =>
  db.selectFrom('provenance').select(['field', 'mark', 'source']).where('record_id', '=', recordId).execute()

/**
 * Which of these records something else points at: by a foreign key of any room's table, by the history, by a grant over it, as the
 * organisation of other records. What a new room adds counts by itself.
 *
 * @param except tables whose rows are part of the record itself
 */
export async function pointedAt(tx: Tx, ids: readonly string[], except: readonly string[]): Promise<Set<string>> {
  const { rows: keys } = await sql<{ place: string; field: string }>`
    select con.conrelid::regclass::text as place, att.attname as field
    from pg_constraint con join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
    where con.contype = 'f' and cardinality(con.conkey) = 1 and con.confrelid <> con.conrelid
      and con.confrelid in (select con2.conrelid from pg_constraint con2 where con2.contype = 'f'
        and con2.confrelid = 'records'::regclass and con2.conkey = (select conkey from pg_constraint
          where contype = 'p' and conrelid = con2.conrelid) union select 'records'::regclass)
      and con.conrelid::regclass::text <> all(${[...except]}::text[])`.execute(tx)
  // these name a record without a foreign key
  const named = [
    { place: 'journal_entries', field: 'record_id' },
    { place: 'grants', field: 'reach_id' },
    { place: 'records', field: 'organisation_id' },
  ]
  const parts = [...keys, ...named].map(({ place, field }) => {
    const column = sql.ref(field)
    const self = place === 'records' ? sql`and id <> organisation_id` : sql``
    const wanted = field === 'reach_id' ? sql`${[...ids]}::text[]` : sql`${[...ids]}::uuid[]`
    return sql`select ${column}::text as id from ${sql.table(place)} where ${column} = any(${wanted}) ${self}`
  })
  const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union `)}`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
