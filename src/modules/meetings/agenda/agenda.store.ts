import '../meetings.tables.ts'
import '../sittings.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import type { AgendaRow, AgendaSelect, DecidingBody } from '../../../kernel/manifest.ts'
import { visible } from '../../../kernel/records.ts'

export interface Proposed extends AgendaRow {
  record_kind: string
  record_title: string
  /** As the agenda will have it, unless the secretary words it anew. */
  title: string
}

/** Proposals of one kind that a body's session may take up and does not have yet, within the actor's sight; soonest due first. */
export async function proposedBy(
  db: Db | Tx,
  actor: Actor,
  select: AgendaSelect,
  of: { sessionId: string; body: DecidingBody; day: string },
): Promise<Proposed[]> {
  const { body } = of
  const { rows } = await sql<Omit<Proposed, 'title'>>`
    with asking as (select ${of.sessionId}::uuid as session_id, ${body.id}::uuid as body_id, ${body.kind}::text as kind,
      ${body.provinceId}::text as province_id, ${body.clusterId}::uuid as cluster_id, ${body.organisationId}::uuid as organisation_id,
      ${of.day}::date as day)
    select one.what, one.subject_id, one.record_id, one.since, one.due, one.details, records.kind as record_kind,
      records.title as record_title
    from (${select.select()}) one join records on records.id = one.record_id
    where ${visible(actor)} and not exists (select 1 from agenda_items item where item.session_id = ${of.sessionId}
      and item.what = one.what and item.subject_id = one.subject_id)
    order by one.due nulls last, one.since, one.subject_id limit 200`.execute(db)
  return rows.map((row) => ({ ...row, title: titleOf(select, row.details) }))
}

/** An item carried over keeps the title that it had. */
export const titleOf = (select: AgendaSelect, details: AgendaRow['details']): string =>
  typeof details.carriedTitle === 'string' ? details.carriedTitle : select.title(details).slice(0, 300)

/** The body as rooms are asked about it. */
export const decidingBody = (db: Db | Tx, bodyId: string): Promise<DecidingBody> =>
  db
    .selectFrom('bodies')
    .innerJoin('records', 'records.id', 'bodies.id')
    .select([
      'bodies.id as id',
      'bodies.kind_code as kind',
      'records.province_id as provinceId',
      'records.cluster_id as clusterId',
      'records.organisation_id as organisationId',
    ])
    .where('bodies.id', '=', bodyId)
    .executeTakeFirstOrThrow()

export const findItem = (tx: Db | Tx, id: string) =>
  tx.selectFrom('agenda_items').selectAll().where('id', '=', id).executeTakeFirst()

export const lastPosition = async (tx: Tx, sessionId: string): Promise<number> => {
  const { last } = await tx
    .selectFrom('agenda_items')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
  return last
}

/** Puts the items of a session in this order. Beyond every place first, because no two may stand in one. */
export async function placeItems(tx: Tx, sessionId: string, ids: readonly string[]): Promise<void> {
  await sql`update agenda_items set position = position + 10000 where session_id = ${sessionId}`.execute(tx)
  await sql`update agenda_items set position = wanted.place from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
    where agenda_items.id = wanted.id and session_id = ${sessionId}`.execute(tx)
}

/** Items sent out for written remarks, with what was answered. */
export const askedOf = (db: Db | Tx, sessionId: string) =>
  db
    .selectFrom('session_remarks as asked')
    .leftJoin('session_remarks as answer', 'answer.to_remark', 'asked.id')
    .select([
      'asked.id as id',
      'asked.agenda_item_id as itemId',
      'asked.organisation_id as organisationId',
      'asked.due as due',
      'asked.body as question',
      'answer.body as answer',
      'answer.record_id as answeredBy',
      'answer.made_at as answeredAt',
    ])
    .where('asked.session_id', '=', sessionId)
    .where('asked.kind', '=', 'asked')
    .orderBy('asked.made_at')
    .orderBy('asked.id')
    .execute()

/** Sessions within sight on whose agenda a record stands, newest first. */
export const sessionsWith = (db: Db | Tx, actor: Actor | null, recordId: string) =>
  db
    .selectFrom('records')
    .innerJoin('sessions', 'sessions.id', 'records.id')
    .select(['records.id', 'records.title as name'])
    .where(visible(actor))
    .where('records.id', 'in', (eb) =>
      eb.selectFrom('agenda_items').select('session_id').where('record_id', '=', recordId),
    )
    .orderBy('sessions.number', 'desc')
    .execute()

/** Records that the agenda of a session is about. */
export const recordsOnAgenda = async (db: Db | Tx, sessionId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('agenda_items')
      .select('record_id')
      .where('session_id', '=', sessionId)
      .where('record_id', 'is not', null)
      .execute()
  ).map((row) => row.record_id!)
