import '../meetings.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'
import type { BodyKind } from '../meetings.kinds.ts'

/** The rules of a body that are in force on a day: the newest edition begun by then, else its first. */
export async function rulesOf(db: Db | Tx, bodyId: string, day: string): Promise<{ edition: string; rules: BodyKind }> {
  return db
    .selectFrom('body_rules')
    .select(['edition', 'rules'])
    .where('body_id', '=', bodyId)
    .orderBy(sql`valid_from > ${day}::date`)
    .orderBy(sql`abs(valid_from - ${day}::date)`)
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** The editions of a body's rules, newest first. */
export const editionsOf = (db: Db | Tx, bodyId: string) =>
  db.selectFrom('body_rules').selectAll().where('body_id', '=', bodyId).orderBy('valid_from', 'desc').execute()

const bodyRows = (db: Db | Tx, actor: Actor | null) =>
  db
    .selectFrom('bodies')
    .innerJoin('records', 'records.id', 'bodies.id')
    .leftJoin('records as parent', 'parent.id', 'bodies.parent_id')
    .leftJoinLateral(
      (eb) =>
        // of a yearly series the newest year is what a page calls "the last number"
        eb
          .selectFrom('meeting_series')
          .select('last_number')
          .whereRef('owner_id', '=', 'bodies.id')
          .where('series', 'like', 'sessions%')
          .orderBy('series', 'desc')
          .limit(1)
          .as('numbers'),
      (join) => join.onTrue(),
    )
    .select([
      'bodies.id as id',
      'bodies.kind_code as kind',
      'bodies.parent_id as parentId',
      'parent.title as parentTitle',
      'records.title as title',
      'records.province_id as provinceId',
      'records.cluster_id as clusterId',
      'records.organisation_id as organisationId',
      'records.version as version',
      'records.created_at as createdAt',
      (eb) => eb.fn.coalesce('numbers.last_number', sql<number>`0`).as('lastNumber'),
    ])
    .where(visible(actor))

export type BodyRow = NonNullable<Awaited<ReturnType<typeof findBodyRow>>>

export const findBodyRow = (db: Db | Tx, actor: Actor | null, id: string) =>
  bodyRows(db, actor).where('bodies.id', '=', id).executeTakeFirst()

interface BodyFilter {
  provinceId?: string
  clusterId?: string
  organisationId?: string
  kind?: string
  parentId?: string
  limit?: number
  offset?: number
}

const wantedBodies = (db: Db | Tx, actor: Actor | null, filter: BodyFilter) =>
  bodyRows(db, actor)
    .$if(filter.provinceId !== undefined, (query) => query.where('records.province_id', '=', filter.provinceId!))
    .$if(filter.clusterId !== undefined, (query) => query.where('records.cluster_id', '=', filter.clusterId!))
    .$if(filter.parentId !== undefined, (query) => query.where('bodies.parent_id', '=', filter.parentId!))
    .$if(filter.kind !== undefined, (query) => query.where('bodies.kind_code', '=', filter.kind!))
    .$if(filter.organisationId !== undefined, (query) =>
      query.where('records.organisation_id', '=', filter.organisationId!),
    )

/** A page of the bodies within the reach, by title; filters narrow, never widen. */
export const pageOfBodies = (db: Db | Tx, actor: Actor | null, filter: BodyFilter = {}) =>
  wantedBodies(db, actor, filter)
    .orderBy('records.title')
    .orderBy('bodies.id')
    .limit(filter.limit ?? 200)
    .offset(filter.offset ?? 0)
    .execute()

/** The same with how many there are. */
export async function listBodyRows(db: Db | Tx, actor: Actor | null, filter: BodyFilter = {}) {
  const [rows, count] = await Promise.all([
    pageOfBodies(db, actor, filter),
    db
      .selectFrom(wantedBodies(db, actor, filter).as('wanted'))
      .select((eb) => eb.fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows, total: Number(count.total) }
}

export const seatsOf = (db: Db | Tx, bodyId: string) =>
  db.selectFrom('seats').selectAll().where('body_id', '=', bodyId).orderBy('code').orderBy('position').execute()

/** Everybody who ever sat, oldest first. */
export const sittingsOf = (db: Db | Tx, bodyId: string) =>
  db
    .selectFrom('sittings')
    .innerJoin('seats', 'seats.id', 'sittings.seat_id')
    .selectAll('sittings')
    .where('seats.body_id', '=', bodyId)
    .orderBy(sql`sittings.valid_from asc nulls first`)
    .orderBy('entered_at')
    .execute()

/** Who sits as secretary that day, substitutes too. The seat's code stands in the body's rules. */
export async function secretariesOf(db: Db | Tx, bodyId: string, day: string): Promise<string[]> {
  const { rules } = await rulesOf(db, bodyId, day)
  return sittingIn(db, bodyId, rules.secretary.seat, day)
}

/** Who sits in the seats of that code on that day. */
export async function sittingIn(db: Db | Tx, bodyId: string, seat: string, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sittings')
    .innerJoin('seats', 'seats.id', 'sittings.seat_id')
    .select('sittings.person_id')
    .distinct()
    .where('seats.body_id', '=', bodyId)
    .where('seats.code', '=', seat)
    .where((eb) => eb.or([eb('sittings.valid_from', 'is', null), eb('sittings.valid_from', '<=', day)]))
    .where((eb) => eb.or([eb('sittings.valid_until', 'is', null), eb('sittings.valid_until', '>=', day)]))
    .execute()
  return rows.map((row) => row.person_id)
}

/** Open askings for members of a body's seats, by seat. */
export const openNominations = async (db: Db | Tx, bodyId: string) => {
  const rows = await db
    .selectFrom('nominations')
    .innerJoin('seats', 'seats.id', 'nominations.seat_id')
    .select(['nominations.id as id', 'nominations.seat_id as seatId', 'named_at as namedAt'])
    .where('seats.body_id', '=', bodyId)
    .where('settled_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.seatId, { id: row.id, named: row.namedAt !== null }]))
}

/** A seat with its row locked, so that two appointments to it wait for each other. */
export const lockSeat = (tx: Tx, id: string) =>
  tx.selectFrom('seats').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const sittingsOfSeat = (tx: Tx, seatId: string) =>
  tx.selectFrom('sittings').selectAll().where('seat_id', '=', seatId).execute()

/** The papers that records as a whole came from, in one text each, as a list shows them and takes them in. */
export async function sourcesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length
    ? await db
        .selectFrom('provenance')
        .select(['record_id', 'source'])
        .where('record_id', 'in', [...ids])
        .where('field', '=', '')
        .where('source', '<>', '')
        .orderBy('source')
        .execute()
    : []
  const byRecord = Map.groupBy(rows, (row) => row.record_id)
  return new Map([...byRecord].map(([id, own]) => [id, [...new Set(own.map((row) => row.source))].join('، ')]))
}

/** Where the values of a record came from, as marked. */
export const provenanceOf = (db: Db | Tx, recordId: string) =>
  db
    .selectFrom('provenance')
    .select(['field', 'mark', 'source'])
    .where('record_id', '=', recordId)
    .orderBy('field')
    .execute()
